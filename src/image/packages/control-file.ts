/** The paragraphs of a file in Debian's control format: fields by their name in lower case, first lines only. */
export function* paragraphsIn(text: string): Generator<ReadonlyMap<string, string>> {
  for (const paragraph of text.split(/\n(?:[ \t]*\n)+/)) {
    const fields = new Map<string, string>();
    for (const line of paragraph.split('\n')) {
      const colon = line.indexOf(':');
      // A line that begins with a space continues the field before.
      if (colon <= 0 || /^\s/.test(line)) continue;
      fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    }
    if (fields.size > 0) yield fields;
  }
}
