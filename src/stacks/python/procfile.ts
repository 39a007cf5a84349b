import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { certain } from '../fact.js';

/** The process that a Procfile calls `web`: its words, without what runs before it; undefined where a shell is needed. */
export async function readProcfile(files: Files): Promise<Fact<readonly string[]> | undefined> {
  const text = await files.read('Procfile');
  const command = /^web:\s*(.+)$/m.exec(text ?? '')?.[1];
  const last = command?.split(/&&|;/).at(-1)?.trim();
  if (last === undefined || /[|<>`]|\$\(/.test(last)) return undefined;
  return certain(wordsOf(last.replace(/^exec\s+/, '')), 'Procfile#web');
}

/** The words of a command, without their quotes. */
export function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
