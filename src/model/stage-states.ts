import { posix } from 'node:path';
import type { Document, Instruction } from '#dockerfile/document.js';
import { expand } from '#dockerfile/expand.js';
import type { BaseImageFacts } from '#knowledge/base-image.js';
import type { Dialect } from '#shell/dialect.js';
import { dialectOf } from '#shell/dialect.js';
import { stagePredefined } from './predefined-variables.js';
import type { Base, State } from './stage.js';
import type { Variable } from './variable.js';
import { lastBefore, VariableHistory } from './variable.js';

interface Change<Value> {
  readonly index: number;
  readonly value: Value;
  readonly instruction: Instruction;
}

const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c'];
const WINDOWS_SHELL: readonly string[] = ['cmd', '/S', '/C'];

/** The states of a stage from instruction to instruction, found by place without copying. */
export class StageStates {
  readonly #escape: Document['escape'];
  readonly #indexes = new Map<Instruction, number>();
  readonly #length: number;
  readonly #facts: BaseImageFacts | undefined;
  readonly #isImage: boolean;
  /** Nothing is known of the image below, so that a variable which the file does not set may still be set. */
  readonly #baseIsOpen: boolean;
  /** What the stage inherits from the stage below. */
  readonly #inherited: State | undefined;
  /** The nearest stage below that declares variables. */
  readonly #below: StageStates | undefined;
  readonly #rootFacts: BaseImageFacts | undefined;
  readonly #rootIsImage: boolean;
  readonly #inheritedVariables = new Map<string, Variable | undefined>();
  readonly #states: State[] = [];
  readonly #variables = new VariableHistory();
  readonly #users: Change<string | undefined>[] = [];
  readonly #workdirs: Change<string | undefined>[] = [];
  readonly #shells: Change<readonly string[]>[] = [];

  /** `below` are the states of the stage that it is built on, where it is a stage. */
  constructor(
    document: Document,
    instructions: readonly Instruction[],
    base: Base,
    below: StageStates | undefined,
    globals: VariableHistory,
  ) {
    this.#escape = document.escape;
    this.#length = instructions.length;
    this.#facts = base.kind === 'image' ? base.facts : undefined;
    this.#isImage = base.kind === 'image' || base.kind === 'unknown';
    const root = base.kind === 'stage' ? base.stage.rootBase : base;
    this.#baseIsOpen = root.kind === 'unknown' || (root.kind === 'image' && !root.facts);
    this.#rootFacts = root.kind === 'image' ? root.facts : undefined;
    this.#rootIsImage = root.kind === 'image' || root.kind === 'unknown';
    this.#inherited = below?.at(undefined);
    if (below) this.#below = below.#variables.size > 0 ? below : below.#below;
    for (const [index, instruction] of instructions.entries()) {
      this.#indexes.set(instruction, index);
      if (instruction.kind === 'ONBUILD' && instruction.instruction) this.#indexes.set(instruction.instruction, index);
      this.#take(instruction, index, globals);
    }
  }

  at(instruction: Instruction | undefined): State {
    const index = instruction ? (this.#indexes.get(instruction) ?? this.#length) : this.#length;
    const known = this.#states[index] ?? this.#stateAt(index);
    this.#states[index] = known;
    return known;
  }

  #stateAt(index: number): State {
    const user = lastBefore(this.#users, index);
    const workdir = lastBefore(this.#workdirs, index);
    const shell = lastBefore(this.#shells, index);
    const inherited = this.#inherited;
    const facts = this.#facts;
    const shellWords = shell?.value ?? inherited?.shell ?? this.#defaultShell();
    return {
      user: user ? user.value : inherited ? inherited.user : (facts?.user ?? 'root'),
      userInstruction: user?.instruction ?? inherited?.userInstruction,
      workdir: workdir ? workdir.value : inherited ? inherited.workdir : this.#baseWorkdir(),
      workdirIsSet: workdir !== undefined || (inherited ? inherited.workdirIsSet : facts?.workdir !== undefined),
      shell: shellWords,
      shellInstruction: shell?.instruction ?? inherited?.shellInstruction,
      dialect:
        shell || inherited?.shellInstruction
          ? dialectOf(shellWords[0] ?? '')
          : (inherited?.dialect ?? this.#baseDialect()),
      variable: (name) => this.#find(name, index),
      variableNames: () => this.#names(index),
      expand: (text) => this.#expand(text, index),
    };
  }

  /** A file that escapes with backticks is written for Windows. */
  #defaultShell(): readonly string[] {
    const shell = this.#facts?.shell;
    return shell === 'windows' || (shell === undefined && this.#escape === '`') ? WINDOWS_SHELL : DEFAULT_SHELL;
  }

  #baseWorkdir(): string | undefined {
    return this.#facts?.workdir ?? (this.#isImage && !this.#facts ? undefined : '/');
  }

  #baseDialect(): Dialect {
    const shell = this.#facts?.shell;
    if (this.#defaultShell() === WINDOWS_SHELL) return 'cmd';
    return shell === undefined || shell === 'none' || shell === 'windows' ? 'sh' : shell;
  }

  #take(instruction: Instruction, index: number, globals: VariableHistory): void {
    switch (instruction.kind) {
      case 'ENV':
        for (const { key, value, span } of instruction.pairs) {
          const known = this.#expand(value.text, index);
          this.#variables.declare(index, { name: key.text, value: known, source: 'ENV', span });
        }
        break;
      case 'ARG':
        for (const { name, value, span } of instruction.declarations) {
          const known = value
            ? this.#expand(value.text, index + 1)
            : globals.find(name.text, Number.POSITIVE_INFINITY)?.value;
          this.#variables.declare(index, { name: name.text, value: known, source: 'ARG', span });
        }
        break;
      case 'USER':
        if (instruction.user)
          this.#users.push({ index, value: this.#expand(instruction.user.text, index), instruction });
        break;
      case 'WORKDIR':
        if (instruction.path)
          this.#workdirs.push({ index, value: this.#resolve(instruction.path.text, index), instruction });
        break;
      case 'SHELL':
        this.#shells.push({ index, value: instruction.words.map((word) => word.text), instruction });
        break;
      default:
    }
  }

  #resolve(path: string, index: number): string | undefined {
    const known = this.#expand(path, index);
    if (known === undefined) return undefined;
    if (/^(?:\/|[A-Za-z]:[\\/])/.test(known)) return known;
    const before = lastBefore(this.#workdirs, index);
    const current = before ? before.value : this.#inherited ? this.#inherited.workdir : this.#baseWorkdir();
    return current === undefined ? undefined : posix.join(current, known);
  }

  #find(name: string, index: number): Variable | undefined {
    return this.#variables.find(name, index) ?? this.#findBelow(name);
  }

  /** Remembered, as chains of stages may be long. */
  #findBelow(name: string): Variable | undefined {
    let states: StageStates = this;
    let found: Variable | undefined;
    while (!found && !states.#inheritedVariables.has(name) && states.#below) {
      states = states.#below;
      found = states.#variables.find(name, states.#length);
    }
    found ??= states.#inheritedVariables.has(name) ? states.#inheritedVariables.get(name) : this.#baseVariable(name);
    this.#inheritedVariables.set(name, found);
    return found;
  }

  #baseVariable(name: string): Variable | undefined {
    const isSet = (name === 'PATH' && this.#rootIsImage) || this.#rootFacts?.env.includes(name);
    return isSet ? { name, value: undefined, source: 'base', span: undefined } : stagePredefined.get(name);
  }

  #names(index: number): readonly string[] {
    const names = [...this.#variables.namesBefore(index)];
    for (let below = this.#below; below; below = below.#below)
      names.push(...below.#variables.namesBefore(below.#length));
    return [...names, ...(this.#rootFacts?.env ?? [])];
  }

  #expand(text: string, index: number): string | undefined {
    if (!/[$'"\\`]/.test(text)) return text;
    let known = true;
    const lookup = (name: string): string | undefined => {
      const variable = this.#find(name, index);
      if (variable ? variable.value === undefined : this.#baseIsOpen) known = false;
      return variable?.value;
    };
    const { value, problem } = expand(text, { escape: this.#escape, lookup });
    return known && !problem ? value : undefined;
  }
}
