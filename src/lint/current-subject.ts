import type { Document, Instruction } from '#dockerfile/document.js';
import type { ContextListing } from '#dockerignore/context-listing.js';
import type { Model } from '#model/model.js';
import { withHeldBack } from '#model/model.js';
import type { Command } from '#shell/command.js';
import type { Context } from './context.js';
import type { Finding } from './finding.js';
import type { Report } from './rule.js';
import type { ActiveRule } from './rule-set.js';

/** What is checked. */
export interface Subject {
  readonly path: string;
  readonly document: Document;
  readonly model: Model;
  readonly isIgnored?: ((path: string) => boolean) | undefined;
  readonly hasFile?: ((path: string) => boolean) | undefined;
  readonly readFile?: ((path: string) => string | undefined) | undefined;
  readonly listing?: ContextListing | undefined;
}

/**
 * The subject that is being checked, and what has been found in it. Checks are synchronous, so there is one at a
 * time; the contexts of the rules are made once and look here.
 */
export class CurrentSubject {
  findings: Finding[] = [];
  readonly today: string;
  readonly builder: Context['builder'];
  readonly #instructions = new Map<Command, Instruction>();
  #subject: Subject | undefined;

  constructor(today: string, builder: Context['builder']) {
    this.today = today;
    this.builder = builder;
  }

  get subject(): Subject {
    return this.#subject as Subject;
  }

  /** Without a subject nothing but `add` works: for other files than Dockerfiles. */
  start(subject: Subject | undefined): void {
    this.#subject = subject;
    this.findings = [];
    this.#instructions.clear();
  }

  /** Remembers which instruction runs a command. */
  place(command: Command, instruction: Instruction): void {
    this.#instructions.set(command, instruction);
  }

  add(
    { rule, severity }: ActiveRule,
    { message, values, at, evidence, related, fix, inside }: Report & Pick<Finding, 'inside'>,
  ): void {
    const template = rule.messages[message] ?? message;
    const text = template.replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name] ?? ''));
    this.findings.push({ rule: rule.id, severity, at, message: text, evidence, related, fix, inside });
  }

  readonly stateAt: Context['stateAt'] = (instruction) => this.subject.model.stageOf(instruction)?.at(instruction);

  readonly stageOf: Context['stageOf'] = (instruction) => this.subject.model.stageOf(instruction);

  readonly commandsOf: Context['commandsOf'] = (instruction) => this.subject.model.commandsOf(instruction);

  readonly isShipped: Context['isShipped'] = (instruction) => this.subject.model.stageOf(instruction)?.shipped ?? true;

  readonly instructionOf: Context['instructionOf'] = (command) => {
    const known = this.#instructions.get(command);
    if (known) return known;
    const { model, document } = this.subject;
    for (const outer of document.instructions) {
      for (const instruction of withHeldBack(outer)) {
        for (const each of model.commandsOf(instruction)) this.#instructions.set(each, instruction);
      }
    }
    return this.#instructions.get(command) as Instruction;
  };
}
