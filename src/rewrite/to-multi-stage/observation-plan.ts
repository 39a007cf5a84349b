import type { BaseImageFacts } from '#knowledge/base-image.js';
import { smallerVariantOf } from '#knowledge/smaller-variants.js';
import type { Model } from '#model/model.js';
import type { Files } from '#project/files.js';
import type { RefusalCode } from './conversion.js';
import { neededPrograms } from './needed-programs.js';
import type { Observation } from './observation.js';
import type { Original } from './original.js';
import { originalOf } from './original.js';
import { javaVersionOf } from './split-java.js';
import { languageOf } from './split-of.js';

/** What to look for when an original is built and run. */
export interface ObservationPlan {
  /** The words of the process, behind shells. */
  readonly start: readonly string[];
  /** Programs that the health check and scripts name. */
  readonly named: readonly string[];
  /** The variables that the Dockerfile sets. */
  readonly ownVariables: readonly string[];
  /** The user that it names last. */
  readonly user: string | undefined;
  readonly setsEntrypoint: boolean;
  /** The lines of COPY and ADD. */
  readonly copyLines: readonly number[];
}

/** Whether what refused an original could be answered by building and running it. */
export function isAnsweredByObservation(code: RefusalCode): boolean {
  return ANSWERED.includes(code);
}

const ANSWERED: readonly RefusalCode[] = [
  'unsupported-stack',
  'unknown-base',
  'opaque-installer',
  'not-enough-evidence',
];

/** Reads a Dockerfile of one stage for what an observation must look for. */
export async function observationPlan(model: Model, project: Files | undefined): Promise<ObservationPlan> {
  const original = originalOf(model, UNKNOWN_BASE);
  if (!original) return NOTHING;
  const { instructions } = original.stage;
  const needed = await neededPrograms(original, project);
  return {
    start: original.start,
    named: [...needed.names],
    ownVariables: instructions.flatMap((each) => (each.kind === 'ENV' ? each.pairs.map(({ key }) => key.text) : [])),
    user: instructions.some(({ kind }) => kind === 'USER') ? original.stage.at().user : undefined,
    setsEntrypoint: original.entrypoint !== undefined,
    copyLines: original.copies.map(original.lineOf),
  };
}

const NOTHING: ObservationPlan = {
  start: [],
  named: [],
  ownVariables: [],
  user: undefined,
  setsEntrypoint: false,
  copyLines: [],
};

/** What is believed of a base image that nobody knows, until it is looked at. */
export const UNKNOWN_BASE: BaseImageFacts = {
  image: '',
  distribution: undefined,
  release: undefined,
  libc: undefined,
  shell: undefined,
  hasBash: undefined,
  packageManager: undefined,
  user: undefined,
  users: [],
  workdir: undefined,
  env: [],
  tools: undefined,
  command: undefined,
  stepsDown: false,
  kind: undefined,
};

/** The images that what was observed could run on, the smallest first; none where the system is none that we know. */
export function runtimeImagesFor(model: Model, observed: Observation): readonly string[] {
  const original = originalOf(model, UNKNOWN_BASE);
  if (!original) return [];
  const { id, version, name } = observed.distribution;
  const alone =
    isAlone(original, observed) && id === 'debian' && original.facts.image !== 'ubuntu'
      ? [`gcr.io/distroless/static-debian${version}`]
      : [];
  const language = languageImage(original);
  if (language !== undefined) return [...alone, language];
  if (id === 'ubuntu' || original.facts.image === 'ubuntu')
    return [original.facts.image === 'ubuntu' ? original.imageText : `ubuntu:${version}`];
  if (id === 'debian') {
    const release = /\((\w+)\)/.exec(name)?.[1] ?? version;
    return release === '' ? [] : [...alone, `debian:${release}-slim`];
  }
  if (id === 'alpine')
    return [original.facts.image === 'alpine' ? original.imageText : `alpine:${/^\d+\.\d+/.exec(version)?.[0]}`];
  return [];
}

/** The image of the same language without compilers; undefined where the image of the system is enough. */
function languageImage(original: Original): string | undefined {
  const { facts, image, imageText } = original;
  if (languageOf(original) === 'java') {
    const java = javaVersionOf(imageText);
    return java === undefined ? imageText : `eclipse-temurin:${java}-jre`;
  }
  if (/^(?:|debian|ubuntu|alpine|buildpack-deps|gcc|golang|rust|silkeh\/clang)$/.test(facts.image)) return undefined;
  const smaller = smallerVariantOf(image);
  return smaller ? `${image.repository}:${smaller.tag}` : imageText;
}

/** A static program that nothing else is started with, and whose image needs no user of its own. */
function isAlone({ startsInShell, healthcheck, stage }: Original, { uses, files }: Observation): boolean {
  const started = uses.filter(({ why }) => why !== 'opened');
  const [program] = started;
  const file = files.find(({ path }) => path === program?.path);
  return (
    started.length === 1 &&
    file?.needs?.length === 0 &&
    file.package === undefined &&
    !startsInShell &&
    healthcheck === undefined &&
    stage.instructions.every(({ kind }) => kind !== 'USER')
  );
}
