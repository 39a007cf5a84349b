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

/** Prepares rules to run. Only `today` and `builder` of the config matter here; `rules` says what runs and how strictly. */
export function checkerOf(rules: readonly ActiveRule[], { today, builder = 'persistent' }: Config): Checker {
  const running = new Running(today ?? new Date().toISOString().slice(0, 10), builder);
  const handlers = handlersOf(rules, running);
  const ids = new Set(rules.map(({ rule }) => rule.id));
  const run = (moment: string, value: unknown) => {
    const list = handlers.get(moment);
    if (list) for (const handler of list) handler(value as never);
  };
  return {
    isActive: (rule) => ids.has(rule),
    check(subject) {
      running.start(subject);
      walk(subject, running, run);
      return running.findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
    },
    checkSuppressions(subject, judged) {
      running.start(subject);
      for (const suppression of judged) run('suppression', suppression);
      return running.findings;
    },
  };
}

type Handler = (subject: never) => void;

/** The checks by the moment at which they look: an instruction's kind, `stage`, `command:apt-get`, `problem:RULE` … */
function handlersOf(rules: readonly ActiveRule[], running: Running): ReadonlyMap<string, readonly Handler[]> {
  const handlers = new Map<string, Handler[]>();
  const add = (moment: string, handler: Handler) => {
    const list = handlers.get(moment);
    if (list) list.push(handler);
    else handlers.set(moment, [handler]);
  };
  for (const active of rules) {
    const context = running.contextOf(active);
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

function walk({ document, model }: Subject, running: Running, run: (moment: string, value: unknown) => void): void {
  for (const problem of document.problems) run(`problem:${problem.rule}`, problem);
  run('file', undefined);
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

/**
 * What is being checked at the moment. The contexts of the rules are made once and look here, as a rule runs some
 * dozen times in every file; checks are synchronous, so there is only one at a time.
 */
class Running {
  subject: Subject | undefined;
  findings: Finding[] = [];
  readonly #instructions = new Map<Command, Instruction>();
  readonly #day: string;
  readonly #builder: Context['builder'];

  constructor(day: string, builder: Context['builder']) {
    this.#day = day;
    this.#builder = builder;
  }

  start(subject: Subject): void {
    this.subject = subject;
    this.findings = [];
    this.#instructions.clear();
  }

  place(command: Command, instruction: Instruction): void {
    this.#instructions.set(command, instruction);
  }

  contextOf(active: ActiveRule): Context {
    const current = () => this.subject as Subject;
    const { functions } = this;
    return {
      get path() {
        return current().path;
      },
      get text() {
        return current().document.text;
      },
      get document() {
        return current().document;
      },
      get model() {
        return current().model;
      },
      get isIgnored() {
        return current().isIgnored;
      },
      options: active.options,
      today: this.#day,
      builder: this.#builder,
      report: (report) => {
        this.findings.push(findingOf(active, report));
      },
      ...functions,
    };
  }

  /** The questions that are the same for every rule. */
  readonly functions: Pick<Context, 'stateAt' | 'stageOf' | 'commandsOf' | 'instructionOf' | 'isShipped'> = {
    stateAt: (instruction) => this.subject?.model.stageOf(instruction)?.at(instruction),
    stageOf: (instruction) => this.subject?.model.stageOf(instruction),
    commandsOf: (instruction) => this.subject?.model.commandsOf(instruction) ?? [],
    instructionOf: (command) => this.#instructionOf(command),
    isShipped: (instruction) => this.subject?.model.stageOf(instruction)?.shipped ?? true,
  };

  #instructionOf(command: Command): Instruction {
    const known = this.#instructions.get(command);
    if (known) return known;
    const { model, document } = this.subject as Subject;
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
