import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that make an image use the same certificates and registries as this machine, by absolute path. */
export type Settings = ReadonlyMap<string, string>;

const OWN_CERTIFICATES = '/usr/local/share/ca-certificates';
/** Where Debian keeps the certificates that it trusts. */
export const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** What this machine's own configuration says: certificates, apt, npm, pip. */
export function machineSettings(): Settings {
  const files = new Map<string, string>();
  const bundle = [process.env.SSL_CERT_FILE, process.env.NODE_EXTRA_CA_CERTS, BUNDLE].find(
    (path) => path && existsSync(path),
  );
  const hasOwn = addOwnCertificates(files) && bundle !== undefined;
  if (hasOwn) files.set(BUNDLE, readFileSync(bundle, 'utf8'));
  const apt = aptSettings();
  if (apt) files.set('/etc/apt/apt.conf.d/90machine', apt);
  const registry = said('npm', ['config', 'get', 'registry']);
  const npm = [registry && registry !== 'undefined' && `registry=${registry}`, hasOwn && `cafile=${BUNDLE}`].filter(
    Boolean,
  );
  if (npm.length > 0) files.set('/usr/local/etc/npmrc', `${npm.join('\n')}\n`);
  const index = process.env.PIP_INDEX_URL || said('pip', ['config', 'get', 'global.index-url']);
  const pip = [index && `index-url = ${index}`, hasOwn && `cert = ${BUNDLE}`].filter(Boolean);
  if (pip.length > 0) files.set('/etc/pip.conf', `[global]\n${pip.join('\n')}\n`);
  return files;
}

/** Where this machine gets Debian packages from. */
export function debianMirror(): string {
  const folder = '/etc/apt/sources.list.d';
  const files = [
    ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []),
    '/etc/apt/sources.list',
  ];
  const text = files.map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')).join('\n');
  return (
    /^(?:URIs: *|deb (?:\[[^\]]*\] )?)(https?:\/\/\S+\/debian)\/?(?=\s|$)/m.exec(text)?.[1] ??
    'http://deb.debian.org/debian'
  );
}

function addOwnCertificates(files: Map<string, string>): boolean {
  if (!existsSync(OWN_CERTIFICATES)) return false;
  for (const name of readdirSync(OWN_CERTIFICATES).filter((each) => each.endsWith('.crt'))) {
    files.set(join(OWN_CERTIFICATES, name), readFileSync(join(OWN_CERTIFICATES, name), 'utf8'));
  }
  return files.size > 0;
}

/** Proxies, and how strict apt is about dates: what a mirror that stands still needs. */
function aptSettings(): string {
  const lines = said('apt-config', ['dump']).split('\n');
  const wanted =
    /^Acquire::(?:Check-Valid-Until|Check-Date|Retries|(?:http|https)::(?:Proxy|Timeout|CAInfo)) "[^"]+";$/i;
  return lines
    .filter((line) => wanted.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

function said(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
