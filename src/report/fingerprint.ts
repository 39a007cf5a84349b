/** A short name for some texts that stays the same from run to run: 16 hexadecimal digits. */
export function fingerprintOf(...parts: readonly string[]): string {
  // FNV-1a with 64 bits over UTF-16 units; it needs no module, so a browser can run it too.
  let hash = 0xcbf29ce484222325n;
  const text = parts.join('\0');
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
