import type { Config } from '#lint/config.js';
import type { Fix } from '#lint/finding.js';
import type { FixedText, RuleFix } from '#lint/fix.js';
import { fixText } from '#lint/fix.js';
import { dockerfileGates } from '#lint/gates.js';
import { ignoreGates } from '#lint/ignore-gates.js';
import type { ReportedFinding } from '#report/report.js';
import type { SourceFile } from './review.js';
import { kindOf, readersOf, subjectFrom } from './review.js';

/** What may be changed. */
export interface FixOptions {
  readonly config?: Config;
  /** Also apply the fixes whose effect a person should look at. */
  readonly review?: boolean;
}

/** A file after its fixes. */
export interface FixedFile {
  /** The text as it was when a fix was withheld. */
  readonly text: string;
  /** What was done, in order. `removes` are paths that the image may lose by it, as globs. */
  readonly applied: readonly {
    readonly rule: string;
    readonly title: string;
    readonly safety: Fix['safety'];
    readonly removes: readonly string[];
  }[];
  /** Fixes that would have broken something, with what that is. */
  readonly withheld: FixedText['withheld'];
  /** What is left to a person. */
  readonly remaining: readonly ReportedFinding[];
}

/** Fixes files with one config; preparing it once pays when there are many. Synchronous and without I/O. */
export function fixerOf({ config = {}, review = false }: FixOptions = {}): (file: SourceFile) => FixedFile {
  const { readDockerfile, readDockerignore } = readersOf(config);
  const accepts = ({ safety }: Fix) => review || safety === 'safe';
  return (file) => {
    const fixed =
      kindOf(file) === 'dockerignore'
        ? fixText(file.text, (text) => readDockerignore({ ...file, text }), accepts, ignoreGates)
        : fixText(file.text, (text) => readDockerfile({ ...file, text }), accepts, dockerfileGates);
    const { text, passes, withheld } = fixed;
    return { text, applied: passes.flat().map(appliedOf), withheld, remaining: remainingOf(file, fixed) };
  };
}

/** Fixes one file as far as that breaks nothing. */
export function fix(file: SourceFile & FixOptions): FixedFile {
  return fixerOf(file)(file);
}

function appliedOf({ rule, fix: { title, safety, removes = [] } }: RuleFix): FixedFile['applied'][number] {
  return { rule, title, safety, removes };
}

function remainingOf(file: SourceFile, { text, remaining }: FixedText): readonly ReportedFinding[] {
  return subjectFrom({ ...file, text }, remaining).findings;
}
