import type { Context } from './context.js';
import type { Check, Report, Rule, RuleOptions } from './rule.js';

/** The names in braces of a message: `'program'` of `'{program} update leaves its lists.'`. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** A report whose message exists and whose placeholders all have a value. */
type CheckedReport<Messages extends Record<string, string>> = {
  [Id in keyof Messages & string]: Omit<Report<Id>, 'values'> & { readonly message: Id } & ([
      Placeholders<Messages[Id]>,
    ] extends [never]
      ? { readonly values?: undefined }
      : { readonly values: Readonly<Record<Placeholders<Messages[Id]>, string | number>> });
}[keyof Messages & string];

interface CheckedContext<Messages extends Record<string, string>, Options extends RuleOptions>
  extends Omit<Context<keyof Messages & string, Options>, 'report'> {
  report(report: CheckedReport<Messages>): void;
}

interface Definition<Messages extends Record<string, string>, Options extends RuleOptions>
  extends Omit<Rule, 'messages' | 'options' | 'check'> {
  readonly messages: Messages;
  readonly options?: Options;
  readonly check: Check<keyof Messages & string, Options, CheckedContext<Messages, Options>>;
}

/** A rule; the compiler checks that each report names a message and fills its placeholders. */
export function defineRule<const Messages extends Record<string, string>, Options extends RuleOptions = RuleOptions>(
  definition: Definition<Messages, Options>,
): Rule {
  return definition as unknown as Rule;
}
