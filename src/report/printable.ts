/**
 * The text with characters that act instead of being seen made visible: control characters become their pictures
 * (␛), text-direction overrides, lone surrogates and non-characters become �. Tabs and line feeds stay, and so
 * does the length.
 */
export function printable(text: string): string {
  return text.replace(acting, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** The text on one line: printable, and every run of white space is one space. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}

const acting = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;
