import { effectsOf } from '#shell/effects.js';
import type { LineIndex } from '#text/line-index.js';
import type { Model } from './model.js';
import type { Stage } from './stage.js';

/** The stages of a Dockerfile as data: what `plimsoll stages` shows. */
export interface StageGraph {
  readonly stages: readonly StageNode[];
}

export interface StageNode {
  readonly index: number;
  readonly name: string | undefined;
  readonly line: number;
  /** The image or the stage behind FROM, ARG defaults filled in. */
  readonly base: string;
  readonly baseIsStage: boolean;
  readonly isTarget: boolean;
  /** Its layers are layers of the target's image. */
  readonly shipped: boolean;
  /** The target needs it. */
  readonly used: boolean;
  readonly user: string | undefined;
  readonly workdir: string | undefined;
  readonly shell: readonly string[];
  /** Instructions that make a layer: RUN, COPY, ADD. */
  readonly layers: number;
  /** Packages that its RUNs install by name. */
  readonly installs: readonly { readonly manager: string; readonly packages: readonly string[] }[];
  readonly mounts: readonly string[];
  /** What it takes from other stages and images. */
  readonly edges: readonly {
    readonly kind: 'from' | 'copy' | 'mount';
    readonly from: string;
    readonly stage: number | undefined;
    readonly line: number;
  }[];
}

/** The graph of a model; lines are counted from 1. */
export function stageGraphOf(model: Model, lines: LineIndex): StageGraph {
  return { stages: model.stages.map((stage) => nodeOf(stage, lines)) };
}

function nodeOf(stage: Stage, lines: LineIndex): StageNode {
  const end = stage.at();
  const mounts = stage.instructions.flatMap((each) => (each.kind === 'RUN' ? each.mounts : []));
  return {
    index: stage.index,
    name: stage.name,
    line: lines.lineOf(stage.from.span.start),
    base: stage.baseText ?? stage.from.image?.text ?? '',
    baseIsStage: stage.base.kind === 'stage',
    isTarget: stage.isTarget,
    shipped: stage.shipped,
    used: stage.used,
    user: end.user,
    workdir: end.workdir,
    shell: end.shell,
    layers: stage.instructions.filter(({ kind }) => kind === 'RUN' || kind === 'COPY' || kind === 'ADD').length,
    installs: installsOf(stage),
    mounts: [...new Set(mounts.map(({ type, target }) => (target ? `${type}:${target.text}` : type)))],
    edges: stage.edges.map(({ kind, word, stage: to, instruction }) => ({
      kind,
      from: word.text,
      stage: to?.index,
      line: lines.lineOf(instruction.span.start),
    })),
  };
}

function installsOf(stage: Stage): StageNode['installs'] {
  const packages = new Map<string, Set<string>>();
  for (const command of stage.commands) {
    for (const effect of effectsOf(command)) {
      if (effect.kind !== 'install') continue;
      const names = packages.get(effect.manager) ?? new Set();
      packages.set(effect.manager, names);
      for (const { name } of effect.packages) names.add(name);
    }
  }
  return [...packages].map(([manager, names]) => ({ manager, packages: [...names] }));
}
