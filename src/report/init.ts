import type { Generated } from '#generate/generate.js';
import type { Unit } from '#stacks/find-units.js';
import { unifiedDiff } from '#text/diff.js';
import { formatDetected } from './detected.js';
import { maskSecrets } from './mask.js';
import { paintOf } from './paint.js';

/** What an init did, or would do. */
export interface Initialised {
  readonly unit: Unit;
  readonly generated: Generated;
  readonly changes: readonly {
    readonly path: string;
    readonly before: string | undefined;
    readonly after: string;
  }[];
  readonly isWritten: boolean;
  /** The project's root, from where the program runs; `.` when it is there. */
  readonly root: string;
}

/** What was understood, which files were made of it, and what to do next; a diff where nothing was written. */
export function formatInit(init: Initialised, format: 'text' | 'json', colour: boolean): string {
  return format === 'json' ? jsonOf(init) : textOf(init, colour);
}

function textOf({ unit, generated, changes, isWritten, root }: Initialised, colour: boolean): string {
  const paint = paintOf(colour);
  const parts = [formatDetected([unit], 'text', colour)];
  const differing = changes.filter(({ before, after }) => before !== after);
  if (differing.length === 0) parts.push('Nothing to do: the files are as they should be.\n');
  else if (isWritten) {
    parts.push(
      differing
        .map(({ path, before }) => `${paint('fix', before === undefined ? 'wrote' : 'replaced')} ${path}\n`)
        .join(''),
    );
  } else {
    parts.push(
      differing.map(({ path, before, after }) => maskSecrets(unifiedDiff(path, before ?? '', after))).join('\n'),
    );
    const replaces = differing.some(({ before }) => before !== undefined);
    parts.push(
      replaces
        ? 'Nothing was written: files that are there differ. --force replaces them.\n'
        : 'Nothing was written.\n',
    );
  }
  const notes = generated.plan.notes.map((note) => `${paint('info', 'note')} ${note}\n`);
  if (notes.length > 0) parts.push(notes.join(''));
  if (isWritten) parts.push(`Build it: ${buildCommand(unit, generated, root)}\n`);
  return parts.join('\n');
}

function buildCommand({ folder, facts }: Unit, { plan, dockerfile }: Generated, root: string): string {
  const tag =
    facts.name.value
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'app';
  const at = (path: string) => [root === '.' ? '' : root, path].filter((part) => part !== '').join('/') || '.';
  const file = plan.needsRoot && folder !== '' ? ` --file ${at(dockerfile.path)}` : '';
  return `docker build --tag ${tag}${file} ${at(plan.needsRoot ? '' : folder)}`;
}

function jsonOf({ unit, generated, changes, isWritten }: Initialised): string {
  const { plan } = generated;
  const value = {
    schema: 1,
    folder: unit.folder || '.',
    stack: unit.stack.name,
    facts: unit.facts,
    port: plan.port,
    healthPath: plan.healthPath,
    user: plan.user,
    notes: plan.notes,
    written: isWritten,
    files: changes.map(({ path, before, after }) => ({
      path,
      changed: before !== after,
      isNew: before === undefined,
      text: after,
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
