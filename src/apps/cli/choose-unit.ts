import { join } from 'node:path';
import type { Choices, Files, Unit } from '../../index.js';
import { findUnits, stacks, ToolError, unitsIn } from '../../index.js';

/** The program of a folder. Throws a ToolError that names what is there instead when there is none, or more than one. */
export async function chooseUnit(
  files: Files,
  folder: string,
  { stack, start, main }: Choices,
  shown: string,
): Promise<Unit> {
  const units = await unitsIn(files, folder);
  const named = stack === undefined ? units : units.filter((unit) => unit.stack.name === stack);
  const programs = named.filter(({ facts }) => facts.kind.value !== 'library');
  const where = shown === '.' ? 'This folder' : shown;
  if (programs.length > 1) {
    const names = programs.map((unit) => unit.stack.name).join(' or ');
    throw new ToolError(
      'AMBIGUOUS_PROJECT',
      `${where} holds several projects: ${names}.`,
      'Say which one with --stack.',
    );
  }
  const [only] = programs.length > 0 ? programs : named;
  const below =
    only && (programs.length > 0 || start !== undefined || main !== undefined)
      ? []
      : await programsBelow(files, folder);
  if (only && below.length === 0) return only;
  throw new ToolError(
    'UNKNOWN_PROJECT',
    only ? `${where} is no program itself.` : reasonOf(files, folder, stack, where, shown),
    below.length > 0
      ? `Name one of ${below
          .slice(0, 12)
          .map((each) => join(shown, each))
          .join(', ')}.`
      : 'plimsoll detect shows what is understood, and docs/init.md what can be.',
  );
}

function reasonOf(files: Files, folder: string, stack: string | undefined, where: string, shown: string): string {
  if (stack !== undefined) return `${where} holds no project of the stack ${stack}.`;
  const manifest = brokenManifest(files, folder);
  if (manifest === undefined) return `${where} holds no project that we know.`;
  return `${join(shown, manifest)} cannot be read: it is not what a ${manifest} should be.`;
}

/** A manifest that is there; when no stack knows the folder, it is a broken one. */
function brokenManifest({ paths }: Files, folder: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  const names = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return names.find((name) => !/[/]|\.html$/.test(name) && stacks.some(({ markers }) => markers.test(name)));
}

/** The folders below that hold programs, seen from the folder. */
async function programsBelow(files: Files, folder: string): Promise<readonly string[]> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const units = await findUnits(files);
  const folders = units.filter((unit) => unit.facts.kind.value !== 'library').map((unit) => unit.folder);
  return [...new Set(folders)]
    .filter((each) => each !== folder && each.startsWith(prefix))
    .map((each) => each.slice(prefix.length));
}
