import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversion, Converted, Files, Observation, Proof, Refused } from '../../index.js';
import { convert, explainedByConversion, isAnsweredByObservation, observe, prove } from '../../index.js';
import { runningLine, writeNote } from './terminal.js';

/** What a proof needs to know. */
export interface ProofOptions {
  readonly request?: string;
  readonly port?: string;
}

/** A conversion, and what came of building and running it beside the original. */
export interface Tried {
  readonly conversion: Conversion;
  readonly proof: Proof | undefined;
}

/**
 * The boldest conversion that a proof confirms: where one fails, the next takes more along. What the file does not tell
 * is looked for in the image that it builds.
 */
export async function provenConversion(
  file: string,
  text: string,
  project: Files,
  context: string,
  options: ProofOptions,
): Promise<Tried> {
  const first = await convert(text, project);
  const observed =
    first.kind === 'refused' && isAnsweredByObservation(first.code)
      ? await observationOf(file, first, project, context, options)
      : undefined;
  const bold = await tried(
    file,
    observed ? await convert(text, project, undefined, observed) : first,
    context,
    options,
  );
  if (!bold.proof || isProof(bold.proof)) return bold;
  const careful = await convert(text, project, 'the whole folder', observed);
  const isOther =
    careful.kind === 'converted' && bold.conversion.kind === 'converted' && careful.text !== bold.conversion.text;
  if (!isOther) return bold;
  writeNote(`Not proven: ${[...bold.proof.unexplained, ...bold.proof.worse][0]}. Trying again with the whole folder.`);
  const second = await tried(file, careful, context, options);
  return second.proof && isProof(second.proof) ? second : bold;
}

/** Builds and runs the original to see what the file does not tell. */
async function observationOf(
  file: string,
  { reason }: Refused,
  project: Files,
  context: string,
  { request, port }: ProofOptions,
): Promise<Observation> {
  writeNote(`${reason} Building it once, to look.`);
  const line = runningLine();
  try {
    return await observe(file, project, {
      context,
      request,
      port: port === undefined ? undefined : Number(port),
      onProgress: (what) => line.show(what),
    });
  } finally {
    line.end();
  }
}

/** Nothing unexplained, nothing worse. */
export function isProof({ unexplained, worse }: Proof): boolean {
  return unexplained.length + worse.length === 0;
}

async function tried(file: string, conversion: Conversion, context: string, options: ProofOptions): Promise<Tried> {
  const proof = conversion.kind === 'converted' ? await proofOf(file, conversion, context, options) : undefined;
  return { conversion, proof };
}

/** Builds and runs both. What the new image lacks was left in the build stage; what answers must be the same. */
async function proofOf(
  file: string,
  { text, adds }: Converted,
  context: string,
  { request, port }: ProofOptions,
): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-convert-'));
  const line = runningLine();
  try {
    const after = join(folder, 'Dockerfile');
    await writeFile(after, text);
    return await prove(file, after, {
      context,
      request,
      port: port === undefined ? undefined : Number(port),
      noteOpened: true,
      allowedConfig: ['Env'],
      explainedBy: explainedByConversion(adds),
      onProgress: (what) => line.show(what),
    });
  } finally {
    line.end();
    await rm(folder, { recursive: true, force: true });
  }
}
