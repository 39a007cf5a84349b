/**
 * A number in a tar header: octal digits, or base 256 where the first bit is set (GNU). undefined where it is
 * neither, negative, or more than a double holds exactly.
 */
export function tarNumberAt(block: Buffer, start: number, length: number): number | undefined {
  const first = block[start] as number;
  if (first & 0x80) return base256At(block, start, length);
  let at = start;
  const end = start + length;
  while (at < end && (block[at] === 0x20 || block[at] === 0)) at++;
  let value = 0;
  for (; at < end; at++) {
    const digit = (block[at] as number) - 0x30;
    if (digit >= 0 && digit <= 7) value = value * 8 + digit;
    else if (block[at] === 0x20 || block[at] === 0) break;
    else return undefined;
  }
  return value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

function base256At(block: Buffer, start: number, length: number): number | undefined {
  if ((block[start] as number) & 0x40) return undefined;
  let value = (block[start] as number) & 0x3f;
  for (let at = start + 1; at < start + length; at++) {
    value = value * 256 + (block[at] as number);
    if (value > Number.MAX_SAFE_INTEGER) return undefined;
  }
  return value;
}
