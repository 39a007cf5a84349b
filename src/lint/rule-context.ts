import type { Document } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import type { Context } from './context.js';
import type { CurrentSubject } from './current-subject.js';
import type { Report, RuleOptions } from './rule.js';
import type { ActiveRule } from './rule-set.js';

/** What one rule may ask and where it reports: made once a run, it looks at whatever subject is being checked. */
export class RuleContext implements Context {
  readonly options: RuleOptions;
  readonly stateAt: Context['stateAt'];
  readonly stageOf: Context['stageOf'];
  readonly commandsOf: Context['commandsOf'];
  readonly instructionOf: Context['instructionOf'];
  readonly isShipped: Context['isShipped'];
  readonly report: (report: Report) => void;
  readonly #current: CurrentSubject;

  constructor(active: ActiveRule, current: CurrentSubject) {
    this.#current = current;
    this.options = active.options;
    this.stateAt = current.stateAt;
    this.stageOf = current.stageOf;
    this.commandsOf = current.commandsOf;
    this.instructionOf = current.instructionOf;
    this.isShipped = current.isShipped;
    this.report = (report) => current.add(active, report);
  }

  get path(): string {
    return this.#current.subject.path;
  }

  get text(): string {
    return this.#current.subject.document.text;
  }

  get document(): Document {
    return this.#current.subject.document;
  }

  get model(): Model {
    return this.#current.subject.model;
  }

  get isIgnored(): Context['isIgnored'] {
    return this.#current.subject.isIgnored;
  }

  get hasFile(): Context['hasFile'] {
    return this.#current.subject.hasFile;
  }

  get readFile(): Context['readFile'] {
    return this.#current.subject.readFile;
  }

  get listing(): Context['listing'] {
    return this.#current.subject.listing;
  }

  get today(): string {
    return this.#current.today;
  }

  get builder(): Context['builder'] {
    return this.#current.builder;
  }
}
