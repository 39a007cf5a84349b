import type { Instruction, SyntaxProblem } from '#dockerfile/document.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import type { Script } from '#shell/script.js';
import type { Span } from '#text/span.js';
import type { Context } from './context.js';
import type { Evidence, Fix, Severity } from './finding.js';
import type { IgnoreCheck } from './ignore-rule.js';
import type { ImageCheck } from './image-rule.js';
import type { JudgedSuppression } from './suppress.js';

/** What a rule is about; it is also the folder of its file. */
export type Category =
  | 'correctness'
  | 'security'
  | 'size'
  | 'cache'
  | 'reproducibility'
  | 'runtime'
  | 'metadata'
  | 'shell'
  | 'style';

/**
 * A set of rules that can be switched on. recommended is on by default; hardened adds the strict security rules;
 * the others hold opinions: pins (reproducible), layout and taste (style), the CIS benchmark, what Kubernetes wants.
 */
export type Pack = 'recommended' | 'hardened' | 'reproducible' | 'style' | 'cis' | 'kubernetes';

/** The edition that a rule came with; its default may only change with another one. */
export type Edition = '2026-11';

/** A rule as the engine runs it: for Dockerfiles (defineRule), .dockerignore files (defineIgnoreRule) or images (defineImageRule). */
export type Rule = DockerfileRule | DockerignoreRule | ImageRule;

export interface DockerfileRule extends RuleText {
  readonly subject: 'dockerfile';
  readonly check: Check<string, RuleOptions>;
}

export interface DockerignoreRule extends RuleText {
  readonly subject: 'dockerignore';
  readonly check: IgnoreCheck;
}

export interface ImageRule extends RuleText {
  readonly subject: 'image';
  readonly check: ImageCheck;
}

/** What every rule says of itself, whatever it looks at. */
export interface RuleText {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly severity: Severity;
  /** The packs that switch it on; with none it runs only in the profile `all` or by name. */
  readonly packs: readonly Pack[];
  readonly since: Edition;
  /** The same practice in other tools: DL3009, StageNameCasing, DS-0017, CKV_DOCKER_5. */
  readonly aliases: readonly string[];
  /** Why it matters, in one to four sentences: what breaks, what it costs. */
  readonly why: string;
  /** The way out in one imperative sentence, also where no automatic fix exists. */
  readonly remedy: string;
  readonly references?: readonly string[];
  readonly messages: Readonly<Record<string, string>>;
  /** The options with their defaults. */
  readonly options?: RuleOptions;
  readonly examples: readonly Example[];
}

export type RuleOptions = Readonly<Record<string, unknown>>;

/** What a rule reports. */
export interface Report<Message extends string = string> {
  readonly message: Message;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly at: Span;
  readonly evidence?: Evidence;
  readonly related?: readonly { readonly at: Span; readonly note: string }[];
  readonly fix?: Fix | undefined;
}

type InstructionChecks<Ctx> = {
  readonly [Kind in Instruction['kind']]?: (instruction: Extract<Instruction, { kind: Kind }>, context: Ctx) => void;
};

/**
 * The moments at which a rule looks. A key per instruction kind (also for the one that ONBUILD holds back: its
 * `trigger` is true), `command` for every command of every RUN, `commands` for those of named programs only,
 * `script` for every script of every RUN, `stage`, `file`, and `problem` for what the parser reports under the rule's id.
 */
export type Check<
  Message extends string,
  Options extends RuleOptions,
  Ctx = Context<Message, Options>,
> = InstructionChecks<Ctx> & {
  readonly file?: (context: Ctx) => void;
  readonly stage?: (stage: Stage, context: Ctx) => void;
  readonly script?: (script: Script, context: Ctx) => void;
  readonly command?: (command: Command, context: Ctx) => void;
  readonly commands?: Readonly<Record<string, (command: Command, context: Ctx) => void>>;
  readonly problem?: (problem: SyntaxProblem, context: Ctx) => void;
  /** Each suppression comment of whatever kind of file, once it is known what it has suppressed. */
  readonly suppression?: (
    suppression: JudgedSuppression,
    context: Pick<Ctx, Extract<keyof Ctx, 'report' | 'options'>>,
  ) => void;
};

/**
 * An example of a rule for images is the history of a build, with what each step did to files indented below it:
 * `path`, `path 3000` (bytes), `path = content`, `path -> link`, `- path` for what it removed.
 *
 * An example is a test and documentation. `bad` must give exactly one finding that underlines `at`; with `good` beside
 * it, the fix of that finding makes `good` of `bad`, or where the rule has no fix, `good` shows the way out and is silent.
 */
export type Example = ExampleSurroundings &
  (
    | { readonly bad: string; readonly at: string; readonly good?: string }
    | { readonly good: string; readonly bad?: undefined }
  );

interface ExampleSurroundings {
  readonly title?: string;
  readonly options?: RuleOptions;
  /** The .dockerignore beside the Dockerfile, or the one that a NAME.dockerignore replaces. */
  readonly dockerignore?: string;
  /** The Dockerfile that is built with the .dockerignore. */
  readonly dockerfile?: string;
  /** What the config says of the builder. */
  readonly builder?: 'persistent' | 'ephemeral';
  /** The files of the build context, folders of them included by themselves; without it the project is not known. */
  readonly files?: readonly string[];
  /** Texts of files in the build context. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Those of the files that git ignores. */
  readonly gitIgnored?: readonly string[];
  /** The bytes of those files that are not 1000 bytes small. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** The image's name; `app:1.0` by default. */
  readonly image?: string;
  /** Programs of the image by path, each with its loader and the libraries that it needs. */
  readonly programs?: Readonly<Record<string, readonly string[]>>;
  /** The bytes that the image had when its baseline was written. */
  readonly baseline?: number;
}
