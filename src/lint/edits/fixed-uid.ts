import type { Stage } from '#model/stage.js';
import { chainCommands } from '#model/stage-chain.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import { isLiteral } from '#shell/shell-word.js';
import type { Edit } from '#text/edit.js';

/** The first number of the range that belongs to nobody on a host. */
const FIRST = 10001;

/** Gives the user that a command of a stage creates a number of its own. Undefined where the command has none, or takes none that we know. */
export function fixedUid(
  stage: Stage,
  user: string,
  text: string,
): { readonly edit: Edit; readonly uid: string } | undefined {
  const commands = chainCommands(stage).filter((command) => createsUser(command, user));
  const [command] = commands;
  const option = command && optionOf(command, stage);
  if (!command?.name || !option || commands.length > 1 || ![command.name, ...command.args].every(isLiteral))
    return undefined;
  let uid = FIRST;
  while (text.includes(String(uid))) uid++;
  const { end } = command.name.span;
  const words = command.script.form === 'exec' ? `, "${option}", "${uid}"` : ` ${option} ${uid}`;
  return { edit: { span: { start: end, end }, text: words }, uid: String(uid) };
}

function createsUser(command: Command, user: string): boolean {
  return effectsOf(command).some(
    (effect) => effect.kind === 'user' && effect.name?.value === user && effect.uid === undefined,
  );
}

/** adduser is a script of Debian, an applet of BusyBox, or useradd by another name. */
function optionOf({ program }: Command, { rootBase }: Stage): string | undefined {
  if (program === 'useradd') return '--uid';
  const manager = rootBase.kind === 'image' ? rootBase.facts?.packageManager : undefined;
  if (program !== 'adduser' || !manager) return undefined;
  return manager === 'apk' ? '-u' : '--uid';
}
