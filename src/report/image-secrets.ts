import type { Accounts } from '#image/accounts.js';
import type { DangerousFile } from '#image/dangers.js';
import type { ImageSecret } from '#image/secrets.js';
import type { ImageFormat } from './image-layers.js';
import { jsonText } from './image-layers.js';
import { oneLine, printable } from './printable.js';
import { tableOf } from './table.js';

/** Secrets, users and files with too many rights. A secret's value is in neither format: it was never kept. */
export function formatSecrets(
  secrets: readonly ImageSecret[],
  dangers: readonly DangerousFile[],
  accounts: Accounts,
  user: string,
  format: ImageFormat,
  width: number,
): string {
  if (format === 'json')
    return jsonText({ secrets, files: dangers, user: user || 'root', users: accounts.users, groups: accounts.groups });
  let text = secrets.length === 0 ? 'No secrets found.\n' : secretTable(secrets, width);
  text += `\nContainers run as ${user || 'root'} unless told otherwise.\n`;
  text += userTable(accounts, width);
  if (dangers.length > 0) {
    const rows = dangers.map(({ kind, mode, uid, gid, layer, path }) => [
      kind,
      mode.toString(8),
      `${uid}:${gid}`,
      String(layer),
      printable(path),
    ]);
    const columns = [
      { title: 'RIGHTS' },
      { title: 'MODE' },
      { title: 'OWNER' },
      { title: 'LAYER', right: true },
      { title: 'PATH' },
    ];
    text += `\n${tableOf(columns, rows, width)}`;
  }
  return text;
}

function secretTable(secrets: readonly ImageSecret[], width: number): string {
  const rows = secrets.map(({ kind, where, path, line, layer, hiddenBy, shown }) => [
    kind,
    layer === undefined ? where : String(layer),
    hiddenBy === undefined ? 'visible' : `hidden by ${hiddenBy}`,
    oneLine(
      `${where === 'history' ? `step ${path}` : `${path}${where === 'file' && line > 1 ? `:${line}` : ''}`} ${shown}`,
    ),
  ]);
  const columns = [{ title: 'SECRET' }, { title: 'LAYER', right: true }, { title: 'STATE' }, { title: 'WHERE' }];
  const isHidden = secrets.some(({ hiddenBy }) => hiddenBy !== undefined);
  const advice = isHidden ? 'What a later layer hides is not gone: everybody who has the image has it.\n' : '';
  return `${tableOf(columns, rows, width)}${advice}Revoke what is listed, then build without it: RUN --mount=type=secret.\n`;
}

/** Those who could be somebody: root and its like, and whoever may log in. The rest are counted. */
function userTable({ users, groups }: Accounts, width: number): string {
  if (users.length === 0) return '';
  const shown = users.filter(({ uid, password, canLogIn }) => uid === 0 || password !== 'locked' || canLogIn);
  const rows = shown.map(({ name, uid, gid, password, shell }) => {
    const also = groups.filter(({ members }) => members.includes(name)).map((group) => group.name);
    return [oneLine(name), `${uid}:${gid}`, password, oneLine([shell || '/bin/sh', ...also].join(' '))];
  });
  const rest = users.length - shown.length;
  const note = rest > 0 ? `and ${rest} ${rest === 1 ? 'user who' : 'users who'} cannot log in\n` : '';
  const columns = [{ title: 'USER' }, { title: 'ID' }, { title: 'PASSWORD' }, { title: 'SHELL, OTHER GROUPS' }];
  return rows.length === 0 ? `\n${note.replace('and ', '')}` : `\n${tableOf(columns, rows, width)}${note}`;
}
