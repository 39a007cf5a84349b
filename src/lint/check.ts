import { withHeldBack } from '#model/model.js';
import type { Config } from './config.js';
import type { Context } from './context.js';
import type { Subject } from './current-subject.js';
import { CurrentSubject } from './current-subject.js';
import type { Finding } from './finding.js';
import type { IgnoreContext, IgnoreSubject } from './ignore-rule.js';
import type { ImageContext, ImageSubject } from './image-rule.js';
import { placedReport } from './image-rule.js';
import { RuleContext } from './rule-context.js';
import type { ActiveRule } from './rule-set.js';
import type { JudgedSuppression } from './suppress.js';

/** A rule set made ready to run over many files: the checks by the moment at which they look. */
export interface Checker {
  /** The findings in order of place. Suppression comments are not looked at here. */
  check(subject: Subject): readonly Finding[];
  /** The same of a .dockerignore, by the rules for such files. */
  checkIgnore(subject: IgnoreSubject): readonly Finding[];
  /** The same of an image. */
  checkImage(subject: ImageSubject): readonly Finding[];
  /** What the rules about suppressions say of those of a file. */
  checkSuppressions(judged: readonly JudgedSuppression[]): readonly Finding[];
  /** Whether a rule runs. */
  isActive(rule: string): boolean;
}

/** Prepares rules to run. Only `today` and `builder` of the config matter here; `rules` says what runs and how strictly. */
export function checkerOf(rules: readonly ActiveRule[], { today, builder }: Config): Checker {
  const current = new CurrentSubject(today ?? new Date().toISOString().slice(0, 10), builder);
  const handlers = handlersOf(rules, current);
  const ids = new Set(rules.map(({ rule }) => rule.id));
  const run = (moment: string, value: unknown) => {
    const list = handlers.get(moment);
    if (list) for (const handler of list) handler(value as never);
  };
  return {
    isActive: (rule) => ids.has(rule),
    check(subject) {
      current.start(subject);
      walk(subject, current, run);
      return inOrder(current.findings);
    },
    checkIgnore(subject) {
      current.start(undefined);
      for (const active of rules) {
        const { rule, options } = active;
        if (rule.subject !== 'dockerignore') continue;
        const context: IgnoreContext = { ...subject, options, report: (report) => current.add(active, report) };
        rule.check(context);
      }
      return inOrder(current.findings);
    },
    checkImage(subject) {
      current.start(undefined);
      for (const active of rules) {
        const { rule, options } = active;
        if (rule.subject !== 'image') continue;
        const context: ImageContext = {
          ...subject,
          options,
          today: current.today,
          lastPlaceOf: (keyword) => subject.steps.findLast((step) => step.keyword === keyword)?.span,
          report: (report) => current.add(active, placedReport(subject, report)),
        };
        rule.check(context);
      }
      return inOrder(current.findings);
    },
    checkSuppressions(judged) {
      current.start(undefined);
      for (const suppression of judged) run('suppression', suppression);
      return current.findings;
    },
  };
}

function inOrder(findings: Finding[]): readonly Finding[] {
  return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

type Handler = (subject: never) => void;

/** The checks by the moment at which they look: an instruction's kind, `stage`, `command:apt-get`, `problem:RULE` … */
function handlersOf(rules: readonly ActiveRule[], current: CurrentSubject): ReadonlyMap<string, readonly Handler[]> {
  const handlers = new Map<string, Handler[]>();
  const add = (moment: string, handler: Handler) => {
    const list = handlers.get(moment);
    if (list) list.push(handler);
    else handlers.set(moment, [handler]);
  };
  for (const active of rules) {
    if (active.rule.subject !== 'dockerfile') continue;
    const context = new RuleContext(active, current);
    const { commands = {}, problem, file, ...checks } = active.rule.check;
    if (file) add('file', () => file(context));
    if (problem) add(`problem:${active.rule.id}`, (each) => problem(each, context));
    for (const [moment, check] of Object.entries(checks)) {
      if (check) add(moment, (each) => (check as (subject: never, context: Context) => void)(each, context));
    }
    for (const [program, check] of Object.entries(commands)) add(`command:${program}`, (each) => check(each, context));
  }
  return handlers;
}

function walk(
  { document, model }: Subject,
  current: CurrentSubject,
  run: (moment: string, value: unknown) => void,
): void {
  for (const problem of document.problems) run(`problem:${problem.rule}`, problem);
  run('file', undefined);
  for (const stage of model.stages) run('stage', stage);
  for (const outer of document.instructions) {
    for (const instruction of withHeldBack(outer)) {
      run(instruction.kind, instruction);
      if (instruction.kind !== 'RUN') continue;
      for (const script of model.scriptsOf(instruction)) run('script', script);
      for (const command of model.commandsOf(instruction)) {
        current.place(command, instruction);
        run('command', command);
        if (command.program !== '') run(`command:${command.program}`, command);
      }
    }
  }
}
