const HALF_DAY = 12.42 * 60 * 60 * 1000;

export function nextTide(now: Date): string {
  return new Date(Math.ceil(now.getTime() / HALF_DAY) * HALF_DAY).toISOString();
}
