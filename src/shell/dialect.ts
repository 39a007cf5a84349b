/** The language that a shell speaks. `sh` is a POSIX shell of which no more is known. */
export type Dialect = 'sh' | 'bash' | 'dash' | 'ash' | 'ksh' | 'zsh' | 'powershell' | 'cmd' | 'other';

const DIALECTS: Readonly<Record<string, Dialect>> = {
  sh: 'sh',
  bash: 'bash',
  rbash: 'bash',
  dash: 'dash',
  ash: 'ash',
  busybox: 'ash',
  ksh: 'ksh',
  mksh: 'ksh',
  zsh: 'zsh',
  powershell: 'powershell',
  pwsh: 'powershell',
  cmd: 'cmd',
};

/** The dialect of a shell program, named with or without its path. */
export function dialectOf(program: string): Dialect {
  const name = program
    .replace(/^.*[/\\]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
  return Object.hasOwn(DIALECTS, name) ? (DIALECTS[name] as Dialect) : 'other';
}

/** Whether a script in this dialect can be read as a POSIX shell script. */
export function isPosix(dialect: Dialect): boolean {
  return dialect !== 'powershell' && dialect !== 'cmd' && dialect !== 'other';
}

/** The dialect of a script that starts with `#!`; `env` is looked through. */
export function shebangDialect(script: string): Dialect | undefined {
  const match = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(script);
  if (!match?.[1]) return undefined;
  return dialectOf(/(^|\/)env$/.test(match[1]) && match[2] ? match[2] : match[1]);
}
