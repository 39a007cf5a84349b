/**
 * The records of a pax header: `<length> <name>=<value>\n`, the length in decimal and of the whole record.
 * undefined where they are not so formed. Source: POSIX.1-2017, pax.
 */
export function paxRecordsIn(bytes: Buffer): Map<string, string> | undefined {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    // Some writers fill up with NULs.
    if (bytes[at] === 0) return records;
    const space = bytes.indexOf(0x20, at);
    if (space < 0 || space - at > 10) return undefined;
    const digits = bytes.toString('latin1', at, space);
    const end = at + Number(digits);
    if (!/^[1-9]\d*$/.test(digits) || end > bytes.length || end <= space + 1 || bytes[end - 1] !== 0x0a)
      return undefined;
    const equals = bytes.indexOf(0x3d, space);
    if (equals < 0 || equals >= end) return undefined;
    const name = bytes.toString('utf8', space + 1, equals);
    // Extended attributes are bytes, all else is UTF-8.
    const isBytes = name.startsWith('SCHILY.xattr.');
    const value = isBytes ? bytes.toString('latin1', equals + 1, end - 1) : bytes.toString('utf8', equals + 1, end - 1);
    // A NUL would end the value for readers written in C, and not for others.
    if (!isBytes && value.includes('\0')) return undefined;
    records.set(name, value);
    at = end;
  }
  return records;
}
