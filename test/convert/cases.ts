import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Conversion } from '../../src/index.js';
import { convert, diskFiles } from '../../src/index.js';

/** expect.json of a case. */
export interface CaseExpectation {
  /** Converted when nothing is said. */
  readonly outcome?: 'refused' | 'not needed';
  /** Why it is not converted. */
  readonly code?: string;
  /** How both containers behave on a real engine; without it nothing is built. */
  readonly engine?: {
    /** Only npm run convert:proof builds it, and no test: it takes minutes on a small machine. */
    readonly isSlow?: boolean;
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
      expectation: existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CaseExpectation) : {},
    };
  });

/** What convert makes of a case. */
export async function convertedFor({ source, before }: ConversionCase): Promise<Conversion> {
  return convert(before, await diskFiles(source));
}
