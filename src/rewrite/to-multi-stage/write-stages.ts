import type { Instruction } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import { lineEndOf } from '#text/lines.js';
import type { Carried } from './carried.js';
import type { Original } from './original.js';
import type { CopiedPath, Split } from './split.js';
import { isWithin } from './split.js';
import type { SystemPackages } from './system-packages.js';

/** What the two stages are made of. */
export interface Parts {
  readonly split: Split;
  readonly carried: Carried;
  /** Commands of the original that the image that runs needs, too. */
  readonly repeated: readonly Command[];
  readonly packages: SystemPackages;
  /** Packages that the runtime image needs besides: programs that its own commands name. */
  readonly tools: readonly string[];
}

/** Writes the original with its build in a stage of its own, line by line as it was, and the image that runs behind it. */
export function writeStages(original: Original, parts: Parts): string {
  const { document } = original;
  const lineEnd = lineEndOf(document.text);
  const stages = `${buildStage(original, parts)}\n${runtimeStage(original, parts)}`;
  return lineEnd === '\n' ? stages : stages.replace(/\r?\n/g, lineEnd);
}

function buildStage({ document, stage }: Original, { split, carried }: Parts): string {
  const { text, nodes } = document;
  const gone = new Set<unknown>(carried.moved.flatMap((each) => [each, ...each.comments]));
  const lines: string[] = [];
  for (const node of nodes) {
    if (gone.has(node)) continue;
    const own = text.slice(node.lines.start, node.lines.end).replace(/\r?\n?$/, '');
    if (node.type === 'instruction' && node === stage.from) {
      lines.push(stage.from.as ? own : `${own.trimEnd()} AS build`, ...(split.first ?? []));
    } else lines.push(own);
  }
  const kept = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
  return `${[kept, ...(split.last ?? [])].join('\n')}\n`;
}

function runtimeStage(original: Original, { split, carried, repeated, packages, tools }: Parts): string {
  const { document, workdir, stage } = original;
  const build = stage.name ?? 'build';
  const textOf = ({ span, comments }: Instruction) =>
    [
      ...comments.map((each) => document.text.slice(each.span.start, each.span.end)),
      document.text.slice(span.start, span.end),
    ].join('\n');
  const environment = Object.entries(split.environment ?? {}).map(([name, value]) => `ENV ${name}=${value}`);
  const names = [...new Set([...packages.runtime, ...tools, ...(split.packages ?? [])])].sort();
  const commands = [...repeated.map((command) => sourceOf(command, document.text)), ...(split.prepares ?? [])];
  const folder = workdir === '/' ? [] : [`WORKDIR ${workdir}`];
  // WORKDIR makes a folder of root, and COPY leaves the owner of a folder that is there.
  const isOwned = split.copies.some(({ path, owner }) => owner !== undefined && isWithin(workdir, path));
  const lines = [
    `# ${split.why}`,
    `FROM ${split.runtimeImage} AS runtime`,
    ...carried.repeated.filter(({ kind }) => kind !== 'USER').map(textOf),
    ...environment,
    ...(names.length > 0 ? [installOf(packages.manager ?? 'apt-get', names)] : []),
    ...runOf(commands),
    ...(isOwned ? [] : folder),
    ...split.copies.map((each) => copyOf(each, build)),
    ...runOf(split.completes ?? []),
    ...(isOwned ? folder : []),
    ...carried.repeated.filter(({ kind }) => kind === 'USER').map(textOf),
    ...carried.moved.map(textOf),
  ];
  return `${lines.join('\n')}\n`;
}

function runOf(commands: readonly string[]): readonly string[] {
  return commands.length > 0 ? [`RUN ${commands.join(' && \\\n    ')}`] : [];
}

function installOf(manager: 'apt-get' | 'apk', names: readonly string[]): string {
  if (manager === 'apk') return `RUN apk add --no-cache ${names.join(' ')}`;
  return `RUN apt-get update && \\\n    apt-get install -y --no-install-recommends ${names.join(' ')} && \\\n    rm -rf /var/lib/apt/lists/*`;
}

/** The same path on both sides; owners stay what they are, but for the folder itself. */
function copyOf({ path, owner }: CopiedPath, build: string): string {
  return `COPY --from=${build} ${owner === undefined ? '' : `--chown=${owner} `}${path} ${path}`;
}

/** A command as the file has it, on one line. */
function sourceOf({ span }: Command, text: string): string {
  return text
    .slice(span.start, span.end)
    .replace(/\\\r?\n\s*/g, '')
    .trim();
}
