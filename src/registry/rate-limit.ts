import type { IncomingHttpHeaders } from 'node:http';

/** How many pulls a registry still allows. Source: Docker Hub's headers `ratelimit-limit: 100;w=21600`. */
export interface RateLimit {
  readonly limit: number | undefined;
  readonly remaining: number | undefined;
  /** The time that the numbers are for. */
  readonly windowSeconds: number | undefined;
}

/** The rate limit that the headers of an answer tell, undefined when they tell none. */
export function rateLimitIn(headers: IncomingHttpHeaders): RateLimit | undefined {
  const [limit, ownWindow] = valueOf(headers['ratelimit-limit']);
  const [remaining, window] = valueOf(headers['ratelimit-remaining']);
  if (limit === undefined && remaining === undefined) return undefined;
  return { limit, remaining, windowSeconds: ownWindow ?? window };
}

function valueOf(header: string | readonly string[] | undefined): readonly [number?, number?] {
  const match = /^\s*(\d{1,12})(?:\s*;\s*w=(\d{1,9}))?/.exec(String(header ?? ''));
  return match ? [Number(match[1]), match[2] === undefined ? undefined : Number(match[2])] : [];
}
