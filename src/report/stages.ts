import type { StageGraph, StageNode } from '#model/stage-graph.js';
import { paintOf } from './paint.js';

export const stageFormats = ['text', 'json', 'mermaid'] as const;
export type StageFormat = (typeof stageFormats)[number];

/** The stages of a Dockerfile for people, for programs, or as a Mermaid flowchart. */
export function formatStages(graph: StageGraph, format: StageFormat, colour: boolean): string {
  if (format === 'json') return `${JSON.stringify({ schema: 1, ...graph }, null, 2)}\n`;
  return format === 'mermaid' ? mermaidOf(graph) : textOf(graph, colour);
}

function textOf({ stages }: StageGraph, colour: boolean): string {
  if (stages.length === 0) return 'There is no stage: the file has no FROM.\n';
  const paint = paintOf(colour);
  const lines: string[] = [];
  for (const stage of stages) {
    lines.push(`${paint('bold', titleOf(stage))}  ${paint('dim', fateOf(stage))}`);
    lines.push(`  from      ${stage.base}${stage.baseIsStage ? ' (stage)' : ''}`);
    lines.push(
      `  runs as   ${stage.user ?? 'a user that only the build knows'} in ${stage.workdir ?? 'a folder that only the build knows'}`,
    );
    lines.push(`  layers    ${stage.layers}`);
    for (const { manager, packages } of stage.installs) {
      lines.push(`  installs  ${manager}: ${packages.length > 0 ? shortList(packages) : 'from a manifest'}`);
    }
    if (stage.mounts.length > 0) lines.push(`  mounts    ${shortList(stage.mounts)}`);
    for (const { kind, from, line } of stage.edges) {
      if (kind !== 'from') lines.push(`  ${kind === 'copy' ? 'copies' : 'mounts'}    from ${from} (line ${line})`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

function titleOf({ index, name, line }: StageNode): string {
  return `${index} ${name ?? '(no name)'}, line ${line}`;
}

function fateOf({ isTarget, shipped, used }: StageNode): string {
  if (isTarget) return 'the image that a plain build makes';
  if (shipped) return 'its layers are part of the image';
  return used ? 'thrown away; the image copies from it' : 'not needed by the image';
}

function shortList(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(' ')} and ${names.length - 8} more` : names.join(' ');
}

function mermaidOf({ stages }: StageGraph): string {
  const lines = ['flowchart TD'];
  const images = new Map<string, string>();
  const imageNode = (name: string): string => {
    const known = images.get(name);
    if (known) return known;
    const id = `image${images.size}`;
    images.set(name, id);
    lines.push(`  ${id}([${quoted(name)}])`);
    return id;
  };
  for (const stage of stages) {
    const label = quoted(`${stage.index} ${stage.name ?? '(no name)'}`);
    lines.push(stage.isTarget ? `  stage${stage.index}[[${label}]]` : `  stage${stage.index}[${label}]`);
  }
  for (const stage of stages) {
    if (!stage.baseIsStage && stage.base !== '') lines.push(`  ${imageNode(stage.base)} --> stage${stage.index}`);
    const seen = new Set<string>();
    for (const { kind, from, stage: to } of stage.edges) {
      const source = to === undefined ? imageNode(from) : `stage${to}`;
      const arrow =
        kind === 'from' ? `${source} --> stage${stage.index}` : `${source} -. ${kind} .-> stage${stage.index}`;
      if (!seen.has(arrow)) lines.push(`  ${arrow}`);
      seen.add(arrow);
    }
  }
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '#quot;')}"`;
}
