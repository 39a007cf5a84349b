import type { Context } from './context.js';
import type { IgnoreCheck, IgnoreContext } from './ignore-rule.js';
import type { ImageCheck, ImageContext, ImageReport } from './image-rule.js';
import type { Check, DockerfileRule, DockerignoreRule, ImageRule, Report, RuleOptions, RuleText } from './rule.js';

/** The names in braces of a message: `'program'` of `'{program} update leaves its lists.'`. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** A report whose message exists and whose placeholders all have a value. */
type CheckedReport<Messages extends Record<string, string>, Reported = Report> = {
  [Id in keyof Messages & string]: Omit<Reported, 'values' | 'message'> & { readonly message: Id } & ([
      Placeholders<Messages[Id]>,
    ] extends [never]
      ? { readonly values?: undefined }
      : { readonly values: Readonly<Record<Placeholders<Messages[Id]>, string | number>> });
}[keyof Messages & string];

/** A context whose `report` knows the messages of its rule. */
type Checked<Ctx, Messages extends Record<string, string>, Reported = Report> = Omit<Ctx, 'report'> & {
  report(report: CheckedReport<Messages, Reported>): void;
};

interface Definition<Messages extends Record<string, string>, Options extends RuleOptions>
  extends Omit<RuleText, 'messages' | 'options'> {
  readonly messages: Messages;
  readonly options?: Options;
}

interface DockerfileDefinition<Messages extends Record<string, string>, Options extends RuleOptions>
  extends Definition<Messages, Options> {
  readonly check: Check<keyof Messages & string, Options, Checked<Context<keyof Messages & string, Options>, Messages>>;
}

interface IgnoreDefinition<Messages extends Record<string, string>, Options extends RuleOptions>
  extends Definition<Messages, Options> {
  readonly check: IgnoreCheck<
    keyof Messages & string,
    Options,
    Checked<IgnoreContext<keyof Messages & string, Options>, Messages>
  >;
}

interface ImageDefinition<Messages extends Record<string, string>, Options extends RuleOptions>
  extends Definition<Messages, Options> {
  readonly check: ImageCheck<
    keyof Messages & string,
    Options,
    Checked<ImageContext<keyof Messages & string, Options>, Messages, ImageReport>
  >;
}

/** A rule for Dockerfiles; the compiler checks that each report names a message and fills its placeholders. */
export function defineRule<const Messages extends Record<string, string>, Options extends RuleOptions = RuleOptions>(
  definition: DockerfileDefinition<Messages, Options>,
): DockerfileRule {
  return { subject: 'dockerfile', ...definition } as unknown as DockerfileRule;
}

/** A rule for .dockerignore files, with the same promises. */
export function defineIgnoreRule<
  const Messages extends Record<string, string>,
  Options extends RuleOptions = RuleOptions,
>(definition: IgnoreDefinition<Messages, Options>): DockerignoreRule {
  return { subject: 'dockerignore', ...definition } as unknown as DockerignoreRule;
}

/** A rule for images, with the same promises. */
export function defineImageRule<
  const Messages extends Record<string, string>,
  Options extends RuleOptions = RuleOptions,
>(definition: ImageDefinition<Messages, Options>): ImageRule {
  return { subject: 'image', ...definition } as unknown as ImageRule;
}
