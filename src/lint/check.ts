import type { Document, Instruction } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import { withHeldBack } from '#model/model.js';
import type { Command } from '#shell/command.js';
import type { Config } from './config.js';
import type { Context } from './context.js';
import type { Finding } from './finding.js';
import type { Report } from './rule.js';
import type { ActiveRule } from './rule-set.js';
import type { JudgedSuppression } from './suppress.js';

/** What is checked. */
export interface Subject {
  readonly path: string;
  readonly document: Document;
  readonly model: Model;
  readonly isIgnored?: ((path: string) => boolean) | undefined;
}

/** A rule set made ready to run over many files: the checks by the moment at which they look. */
export interface Checker {
  /** The findings in order of place. Suppression comments are not looked at here. */
  check(subject: Subject): readonly Finding[];
  /** What the rules about suppressions say of those of a subject. */
  checkSuppressions(subject: Subject, judged: readonly JudgedSuppression[]): readonly Finding[];
  /** Whether a rule runs. */
  isActive(rule: string): boolean;
}

type Handler = (subject: never, context: Context) => void;

/** Prepares rules to run. Only `today` and `builder` of the config matter here; `rules` says what runs and how strictly. */
export function checkerOf(rules: readonly ActiveRule[], { today, builder = 'persistent' }: Config): Checker {
  const day = today ?? new Date().toISOString().slice(0, 10);
  const handlers = new Map<string, { readonly rule: number; readonly run: Handler }[]>();
  const add = (moment: string, rule: number, run: Handler) => {
    const list = handlers.get(moment);
    if (list) list.push({ rule, run });
    else handlers.set(moment, [{ rule, run }]);
  };
  for (const [index, { rule }] of rules.entries()) {
    const { commands = {}, problem, ...checks } = rule.check;
    for (const [moment, run] of Object.entries(checks)) if (run) add(moment, index, run as Handler);
    for (const [program, run] of Object.entries(commands)) add(`command:${program}`, index, run as Handler);
    if (problem) add(`problem:${rule.id}`, index, problem as Handler);
  }
  const ids = new Set(rules.map(({ rule }) => rule.id));
  const start = (subject: Subject) => {
    const findings: Finding[] = [];
    const running = new Running(subject, rules, day, builder, findings);
    const run = (moment: string, value: unknown) => {
      const list = handlers.get(moment);
      if (list) for (const handler of list) handler.run(value as never, running.contextOf(handler.rule));
    };
    return { findings, running, run };
  };
  return {
    isActive: (rule) => ids.has(rule),
    checkSuppressions(subject, judged) {
      const { findings, run } = start(subject);
      for (const suppression of judged) run('suppression', suppression);
      return findings;
    },
    check(subject) {
      const { findings, running, run } = start(subject);
      walk(subject, running, run, handlers);
      return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
    },
  };
}

function walk(
  { document, model }: Subject,
  running: Running,
  run: (moment: string, value: unknown) => void,
  handlers: ReadonlyMap<string, readonly { readonly rule: number; readonly run: Handler }[]>,
): void {
  for (const problem of document.problems) run(`problem:${problem.rule}`, problem);
  for (const handler of handlers.get('file') ?? [])
    (handler.run as (context: Context) => void)(running.contextOf(handler.rule));
  for (const stage of model.stages) run('stage', stage);
  for (const outer of document.instructions) {
    for (const instruction of withHeldBack(outer)) {
      run(instruction.kind, instruction);
      if (instruction.kind !== 'RUN') continue;
      for (const script of model.scriptsOf(instruction)) run('script', script);
      for (const command of model.commandsOf(instruction)) {
        running.place(command, instruction);
        run('command', command);
        if (command.program !== '') run(`command:${command.program}`, command);
      }
    }
  }
}

/** One check of one subject: the contexts of the rules, made when a rule first looks. */
class Running {
  readonly #subject: Subject;
  readonly #rules: readonly ActiveRule[];
  /** What is the same for every rule. */
  readonly #shared: Omit<Context, 'options' | 'report'>;
  readonly #findings: Finding[];
  readonly #contexts: Context[] = [];
  readonly #instructions = new Map<Command, Instruction>();

  constructor(
    subject: Subject,
    rules: readonly ActiveRule[],
    today: string,
    builder: Context['builder'],
    findings: Finding[],
  ) {
    const { path, document, model, isIgnored } = subject;
    this.#subject = subject;
    this.#rules = rules;
    this.#findings = findings;
    this.#shared = {
      path,
      text: document.text,
      document,
      model,
      today,
      builder,
      isIgnored,
      stateAt: (instruction) => model.stageOf(instruction)?.at(instruction),
      stageOf: (instruction) => model.stageOf(instruction),
      commandsOf: (instruction) => model.commandsOf(instruction),
      instructionOf: (command) => this.#instructionOf(command),
      isShipped: (instruction) => model.stageOf(instruction)?.shipped ?? true,
    };
  }

  place(command: Command, instruction: Instruction): void {
    this.#instructions.set(command, instruction);
  }

  contextOf(index: number): Context {
    this.#contexts[index] ??= this.#newContext(this.#rules[index] as ActiveRule);
    return this.#contexts[index] as Context;
  }

  #newContext(active: ActiveRule): Context {
    const report = (each: Report) => {
      this.#findings.push(findingOf(active, each));
    };
    return { ...this.#shared, options: active.options, report };
  }

  #instructionOf(command: Command): Instruction {
    const known = this.#instructions.get(command);
    if (known) return known;
    const { model, document } = this.#subject;
    for (const outer of document.instructions) {
      for (const instruction of withHeldBack(outer)) {
        for (const each of model.commandsOf(instruction)) this.#instructions.set(each, instruction);
      }
    }
    return this.#instructions.get(command) as Instruction;
  }
}

function findingOf({ rule, severity }: ActiveRule, report: Report): Finding {
  const { message, values, at, evidence, related, fix } = report;
  const text = (rule.messages[message] ?? message).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values?.[name] ?? ''),
  );
  return { rule: rule.id, severity, at, message: text, evidence, related, fix };
}
