import type {
  CommandNode,
  CompoundList,
  PipelineNode,
  Command as Simple,
  Script as Tree,
  Word,
  WordPart,
} from 'unbash';
import type { Span } from '#text/span.js';
import type { Assignment, Command, Enclosure, Redirect } from './command.js';
import { programOf } from './exec-command.js';
import type { Script } from './script.js';
import type { ShellWord } from './shell-word.js';
import { shellWord } from './shell-word.js';
import { wrappedCommand } from './wrapped-command.js';

/** A list at the top level of a script: `a && b || c`. */
export interface Statement {
  readonly span: Span;
  readonly parts: readonly StatementPart[];
  /** What stands between the parts: one less than there are parts. */
  readonly operators: readonly ('&&' | '||')[];
  readonly background: boolean;
}

/** One part of a list: a command, a pipeline, or a compound command. */
export interface StatementPart {
  readonly span: Span;
  /** The simple commands of its pipeline; empty for a compound command such as `if`. */
  readonly pipeline: readonly Command[];
}

/** Walks the tree once; fills in the simple commands in order and the top-level lists. */
export function readStatements(tree: Tree, script: Script, commands: Command[], statements: Statement[]): void {
  const walk = new Walk(script, commands);
  for (const statement of tree.commands) {
    const parts = walk.list(statement.command, statement.background === true, []);
    const operators = statement.command.type === 'AndOr' ? statement.command.operators : [];
    const span = script.source.spanOf(statement.pos, statement.end);
    statements.push({ span, parts, operators, background: statement.background === true });
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

class Walk {
  readonly #script: Script;
  readonly #commands: Command[];

  constructor(script: Script, commands: Command[]) {
    this.#script = script;
    this.#commands = commands;
  }

  list(node: Tree['commands'][number]['command'], background: boolean, inside: readonly Enclosure[]): StatementPart[] {
    if (node.type !== 'AndOr') return [this.#pipeline(node, { background, inside })];
    return node.commands.map((part, index) => {
      const after = index > 0 ? node.operators[index - 1] : undefined;
      return this.#pipeline(part, { after, before: node.operators[index], background, inside });
    });
  }

  #pipeline(node: PipelineNode, context: Context): StatementPart {
    const span = this.#script.source.spanOf(node.pos, node.end);
    if (node.type !== 'Pipeline') {
      const command = this.#command(node, context);
      return { span, pipeline: command ? [command] : [] };
    }
    const negated = node.prefixes.some((prefix) => prefix.type === 'Negation');
    const inner = negated ? { ...context, inside: [...context.inside, 'negation' as const] } : context;
    const found = node.commands.map((command) => this.#command(command, inner));
    const pipeline = found.filter((command): command is Command => command !== undefined);
    for (const command of pipeline) (command as Mutable<Command>).pipeline = pipeline;
    return { span, pipeline };
  }

  #command(node: CommandNode, context: Context): Command | undefined {
    switch (node.type) {
      case 'Command':
        return this.#simple(node, context);
      case 'Redirected':
        this.#command(node.command, context);
        for (const redirect of node.redirects)
          if ('target' in redirect && redirect.target) this.#substitutions(redirect.target, context);
        return undefined;
      case 'Subshell':
        return this.#body(node.body, context, 'subshell');
      case 'BraceGroup':
        return this.#body(node.body, context, 'group');
      case 'If':
        this.#body(node.clause, context, 'condition');
        this.#body(node.then, context, 'if');
        for (const { clause, then } of node.elif) {
          this.#body(clause, context, 'condition');
          this.#body(then, context, 'if');
        }
        return node.else && this.#body(node.else, context, 'if');
      case 'While':
        this.#body(node.clause, context, 'condition');
        return this.#body(node.body, context, 'loop');
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) this.#substitutions(word, context);
        return this.#body(node.body, context, 'loop');
      case 'ArithmeticFor':
        return this.#body(node.body, context, 'loop');
      case 'Case':
        this.#substitutions(node.word, context);
        for (const item of node.items) this.#body(item.body, context, 'case');
        return undefined;
      case 'Function':
      case 'Coproc':
        if (node.body.type === 'CompoundList') return this.#body(node.body, context, 'function');
        this.#command(node.body, { ...context, inside: [...context.inside, 'function'] });
        return undefined;
      default:
        return undefined;
    }
  }

  #body(list: CompoundList, context: Context, enclosure: Enclosure): undefined {
    const inside = [...context.inside, enclosure];
    for (const { command, background } of list.commands) {
      this.list(command, background === true || context.background, inside);
    }
    return undefined;
  }

  #simple(node: Simple, { after, before, background, inside }: Context): Command {
    const { source } = this.#script;
    const words: ShellWord[] = [];
    const at = this.#commands.length;
    for (const argument of node.args) {
      if (argument.type === 'Word') words.push(shellWord(argument, source));
      else words.push(shellWord(assignmentAsWord(argument), source));
    }
    const name = node.name && shellWord(node.name, source);
    const command: Mutable<Command> = {
      program: name && !/[$`]/.test(name.value) ? programOf(name.value) : '',
      name,
      args: words,
      assignments: node.prefix.flatMap((part) => (part.type === 'Assignment' ? [assignmentOf(part, source)] : [])),
      redirects: node.redirects.map((redirect) => redirectOf(redirect, source)),
      span: source.spanOf(node.pos, node.end),
      start: node.pos,
      end: node.end,
      script: this.#script,
      pipeline: [],
      after,
      before,
      inside,
      background,
      wrapper: undefined,
    };
    command.pipeline = [command];
    this.#commands.push(command);
    for (let inner = wrappedCommand(command); inner; inner = wrappedCommand(inner)) this.#commands.push(inner);
    const context = { background, inside };
    for (const part of [node.name, ...node.prefix, ...node.suffix]) {
      if (!part) continue;
      if (part.type === 'Word') this.#substitutions(part, context);
      else if (part.type === 'Assignment') {
        const values = part.value.type === 'ArrayValue' ? part.value.elements : [part.value];
        for (const value of values) this.#substitutions(value, context);
      } else if ('target' in part && part.target) this.#substitutions(part.target, context);
      else if (part.type === 'HereDoc') this.#partSubstitutions(part.body.parts ?? [], context);
    }
    return this.#commands[at] as Command;
  }

  #substitutions(word: Word, context: Context): void {
    if (/[$`<>]/.test(word.text)) this.#partSubstitutions(word.parts ?? [], context);
  }

  #partSubstitutions(parts: readonly WordPart[], context: Context): void {
    for (const part of parts) {
      if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') this.#partSubstitutions(part.parts, context);
      else if (part.type === 'CommandExpansion' || part.type === 'ProcessSubstitution') {
        // The positions of a backtick script with escapes do not belong to this source.
        if (!part.script || part.script.source !== undefined) continue;
        const inside: readonly Enclosure[] = [...context.inside, 'substitution'];
        for (const { command, background } of part.script.commands) this.list(command, background === true, inside);
      } else if (part.type === 'ParameterExpansion' && part.operation && 'operand' in part.operation) {
        if (part.operation.operand) this.#substitutions(part.operation.operand, context);
      }
    }
  }
}

interface Context {
  readonly after?: '&&' | '||' | undefined;
  readonly before?: '&&' | '||' | undefined;
  readonly background: boolean;
  readonly inside: readonly Enclosure[];
}

function assignmentAsWord(assignment: Extract<Simple['args'][number], { type: 'Assignment' }>): Word {
  const { pos, end, text, value } = assignment;
  const plain = value.type === 'Word' ? text.slice(0, text.length - value.text.length) + value.value : text;
  return { type: 'Word', pos, end, text, value: plain, parts: value.type === 'Word' ? value.parts : undefined };
}

function assignmentOf(
  assignment: Extract<Simple['prefix'][number], { type: 'Assignment' }>,
  source: Script['source'],
): Assignment {
  const { name, value, pos, end } = assignment;
  return {
    name,
    value: value.type === 'Word' ? shellWord(value, source) : undefined,
    span: source.spanOf(pos, end),
  };
}

function redirectOf(redirect: Simple['redirects'][number], source: Script['source']): Redirect {
  const { operator, descriptor, pos, end } = redirect;
  const target = 'target' in redirect && redirect.target ? shellWord(redirect.target, source) : undefined;
  return {
    operator,
    descriptor: descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined,
    target,
    heredoc: redirect.type === 'HereDoc' ? source.slice(redirect.body.pos, redirect.body.end) : undefined,
    span: source.spanOf(pos, end),
  };
}
