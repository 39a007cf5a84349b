import type { DangerousFile } from '#image/dangers.js';
import type { ImageSecret } from '#image/secrets.js';
import type { ImageFormat } from './image-layers.js';
import { jsonText } from './image-layers.js';
import { oneLine, printable } from './printable.js';
import { tableOf } from './table.js';

/** Secrets and files with too many rights. A secret's value is in neither format: it was never kept. */
export function formatSecrets(
  secrets: readonly ImageSecret[],
  dangers: readonly DangerousFile[],
  user: string,
  format: ImageFormat,
  width: number,
): string {
  if (format === 'json') return jsonText({ secrets, files: dangers, user: user || 'root' });
  let text = secrets.length === 0 ? 'No secrets found.\n' : secretTable(secrets, width);
  text += `\nContainers run as ${user || 'root'} unless told otherwise.\n`;
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
