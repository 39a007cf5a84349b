/** The frontend that a file asks for. */
export interface SyntaxRequest {
  /** The image: `docker/dockerfile:1`. */
  readonly image: string;
  /** All that stands behind `syntax =`. */
  readonly line: string;
  /** The line of the directive, from 1. */
  readonly lineNumber: number;
}

/**
 * The frontend image that BuildKit loads for a file: from `# syntax=` at the top, behind a shebang too; from
 * `// syntax=`, or from the key of a JSON file. Source: moby/buildkit parser.DetectSyntax.
 */
export function detectSyntax(text: string): SyntaxRequest | undefined {
  return directiveValue(text, 'syntax', '#') ?? directiveValue(text, 'syntax', '//') ?? jsonSyntax(text);
}

/** The value of a directive on the comment lines at the top, behind a shebang too. */
export function directiveValue(text: string, name: string, comment: '#' | '//'): SyntaxRequest | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const pattern =
    comment === '#' ? /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/ : /^\/\/\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;
  const first = lines[0]?.startsWith('#!') ? 1 : 0;
  for (let index = first; index < lines.length; index++) {
    const match = pattern.exec(lines[index] ?? '');
    if (!match?.[1] || !match[2]) return undefined;
    if (match[1].toLowerCase() === name) return request(match[2], index + 1);
  }
  return undefined;
}

function jsonSyntax(text: string): SyntaxRequest | undefined {
  try {
    const value = (JSON.parse(text) as { readonly syntax?: unknown } | null)?.syntax;
    return typeof value === 'string' ? request(value, 1) : undefined;
  } catch {
    return undefined;
  }
}

function request(line: string, lineNumber: number): SyntaxRequest {
  return { image: line.split(/\s/)[0] as string, line, lineNumber };
}
