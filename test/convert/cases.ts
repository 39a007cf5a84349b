import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Takes } from '#rewrite/to-multi-stage/split.js';
import type { Conversion, Observation } from '../../src/index.js';
import { convert, diskFiles, observe } from '../../src/index.js';

/** expect.json of a case. */
export interface CaseExpectation {
  /** Converted when nothing is said. */
  readonly outcome?: 'refused' | 'not needed';
  /** Why it is not converted. */
  readonly code?: string;
  /**
   * The file alone is refused, with this code; what an engine showed is in observation.json, and it is converted with
   * that. `npm run conversions -- --observe` writes it anew.
   */
  readonly observed?: { readonly code: string; readonly takes?: Takes };
  /** How both containers behave on a real engine; without it nothing is built. */
  readonly engine?: {
    /** Only npm run convert:proof builds it, and no test: all together take longer than a test may. */
    readonly onlyInProof?: boolean;
    readonly request?: string;
    /** For what serves nothing. */
    readonly outcome?: 'running' | 'exited' | 'healthy';
    /** How much smaller the image must become, in percent of the original. */
    readonly minReduction: number;
  };
}

/** A case of this folder: `project` is what a team has, with its Dockerfile, and `expected` what convert makes of it. */
export interface ConversionCase {
  readonly name: string;
  readonly source: string;
  /** The Dockerfile of the team. */
  readonly before: string;
  readonly expectedFolder: string;
  readonly expectation: CaseExpectation;
  /** The recorded observation of a case that needs one. */
  readonly recording: string;
}

const root = fileURLToPath(new URL('.', import.meta.url));

/** All cases, or the one that CASE names. */
export const cases: readonly ConversionCase[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && (!process.env.CASE || entry.name === process.env.CASE))
  .map(({ name }) => {
    const path = join(root, name, 'expect.json');
    const source = join(root, name, 'project');
    return {
      name,
      source,
      before: readFileSync(join(source, 'Dockerfile'), 'utf8'),
      expectedFolder: join(root, name, 'expected'),
      recording: join(root, name, 'observation.json'),
      expectation: existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CaseExpectation) : {},
    };
  });

/** What convert makes of a case, with what was recorded of it where it needs that. */
export async function convertedFor(each: ConversionCase, observation = recordedFor(each)): Promise<Conversion> {
  const { before, source, expectation } = each;
  return convert(before, await diskFiles(source), expectation.observed?.takes, observation);
}

function recordedFor({ expectation, recording }: ConversionCase): Observation | undefined {
  return expectation.observed && (JSON.parse(readFileSync(recording, 'utf8')) as Observation);
}

/** Builds and runs the original of a case, and looks. */
export async function observedFor({ source, before, expectation }: ConversionCase): Promise<Observation> {
  return observe(join(source, 'Dockerfile'), before, await diskFiles(source), {
    context: source,
    request: expectation.engine?.request,
  });
}
