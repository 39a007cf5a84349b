import type { ShellWord } from '#shell/shell-word.js';
import type { Fix } from '../finding.js';

/** Answers what a package manager asks for confirmation, with `-y` behind its subcommand. */
export function assumeYes({ value, span: { end } }: ShellWord): Fix {
  return { title: `Add -y behind ${value}`, safety: 'safe', edits: [{ span: { start: end, end }, text: ' -y' }] };
}
