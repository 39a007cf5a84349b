/** Proxy arguments that every RUN may use without an ARG. Source: the Dockerfile reference, "Predefined ARGs". */
export const proxyArgs: readonly string[] = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'FTP_PROXY', 'ftp_proxy', 'NO_PROXY', 'no_proxy', 'ALL_PROXY', 'all_proxy'];
/** Platform arguments that FROM may use without an ARG; a stage needs `ARG NAME` first. Source: the Dockerfile reference. */
export const platformArgs: readonly string[] = ['TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT', 'BUILDPLATFORM', 'BUILDOS', 'BUILDARCH', 'BUILDVARIANT'];
