import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversion, Converted, Files, Observation, Proof } from '../../index.js';
import { convert, explainedByConversion, isAnsweredByObservation, observe, prove, ToolError } from '../../index.js';
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
 * The boldest conversion that a proof confirms; else the boldest with what its proof found, or the last refusal. Throws
 * a ToolError where the original, or nothing that was made of it, can be built.
 */
export async function provenConversion(
  file: string,
  text: string,
  project: Files,
  context: string,
  options: ProofOptions,
): Promise<Tried> {
  const texts = new Set<string>();
  let best: Tried | undefined;
  let failure: ToolError | undefined;
  for await (const conversion of rungs(file, text, project, context, options)) {
    if (conversion.kind !== 'converted') {
      if (!best?.proof) best = { conversion, proof: undefined };
      continue;
    }
    if (texts.has(conversion.text)) continue;
    if (best?.proof) writeNote(`Not proven: ${againstIt(best.proof)[0]}. Trying to take more along.`);
    texts.add(conversion.text);
    const proof = await proofOf(file, conversion, context, options);
    if (proof instanceof ToolError) {
      failure ??= proof;
      writeNote(`Not proven: ${proof.message} Trying to take more along.`);
      continue;
    }
    if (isProof(proof)) return { conversion, proof };
    if (!best?.proof) best = { conversion, proof };
  }
  if (!best) throw failure as ToolError;
  return best;
}

/**
 * What can be made of a file, the boldest first: by what it says itself, with the whole folder, and by what the image
 * shows that it builds.
 */
async function* rungs(
  file: string,
  text: string,
  project: Files,
  context: string,
  options: ProofOptions,
): AsyncGenerator<Conversion> {
  const known = await convert(text, project);
  yield known;
  if (known.kind === 'converted') yield convert(text, project, 'the whole folder');
  else if (known.kind === 'not needed' || !isAnsweredByObservation(known.code)) return;
  else writeNote(`${known.reason} Building it once, to look.`);
  const observed = await observationOf(file, text, project, context, options);
  yield convert(text, project, 'what the build makes', observed);
  yield convert(text, project, 'the whole folder', observed);
}

/** Builds and runs the original to see what the file does not tell. */
async function observationOf(
  file: string,
  text: string,
  project: Files,
  context: string,
  { request, port }: ProofOptions,
): Promise<Observation> {
  const line = runningLine();
  try {
    return await observe(file, text, project, {
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
export function isProof(proof: Proof): boolean {
  return againstIt(proof).length === 0;
}

function againstIt({ unexplained, worse }: Proof): readonly string[] {
  return [...unexplained, ...worse];
}

/**
 * Builds and runs both. What the new image lacks was left in the build stage; what answers must be the same. Why the new
 * one cannot be built is told by the error that is returned.
 */
async function proofOf(
  file: string,
  { text, adds }: Converted,
  context: string,
  { request, port }: ProofOptions,
): Promise<Proof | ToolError> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-convert-'));
  const after = join(folder, 'Dockerfile');
  const line = runningLine();
  try {
    await writeFile(after, text);
    return await prove(file, after, {
      context,
      request,
      port: port === undefined ? undefined : Number(port),
      noteOpened: true,
      // Those of the base image differ; the file's own are compared word for word before.
      allowedConfig: ['Env', 'Labels'],
      explainedBy: explainedByConversion(adds),
      onProgress: (what) => line.show(what),
    });
  } catch (error) {
    if (!(error instanceof ToolError && error.code === 'BUILD_FAILED' && error.message.startsWith(after))) throw error;
    return new ToolError(error.code, error.message.replace(after, 'the new Dockerfile'), error.hint);
  } finally {
    line.end();
    await rm(folder, { recursive: true, force: true });
  }
}
