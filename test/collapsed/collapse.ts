import { posix } from 'node:path';
import type { Copy, Env, Instruction, Run } from '#dockerfile/document.js';
import { parse } from '#dockerfile/parse.js';
import { baseImageFactsOf } from '#knowledge/base-image.js';
import { parseImageName } from '#model/image-name.js';
import { type Model, modelOf } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import { chainOf, startOf } from '#model/stage-chain.js';
import { cpCommand } from './cp-command.js';
import { isSecondInstall } from './second-install.js';

/** A Dockerfile of several stages as one stage, or why that cannot be written down. */
export type Collapsed = { readonly text: string } | { readonly impossible: string };

/**
 * Merges the stages of a Dockerfile into one, as a team may have had it that knows no stages: the build stages'
 * instructions in order on the full variant of the image that they build on, `cp` instead of `COPY --from`, no caches,
 * one installation of packages instead of one for the build and one for production, and how it runs behind it.
 */
export function collapse(text: string): Collapsed {
  const model = modelOf(parse(text));
  const { target } = model;
  if (!target) return { impossible: 'It has no stage.' };
  const own = chainOf(target);
  const builds = model.stages.filter((stage) => stage.used && !own.includes(stage));
  const last = builds.at(-1);
  if (!last) return { impossible: 'It has no stage that builds.' };
  const image = imageOf(last);
  const { cmd, entrypoint } = startOf(target);
  if (!cmd && !entrypoint) return { impossible: `What is started comes from ${imageOf(target)}.` };
  const other = [...builds, target].find((stage) => !runsOn(imageOf(stage), image));
  if (other) return { impossible: `${imageOf(other)} has what ${image} does not have.` };
  const writer = new Writer(model, target);
  for (const stage of [...builds, ...own].sort((a, b) => a.index - b.index)) {
    if (isSecondInstall(stage, target, model)) continue;
    for (const instruction of stage.instructions.slice(1)) writer.take(instruction, stage);
  }
  writer.goTo(target.at().workdir);
  if (writer.impossible) return { impossible: writer.impossible };
  return { text: `${[`FROM ${fullVariantOf(image)}`, ...writer.lines].join('\n')}\n` };
}

function imageOf({ rootBase }: Stage): string {
  return rootBase.kind === 'image' ? rootBase.image.text : rootBase.kind;
}

/** Whether what an image is there for is also in the one that builds. */
function runsOn(image: string, build: string): boolean {
  const [own, other] = [repositoryOf(image), repositoryOf(build)];
  if (own === other) return true;
  if (/^(?:debian|alpine|gcr\.io\/distroless\/(?:static|base|cc)-debian\d+)$/.test(own)) return true;
  if (/^(?:maven|gradle)$/.test(other)) return /^(?:eclipse-temurin|gcr\.io\/distroless\/java\d+-debian\d+)$/.test(own);
  return [own, other].every((each) => each.startsWith('mcr.microsoft.com/dotnet/'));
}

function repositoryOf(image: string): string {
  return parseImageName(image)?.repository ?? image;
}

function fullVariantOf(image: string): string {
  return image.replace(/-slim(?=-|$)/, '');
}

/** Writes instructions of several stages one behind the other, with the folder that each of them counts on. */
class Writer {
  readonly lines: string[] = [];
  impossible: string | undefined;
  private workdir: string | undefined;
  private readonly variables = new Set<string>();

  private readonly model: Model;
  private readonly target: Stage;

  constructor(model: Model, target: Stage) {
    this.model = model;
    this.target = target;
    const [first] = model.stages;
    const name = first && parseImageName(imageOf(first));
    this.workdir = (name && baseImageFactsOf(name)?.workdir) ?? '/';
  }

  goTo(workdir: string | undefined): void {
    if (workdir === this.workdir) return;
    if (workdir === undefined) this.refuse('Nobody knows its working directory.');
    this.lines.push(`WORKDIR ${workdir}`);
    this.workdir = workdir;
  }

  take(instruction: Instruction, stage: Stage): void {
    const state = stage.at(instruction);
    const isShipped = chainOf(this.target).includes(stage);
    switch (instruction.kind) {
      case 'WORKDIR':
        this.goTo(posix.resolve(state.workdir ?? '/', state.expand(instruction.path?.text ?? '') ?? ''));
        break;
      case 'ENV':
        this.takeVariables(instruction);
        break;
      case 'RUN':
        // Where a stage chose no folder, nothing depends on one.
        if (state.workdirIsSet) this.goTo(state.workdir);
        this.takeRun(instruction);
        break;
      case 'COPY':
        this.takeCopy(instruction, stage);
        break;
      case 'ARG':
      case 'ADD':
        this.goTo(state.workdir);
        this.takeOnce(instruction);
        break;
      case 'SHELL':
      case 'ONBUILD':
        this.refuse(`${instruction.kind} counts for one stage only.`);
        break;
      default:
        if (isShipped) this.lines.push(this.textOf(instruction));
        else if (instruction.kind === 'USER') this.refuse('A stage that builds has a user of its own.');
    }
  }

  private takeVariables(env: Env): void {
    const fresh = env.pairs.filter(
      ({ span }) => !this.variables.has(this.model.document.text.slice(span.start, span.end)),
    );
    const texts = fresh.map(({ span }) => this.model.document.text.slice(span.start, span.end));
    for (const text of texts) this.variables.add(text);
    if (texts.length > 0) this.lines.push(`ENV ${texts.join(' \\\n    ')}`);
  }

  private takeRun(run: Run): void {
    const other = run.mounts.find(({ type }) => type !== 'cache');
    if (other) this.refuse(`What a mount of type ${other.type} has is not in the image.`);
    this.lines.push(this.textOf(run).replace(/--mount=\S+\s+(?:\\\n\s*)?/g, ''));
  }

  private takeCopy(copy: Copy, stage: Stage): void {
    const from = stage.edges.find(({ instruction }) => instruction === copy)?.stage;
    if (!copy.destination?.text.startsWith('/')) this.goTo(stage.at(copy).workdir);
    if (!from) {
      this.takeOnce(copy);
      return;
    }
    const command = cpCommand(copy, stage, from);
    if (command === undefined) this.refuse(`Nobody knows what ${copy.line.text} copies.`);
    else if (command !== '') this.lines.push(`RUN ${command}`);
  }

  private takeOnce(instruction: Instruction): void {
    const text = this.textOf(instruction);
    if (!this.lines.includes(text)) this.lines.push(text);
  }

  private textOf({ lines }: Instruction): string {
    return this.model.document.text.slice(lines.start, lines.end).trimEnd();
  }

  private refuse(reason: string): void {
    this.impossible ??= reason;
  }
}
