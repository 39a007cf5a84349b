/** Bytes for people, in decimal units as Docker prints them: `1.23 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  let unit = -1;
  // 999.95 would be shown as 1000.
  while (value >= 999.5) {
    value /= 1000;
    unit++;
  }
  return `${value.toPrecision(3)} ${UNITS[unit]}`;
}

const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
