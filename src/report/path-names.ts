/** A path as forges write it: forward slashes, no `./` in front. */
export function slashedPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/+)+(?=.)/, '');
}

/** A path as a URI reference: relative for a relative path, a `file:` URI for an absolute one. */
export function uriOf(path: string): string {
  const slashed = slashedPath(path);
  const encoded = slashed.split('/').map(encodeSegment).join('/');
  if (slashed.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(slashed) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));
}
