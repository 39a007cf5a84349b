import type { RateLimit } from '#registry/rate-limit.js';

/** In words: `76 of 100 pulls left for 6 hours`. */
export function rateLimitText({ limit, remaining, windowSeconds }: RateLimit): string {
  const of = limit === undefined ? '' : ` of ${limit}`;
  const left = remaining === undefined ? `${limit} pulls allowed` : `${remaining}${of} pulls left`;
  return windowSeconds === undefined ? left : `${left} in ${durationOf(windowSeconds)}`;
}

function durationOf(seconds: number): string {
  const [amount, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
