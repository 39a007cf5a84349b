/** An amount of bytes in at most eight characters, in decimal units as Docker shows them: `999 B`, `12.3 MB`. */
export function bytesText(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  // From 999.95 on one decimal would show 1000.0.
  for (; amount >= (unit === 0 ? 1000 : 999.95) && unit < UNITS.length - 1; unit++) amount /= 1000;
  return `${unit === 0 ? amount : amount.toFixed(1)} ${UNITS[unit]}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
