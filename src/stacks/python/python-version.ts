import type { Files } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';
import { parseToml, tableAt, textAt } from '../table.js';
import type { Packaging } from './packaging.js';
import { rangeAllows } from './version-range.js';
import { hasWheel } from './wheels.js';

/** What a project asks of Python's version: what names one before what allows several, and last what its wheels are for. */
export async function versionWishes(files: Files, packaging: Packaging | undefined): Promise<readonly VersionWish[]> {
  const pyproject = parseToml(await files.read('pyproject.toml'));
  const pipfile = parseToml(await files.read('Pipfile'));
  const [own, runtime, tools] = await Promise.all(
    ['.python-version', 'runtime.txt', '.tool-versions'].map((path) => files.read(path)),
  );
  return [
    ...exactly(/^\s*(?:cpython-)?(\d+\.\d+(?:\.\d+)?)\s*$/m.exec(own ?? ''), '.python-version'),
    ...exactly(/^python-(\d+\.\d+(?:\.\d+)?)/m.exec(runtime ?? ''), 'runtime.txt'),
    ...exactly(/^python\s+(\d+\.\d+(?:\.\d+)?)/m.exec(tools ?? ''), '.tool-versions'),
    ...exactly(
      /^(.+)$/.exec(
        textAt(pipfile, 'requires', 'python_full_version') ?? textAt(pipfile, 'requires', 'python_version') ?? '',
      ),
      'Pipfile#/requires',
    ),
    ...within(textAt(pyproject, 'project', 'requires-python'), 'pyproject.toml#/project/requires-python'),
    ...within(
      textAt(tableAt(pyproject, 'tool', 'poetry', 'dependencies'), 'python'),
      'pyproject.toml#/tool/poetry/dependencies/python',
    ),
    ...wheelWish(packaging),
  ];
}

function exactly(match: RegExpExecArray | null, from: string): readonly VersionWish[] {
  const text = match?.[1];
  if (text === undefined) return [];
  const line = text.split('.').slice(0, 2).join('.');
  return [{ text, from, allows: (each) => each === line }];
}

function within(range: string | undefined, from: string): readonly VersionWish[] {
  return range === undefined ? [] : [{ text: range, from, allows: (line) => rangeAllows(range, line) }];
}

/** Where a package has compiled wheels for some release lines only, the others would have to compile it. */
function wheelWish(packaging: Packaging | undefined): readonly VersionWish[] {
  const compiled = (packaging?.packages ?? []).filter(({ files }) => files.some((file) => /manylinux/.test(file)));
  const picky = (line: string) => compiled.filter(({ files }) => !hasWheel(files, line, 'manylinux'));
  if (!packaging || compiled.length === 0) return [];
  return [
    {
      text: 'a line that all wheels are for',
      from: `${packaging.source}, by its wheels`,
      allows: (line) => picky(line).length === 0,
    },
  ];
}
