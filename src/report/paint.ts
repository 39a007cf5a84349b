export type Style = keyof typeof codes;

/** Gives a text a style, or leaves it as it is when the output has no colours. */
export type Paint = (style: Style, text: string) => string;

/** A Paint that writes ANSI codes, or one that does nothing. */
export function paintOf(colour: boolean): Paint {
  return (style, text) => (colour && text ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
}

const codes = {
  error: '1;31',
  warning: '1;33',
  info: '1;34',
  bold: '1',
  dim: '2',
  rule: '36',
  fix: '32',
} as const;
