import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ConversionFormat, Converted, Files, Proof } from '../../index.js';
import {
  conversionSummary,
  convert,
  copiedPathsOf,
  diskFiles,
  dockerignoreFor,
  formatConversion,
  formatProof,
  prove,
  readSource,
  ToolError,
  writeFileAtomically,
} from '../../index.js';
import { explainedByConversion } from './explained-by-conversion.js';
import { outputWidth, runningLine, wantsColour, writeNote, writeOutput } from './terminal.js';

interface Options {
  readonly context?: string;
  readonly diff?: boolean;
  readonly explain?: boolean;
  readonly write?: boolean;
  readonly prove?: boolean;
  readonly request?: string;
  readonly port?: string;
  readonly format: ConversionFormat;
  readonly color: boolean;
}

/** Converts a file, proves it where that is asked for, and writes it only when nothing speaks against it. */
export async function convertFile(file: string, options: Options): Promise<void> {
  const source = await readSource(file);
  if (source instanceof ToolError) throw source;
  const context = options.context ?? dirname(file);
  const project = await diskFiles(context);
  const conversion = await convert(source.text, project);
  const proof =
    options.prove && conversion.kind === 'converted' ? await proofOf(file, conversion, context, options) : undefined;
  const isProven = proof && proof.unexplained.length + proof.worse.length === 0;
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
  if (isProven === false) process.exitCode = 1;
}

/** A .dockerignore where there is none: what a COPY of everything takes along is in the build stage now, but still sent. */
async function writeIgnoreFile(
  file: string,
  text: string,
  context: string,
  project: Files,
): Promise<readonly string[]> {
  const path = join(context, '.dockerignore');
  for (const known of [path, `${file}.dockerignore`]) if (!((await readSource(known)) instanceof ToolError)) return [];
  const ignore = await dockerignoreFor(project, copiedPathsOf(text));
  if (ignore === undefined) return [];
  await writeFileAtomically(path, ignore);
  return [path];
}

/** Builds and runs both. What the new image lacks was left in the build stage; what answers must be the same. */
async function proofOf(file: string, { text, adds }: Converted, context: string, options: Options): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-convert-'));
  const line = runningLine();
  try {
    const after = join(folder, 'Dockerfile');
    await writeFile(after, text);
    return await prove(file, after, {
      context,
      request: options.request,
      port: options.port === undefined ? undefined : Number(options.port),
      allowedConfig: ['Env'],
      explainedBy: explainedByConversion(adds),
      onProgress: (what) => line.show(what),
    });
  } finally {
    line.end();
    await rm(folder, { recursive: true, force: true });
  }
}
