/** What an image runs on. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** Reads `linux/arm64` or `linux/arm/v7`; undefined for anything else. */
export function parsePlatform(text: string): Platform | undefined {
  const match = /^([\w.-]+)\/([\w.-]+)(?:\/([\w.-]+))?$/.exec(text);
  return match ? platformOf({ os: match[1], architecture: match[2], variant: match[3] }) : undefined;
}

/** The platform that a config or an entry of an index names, without the variants that say nothing more. */
export function platformOf(value: { os?: unknown; architecture?: unknown; variant?: unknown }): Platform {
  const os = typeof value.os === 'string' && value.os ? value.os : 'linux';
  const named = typeof value.architecture === 'string' && value.architecture ? value.architecture : 'unknown';
  const architecture = NAMES[named] ?? named;
  const isStandard =
    (architecture === 'arm64' && value.variant === 'v8') || (architecture === 'amd64' && value.variant === 'v1');
  return typeof value.variant === 'string' && value.variant && !isStandard
    ? { os, architecture, variant: value.variant }
    : { os, architecture };
}

/** As users write it: `linux/arm/v7`. */
export function platformText({ os, architecture, variant }: Platform): string {
  return variant ? `${os}/${architecture}/${variant}` : `${os}/${architecture}`;
}

/** The platform of the machine that this program runs on, with Linux as the system as containers have it. */
export function hostPlatform(architecture: string): Platform {
  return { os: 'linux', architecture: NAMES[architecture] ?? architecture };
}

const NAMES: Readonly<Record<string, string>> = { x64: 'amd64', x86_64: 'amd64', aarch64: 'arm64', ia32: '386' };
