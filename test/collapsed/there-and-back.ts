import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '#dockerfile/parse.js';
import { modelOf } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import { chainCommands } from '#model/stage-chain.js';
import type { Conversion } from '../../src/index.js';
import { convert, diskFiles } from '../../src/index.js';
import type { Project } from '../projects/projects.js';
import { projects } from '../projects/projects.js';
import type { Collapsed } from './collapse.js';
import { collapse } from './collapse.js';

/** A good Dockerfile of several stages, the same as one stage, and what convert makes of that. */
export interface ThereAndBack {
  readonly project: Project;
  readonly good: string;
  readonly collapsed: Collapsed;
  /** Undefined where it could not be collapsed. */
  readonly conversion: Conversion | undefined;
}

/** What init makes of every project that it asks nothing about, collapsed and converted back. */
export async function thereAndBack(): Promise<readonly ThereAndBack[]> {
  const known = projects.filter(({ expectation }) => expectation.asks === undefined);
  return Promise.all(
    known.map(async (project) => {
      const good = readFileSync(join(project.expectedFolder, 'Dockerfile'), 'utf8');
      const collapsed = collapse(good);
      const conversion =
        'text' in collapsed ? await convert(collapsed.text, await diskFiles(project.source)) : undefined;
      return { project, good, collapsed, conversion };
    }),
  );
}

/** What came of each in a line, and the sum. */
export function outcomesOf(all: readonly ThereAndBack[]): readonly string[] {
  const kinds = all.map(({ conversion }) => conversion?.kind ?? 'not collapsed');
  const count = (kind: string) => `${kinds.filter((each) => each === kind).length} ${kind}`;
  return [
    ...all.map((each) => `${each.project.name}: ${outcomeOf(each)}`),
    `${all.length} good files: ${['converted', 'not needed', 'refused', 'not collapsed'].map(count).join(', ')}`,
  ];
}

function outcomeOf({ good, collapsed, conversion }: ThereAndBack): string {
  if ('impossible' in collapsed) return `not collapsed: ${collapsed.impossible}`;
  if (conversion?.kind !== 'converted') return `${conversion?.kind} (${conversion?.code}): ${conversion?.reason}`;
  const [a, b] = [targetOf(good), targetOf(conversion.text)];
  const image =
    withoutUser(b.baseText) === withoutUser(rootText(a)) ? 'as the good one' : `the good one on ${rootText(a)}`;
  const [kept, taken] = [pathsIn(a), pathsIn(b)];
  const more = taken.filter((path) => !kept.some((each) => isWithin(path, each)));
  const programs = new Set(commandsOf(a));
  const runs = commandsOf(b).filter((program) => !programs.has(program));
  const less = kept.filter((path) => !taken.some((each) => isWithin(path, each)));
  return [
    `converted to ${b.baseText}, ${image}`,
    ...(more.length > 0 ? [`takes more: ${more.join(', ')}`] : []),
    ...(less.length > 0 ? [`leaves behind: ${less.join(', ')}`] : []),
    ...(runs.length > 0 ? [`runs more: ${runs.join(', ')}`] : []),
  ].join('; ');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function targetOf(text: string): Stage {
  const { target } = modelOf(parse(text));
  if (!target) throw new Error('It has no stage.');
  return target;
}

/** The programs that the image itself and the stages below it run. */
function commandsOf(stage: Stage): readonly string[] {
  return [...new Set(chainCommands(stage).map(({ program }) => program))];
}

/** The image below a stage, as its FROM names it. */
function rootText({ rootBase }: Stage): string {
  return rootBase.kind === 'image' ? rootBase.image.text : rootBase.kind;
}

function withoutUser(image: string | undefined): string | undefined {
  return image?.replace(/:(?:nonroot|latest)$/, '');
}

/** What COPY brings into a stage. */
function pathsIn(stage: Stage): readonly string[] {
  return stage.instructions.flatMap((each) => {
    if (each.kind !== 'COPY' || !each.destination) return [];
    const { workdir = '/' } = stage.at(each);
    const { text } = each.destination;
    const path = text.startsWith('/') ? text : `${workdir}/${text}`;
    const [source] = each.sources;
    const name = source?.text.split('/').at(-1) ?? '';
    return [(/\/\.?$/.test(path) && /\.\w+$/.test(name) ? `${path}/${name}` : path).replace(/\/\.?(?=\/|$)/g, '')];
  });
}
