import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Choices, Generated } from '../../src/index.js';
import { diskFiles, generate, unitsIn } from '../../src/index.js';

/** expect.json of a project. */
export interface ProjectExpectation {
  /** What init is told besides the files. */
  readonly choices?: Choices;
  /** The member of a workspace. */
  readonly folder?: string;
  /** The stack, where the folder has several. */
  readonly stack?: string;
  /** It must be refused with these words; then there are no expected files. */
  readonly asks?: string;
  /** Findings of strict rules that cannot be avoided, with the reason in `why`. */
  readonly findings?: readonly string[];
  readonly why?: string;
  /** How the container behaves on a real engine; without it the image is not built. */
  readonly engine?: {
    readonly request?: string;
    /** Of the answer; 200 when nothing is said. */
    readonly status?: number;
    /** For what serves nothing. */
    readonly outcome?: 'running' | 'exited';
    readonly maxMegabytes: number;
    /** Variables that the program needs to start. */
    readonly env?: Readonly<Record<string, string>>;
  };
}

/** A project of this folder: `project` is what a user has, `expected` what init makes of it. */
export interface Project {
  readonly name: string;
  readonly source: string;
  readonly expectedFolder: string;
  readonly expectation: ProjectExpectation;
}

const root = fileURLToPath(new URL('.', import.meta.url));

/** All projects, or the one that CASE names. */
export const projects: readonly Project[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && (!process.env.CASE || entry.name === process.env.CASE))
  .map(({ name }) => {
    const path = join(root, name, 'expect.json');
    return {
      name,
      source: join(root, name, 'project'),
      expectedFolder: join(root, name, 'expected'),
      expectation: existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ProjectExpectation) : {},
    };
  });

/** What init makes of a project, or the questions that it asks. */
export async function generatedFor({ source, expectation }: Project): Promise<Generated | { readonly asks: string }> {
  const { choices = {}, folder = '', stack } = expectation;
  const units = await unitsIn(await diskFiles(source), folder);
  const known = units.filter((unit) => stack === undefined || unit.stack.name === stack);
  const programs = known.filter(({ facts }) => facts.kind.value !== 'library');
  const unit = programs[0] ?? known[0];
  if (!unit || programs.length > 1) throw new Error(`${units.length} units in ${source}`);
  const generated = generate(unit, choices);
  return 'questions' in generated ? { asks: generated.questions.map(({ what }) => what).join(' ') } : generated;
}
