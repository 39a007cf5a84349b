/** What a go.mod says. Source: https://go.dev/ref/mod#go-mod-file */
export interface GoMod {
  readonly module: string;
  /** The least version of the language: `1.23`, `1.23.4`. */
  readonly go: string | undefined;
  readonly toolchain: string | undefined;
  /** The required modules, indirect ones too. */
  readonly requires: readonly string[];
  /** Folders that `replace` points to, as they stand there. */
  readonly localReplacements: readonly string[];
}

/** Reads a go.mod; undefined when it names no module. */
export function parseGoMod(text: string): GoMod | undefined {
  let block = '';
  let module: string | undefined;
  let go: string | undefined;
  let toolchain: string | undefined;
  const requires: string[] = [];
  const localReplacements: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\/\/.*$/, '').trim();
    if (line === ')') block = '';
    else if (/^\w+ \($/.test(line)) block = line.split(' ')[0] ?? '';
    else if (line !== '') {
      const words = (block ? `${block} ${line}` : line).split(/\s+/).map((word) => word.replace(/^["`]|["`]$/g, ''));
      if (words[0] === 'module') module = words[1];
      if (words[0] === 'go') go = words[1];
      if (words[0] === 'toolchain') toolchain = words[1]?.replace(/^go/, '');
      if (words[0] === 'require' && words[1]) requires.push(words[1]);
      const target = words[0] === 'replace' ? words[words.indexOf('=>') + 1] : undefined;
      if (target && /^\.{1,2}(?:\/|$)/.test(target)) localReplacements.push(target);
    }
  }
  return module === undefined ? undefined : { module, go, toolchain, requires, localReplacements };
}
