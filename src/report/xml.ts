import { printable } from './printable.js';

/** An XML 1.0 element; attributes without a value are left out, children stand on lines of their own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly string[] | string = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  if (children.length === 0) return `${start}/>`;
  if (typeof children === 'string') return `${start}>${escapeXml(children)}</${name}>`;
  return `${start}>\n${children.map((child) => `${child.replace(/^/gm, '  ')}\n`).join('')}</${name}>`;
}

/** An XML 1.0 document with one root element. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** A text as content or as an attribute value, without the characters that XML 1.0 forbids. */
function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"'\t\n]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
};
