/** Docker Hub answers under another name than its images have. */
const HUB_HOST = 'registry-1.docker.io';

/** The addresses at which a registry may answer, in the order to try them. */
export function endpointsOf(registry: string, insecure: boolean): readonly URL[] {
  const host = registry === 'docker.io' ? HUB_HOST : registry;
  const secure = new URL(`https://${host}/`);
  // Plain HTTP never leaves this machine unless somebody said so: Docker's own rule.
  return insecure || isLoopback(secure.hostname) ? [secure, new URL(`http://${host}/`)] : [secure];
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}
