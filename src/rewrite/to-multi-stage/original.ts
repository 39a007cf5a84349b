import type { Add, Cmd, Copy, Document, Entrypoint, Healthcheck, Instruction, Run } from '#dockerfile/document.js';
import type { BaseImageFacts } from '#knowledge/base-image.js';
import type { ImageName } from '#model/image-name.js';
import type { Model } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import { startOf } from '#model/stage-chain.js';
import type { Command } from '#shell/command.js';
import { LineIndex } from '#text/line-index.js';

/** A Dockerfile of one stage, read for what a conversion must know. */
export interface Original {
  readonly document: Document;
  readonly model: Model;
  readonly stage: Stage;
  readonly image: ImageName;
  readonly facts: BaseImageFacts;
  /** The image as the FROM names it, ARG defaults filled in. */
  readonly imageText: string;
  /** The folder at the end. */
  readonly workdir: string;
  readonly entrypoint: Entrypoint | undefined;
  readonly cmd: Cmd | undefined;
  readonly healthcheck: Healthcheck | undefined;
  /** What is started: the words of the exec form, or those of the plain command in a shell form. */
  readonly start: readonly string[];
  /** A shell reads the start. */
  readonly startsInShell: boolean;
  readonly runs: readonly RunStep[];
  readonly copies: readonly (Copy | Add)[];
  lineOf(instruction: Instruction | Command): number;
}

/** A RUN with its commands and the folder that it starts in. */
export interface RunStep {
  readonly run: Run;
  readonly commands: readonly Command[];
  readonly workdir: string;
}

/**
 * Reads the single stage of a model; undefined when its base image is not known, unless `unknown` says what is to be
 * believed of such a one.
 */
export function originalOf(model: Model, unknown?: BaseImageFacts): Original | undefined {
  const { document, stages } = model;
  const [stage] = stages;
  if (stage?.base.kind !== 'image' || stage.baseText === undefined) return undefined;
  const facts = stage.base.facts ?? unknown;
  if (!facts) return undefined;
  const { cmd, entrypoint } = startOf(stage);
  const lines = new LineIndex(document.text);
  const healthchecks = stage.instructions.filter((each) => each.kind === 'HEALTHCHECK');
  const words = [...wordsOf(entrypoint, model), ...wordsOf(cmd, model)];
  return {
    document,
    model,
    stage,
    image: stage.base.image,
    facts,
    imageText: stage.baseText,
    workdir: stage.at().workdir ?? '/',
    entrypoint,
    cmd,
    healthcheck: healthchecks.at(-1),
    start: words,
    startsInShell: [entrypoint, cmd].some((each) => each?.form === 'shell'),
    runs: stage.instructions.flatMap((run) =>
      run.kind === 'RUN' ? [{ run, commands: model.commandsOf(run), workdir: stage.at(run).workdir ?? '/' }] : [],
    ),
    copies: stage.instructions.filter((each) => each.kind === 'COPY' || each.kind === 'ADD'),
    lineOf: ({ span }) => lines.lineOf(span.start),
  };
}

/** The words of the process; of a shell form those of its last command, behind `exec` and variables. */
function wordsOf(instruction: Entrypoint | Cmd | undefined, model: Model): readonly string[] {
  if (!instruction) return [];
  const exec = instruction.exec.map(({ text }) => text);
  const isShell = /^(?:\/bin\/)?(?:sh|bash|ash)$/.test(exec[0] ?? '') && /^-\w*c$/.test(exec[1] ?? '');
  if (instruction.form === 'exec' && !isShell) return exec;
  const commands = model.commandsOf(instruction).filter(({ program }) => program !== 'exec' && program !== 'sh');
  const last = commands.filter(({ program }) => !/^(?:cd|set|export|echo)$/.test(program)).at(-1);
  return last?.name ? [last.name.value, ...last.args.map(({ value }) => value)] : [];
}
