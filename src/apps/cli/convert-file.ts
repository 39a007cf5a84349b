import { dirname, join } from 'node:path';
import type { ConversionFormat, Files } from '../../index.js';
import {
  conversionSummary,
  convert,
  copiedPathsOf,
  diskFiles,
  dockerignoreFor,
  formatConversion,
  formatProof,
  maskSecrets,
  readDockerignore,
  readSource,
  ToolError,
  writeFileAtomically,
} from '../../index.js';
import type { ProofOptions } from './proven-conversion.js';
import { isProof, provenConversion } from './proven-conversion.js';
import { outputWidth, wantsColour, writeNote, writeOutput } from './terminal.js';

interface Options extends ProofOptions {
  readonly context?: string;
  readonly diff?: boolean;
  readonly explain?: boolean;
  readonly write?: boolean;
  readonly prove?: boolean;
  readonly format: ConversionFormat;
  readonly color: boolean;
}

/** Converts a file, proves it where that is asked for, and writes it only when nothing speaks against it. */
export async function convertFile(file: string, options: Options): Promise<void> {
  const source = await readSource(file);
  if (source instanceof ToolError) throw source;
  const context = options.context ?? dirname(file);
  const project = await diskFiles(context);
  const { conversion, proof } = options.prove
    ? await provenConversion(file, source.text, project, context, options)
    : { conversion: await convert(source.text, project), proof: undefined };
  const isProven = proof && isProof(proof);
  const view = { path: file, before: source.text, isProven, wantsDiff: options.diff === true };
  const format = options.explain ? 'markdown' : options.format;
  const isWritten = options.write && conversion.kind === 'converted' && isProven !== false;
  if (!isWritten || options.diff || format !== 'text')
    writeOutput(formatConversion(conversion, view, format, wantsColour(options.color)));
  if (conversion.kind !== 'converted') {
    process.exitCode = conversion.kind === 'refused' ? 1 : 0;
    return;
  }
  if (isWritten) await writeFileAtomically(file, conversion.text);
  if (format !== 'text') return;
  if (proof) writeNote(formatProof(proof, 'text', { colour: wantsColour(options.color), width: outputWidth() }));
  writeNote(conversionSummary(conversion, view));
  if (isWritten)
    writeNote(`Wrote ${[file, ...(await writeIgnoreFile(file, source.text, context, project))].join(' and ')}.`);
  else if (maskSecrets(conversion.text) !== conversion.text)
    writeNote('Secrets are masked above; --write writes the file as it is.');
  if (isProven === false) process.exitCode = 1;
}

/** A .dockerignore where there is none: what a COPY of everything takes along is in the build stage now, but still sent. */
async function writeIgnoreFile(
  file: string,
  text: string,
  context: string,
  project: Files,
): Promise<readonly string[]> {
  if (await readDockerignore(context, file)) return [];
  const path = join(context, '.dockerignore');
  const ignore = await dockerignoreFor(project, copiedPathsOf(text));
  if (ignore === undefined) return [];
  await writeFileAtomically(path, ignore);
  return [path];
}
