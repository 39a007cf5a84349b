/** Proxy arguments that every RUN may use without an ARG. Source: the Dockerfile reference, "Predefined ARGs". */
export const proxyArgs: readonly string[] = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'FTP_PROXY',
  'ftp_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];

/** Platform arguments that FROM may use without an ARG; a stage needs `ARG NAME` first. Source: the Dockerfile reference. */
export const platformArgs: readonly string[] = [
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
];

/**
 * Arguments that steer BuildKit itself when given with --build-arg; a file that declares one only hands it on.
 * SOURCE_DATE_EPOCH, the date that a reproducible build writes, is one of them.
 * Source: the Dockerfile reference, "BuildKit built-in build args", and the page on build checks.
 */
export const buildkitArgs: readonly string[] = [
  'BUILDKIT_BUILD_NAME',
  'BUILDKIT_CACHE_MOUNT_NS',
  'BUILDKIT_CONTEXT_KEEP_GIT_DIR',
  'BUILDKIT_DOCKERFILE_CHECK',
  'BUILDKIT_HISTORY_PROVENANCE_V1',
  'BUILDKIT_INLINE_CACHE',
  'BUILDKIT_MULTI_PLATFORM',
  'BUILDKIT_SANDBOX_HOSTNAME',
  'BUILDKIT_SYNTAX',
  'SOURCE_DATE_EPOCH',
];

/** Whether the build gives this argument a meaning of its own, declared or not. */
export function isPredefinedArg(name: string): boolean {
  return proxyArgs.includes(name) || platformArgs.includes(name) || buildkitArgs.includes(name);
}
