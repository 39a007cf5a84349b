import type { SyntaxNode } from 'unbash';
import { forEachChild, parse } from 'unbash';
import type { Edit } from '#text/edit.js';
import type { Span } from '#text/span.js';
import { posixCommand, posixSyntax } from './posix-form.js';
import type { Script } from './script.js';

/** Something that bash reads and a plain POSIX shell does not. */
export interface Bashism {
  /** In words: `[[ … ]]`, `an array`. */
  readonly what: string;
  /** BusyBox's ash, the shell of Alpine, knows it. */
  readonly ashKnows: boolean;
  /** The variable, where it is one that bash sets by itself; another shell has it if the build sets it. */
  readonly variable?: string | undefined;
  readonly span: Span;
  /** What to write so that every POSIX shell does the same; undefined where that is not certain. */
  readonly posix?: readonly Edit[] | undefined;
}

/** What in a script is bash's own. Source: POSIX.1-2024 Shell Command Language, dash(1), BusyBox's shell options. */
export function bashismsOf(script: Script): readonly Bashism[] {
  const { source } = script;
  if (script.form === 'exec' || !MAYBE.test(source.text)) return [];
  const found: Bashism[] = [];
  const visit = (node: SyntaxNode) => {
    const syntax = syntaxBashism(node);
    if (syntax) {
      const { what, ashKnows, variable, end = node.end } = syntax;
      found.push({ what, ashKnows, variable, span: source.spanOf(node.pos, end), posix: posixSyntax(node, source) });
    }
    // A backtick script with escapes has positions of its own.
    if (node.type !== 'Script' || node.source === undefined) forEachChild(node, visit);
  };
  visit(parse(source.text));
  for (const command of script.commands) {
    const word = commandBashism(
      command.program,
      command.args.map(({ value }) => value),
    );
    if (word && command.name)
      found.push({
        ...word,
        span: (word.at === undefined ? command.name : (command.args[word.at] ?? command.name)).span,
        posix: posixCommand(command),
      });
  }
  return found;
}

const MAYBE =
  /\[\[|\(\(|<\(|>\(|<<<|&>|\|&|=\(|\$'|\$"|\$\{[!\w]+[/:^,@[]|\$\{!|\bsource\b|\b(?:function|select|coproc|let|pushd|popd|shopt|declare|typeset|pipefail|RANDOM|UID|EUID|SECONDS|PIPESTATUS|BASH\w*|OSTYPE|HOSTTYPE|MACHTYPE|disown|mapfile|readarray)\b|\{[^{}\s]*,|\{\w+\.\.|\becho\s+-\w*e|==|\bread\s+-[a-zA-Z]*[apnstd]/;

interface Found {
  readonly what: string;
  readonly ashKnows: boolean;
  readonly end?: number;
  readonly variable?: string;
}

function syntaxBashism(node: SyntaxNode): Found | undefined {
  switch (node.type) {
    case 'TestCommand':
      return { what: '[[ … ]]', ashKnows: true, end: node.pos + 2 };
    case 'ArithmeticCommand':
      return { what: '(( … ))', ashKnows: false };
    case 'ArithmeticFor':
      return { what: 'for (( … ))', ashKnows: false, end: node.pos + 3 };
    case 'ArrayValue':
      return { what: 'an array', ashKnows: false };
    case 'ProcessSubstitution':
      return { what: 'a process substitution', ashKnows: false };
    case 'HereString':
      return { what: 'a here-string', ashKnows: false };
    case 'BraceExpansion':
      return { what: 'a brace expansion', ashKnows: false };
    case 'AnsiCQuoted':
      return { what: "$'…'", ashKnows: true };
    case 'LocaleString':
      return { what: '$"…"', ashKnows: false };
    case 'Select':
      return { what: 'select', ashKnows: false, end: node.pos + 6 };
    case 'Coproc':
      return { what: 'coproc', ashKnows: false, end: node.pos + 6 };
    case 'Redirect':
      return node.operator.startsWith('&>') ? { what: node.operator, ashKnows: true } : undefined;
    case 'Pipeline':
      return node.operators.includes('|&') ? { what: '|&', ashKnows: false } : undefined;
    case 'SimpleExpansion':
      return variableBashism(node.text.slice(1));
    case 'ParameterExpansion':
      return parameterBashism(node);
    default:
      return undefined;
  }
}

function parameterBashism(node: Extract<SyntaxNode, { type: 'ParameterExpansion' }>): Found | undefined {
  if (node.index) return { what: 'an array', ashKnows: false };
  if (node.prefix === '!') return { what: '${!name}', ashKnows: false };
  const { operation } = node;
  if (operation?.type === 'Replace') return { what: '${name/pattern/text}', ashKnows: true };
  if (operation?.type === 'Slice') return { what: '${name:offset}', ashKnows: true };
  if (operation?.type === 'CaseModification') return { what: '${name^^}', ashKnows: false };
  if (operation?.type === 'Transform') return { what: '${name@…}', ashKnows: false };
  return variableBashism(node.parameter);
}

function variableBashism(name: string): Found | undefined {
  if (name === 'RANDOM') return { what: `$${name}`, ashKnows: true, variable: name };
  if (!/^(?:UID|EUID|SECONDS|PIPESTATUS|BASH_\w+|OSTYPE|HOSTTYPE|MACHTYPE|DIRSTACK)$/.test(name)) return undefined;
  return { what: `$${name}`, ashKnows: false, variable: name };
}

/** `at` is the argument that tells; without it the command itself does. */
function commandBashism(
  program: string,
  args: readonly string[],
): (Omit<Bashism, 'span'> & { readonly at?: number }) | undefined {
  switch (program) {
    case 'source':
      return { what: 'source', ashKnows: true };
    case 'pushd':
    case 'popd':
    case 'shopt':
    case 'declare':
    case 'typeset':
    case 'mapfile':
    case 'readarray':
    case 'disown':
      return { what: program, ashKnows: false };
    case 'let':
      return { what: 'let', ashKnows: true };
    case 'set': {
      const at = args.indexOf('pipefail');
      return at < 0 ? undefined : { what: 'set -o pipefail', ashKnows: true, at };
    }
    case '[':
    case 'test': {
      const at = args.indexOf('==');
      return at < 0 ? undefined : { what: '== inside [ ]', ashKnows: true, at };
    }
    case 'echo':
      return /^-[neE]*e/.test(args[0] ?? '') ? { what: 'echo -e', ashKnows: true, at: 0 } : undefined;
    case 'read': {
      const at = args.findIndex((arg) => /^-[a-z]*[apnstd]/.test(arg));
      return at < 0 ? undefined : { what: `read ${args[at]}`, ashKnows: !/a/.test(args[at] ?? ''), at };
    }
    default:
      return undefined;
  }
}
