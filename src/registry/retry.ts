import { Temporary } from './failure.js';
import type { Patience } from './options.js';

const FIRST_DELAY = 250;

/** Does a step until it succeeds, fails for good, or has failed as often as patience lasts. */
export async function retry<T>(patience: Patience, step: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Temporary)) throw error;
      if (attempt >= patience.attempts) throw error.failure;
      await patience.wait(delayOf(attempt, error.retryAfter), signal);
    }
  }
}

/** Milliseconds until the next attempt: what the other side asks for, else twice as long each time, spread a little. */
export function delayOf(attempt: number, retryAfter: number | undefined): number {
  return retryAfter ?? Math.round(FIRST_DELAY * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
}
