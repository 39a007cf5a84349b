import type { SyntaxNode, TestExpression, Word } from 'unbash';
import type { Edit } from '#text/edit.js';
import type { JoinedText } from '#text/joined-text.js';
import type { Command } from './command.js';

/** What to write instead of a piece of bash's syntax; undefined where the same is not certain. Source: POSIX.1-2024. */
export function posixSyntax(node: SyntaxNode, source: JoinedText): readonly Edit[] | undefined {
  const edits = (): readonly Change[] | undefined => {
    if (node.type === 'Redirect' && node.target && node.operator.startsWith('&>')) {
      const { pos, operator, target } = node;
      return [
        { start: pos, end: pos + operator.length, text: operator.slice(1) },
        { start: target.end, end: target.end, text: ' 2>&1' },
      ];
    }
    return node.type === 'TestCommand' ? bracketChanges(node, source.text) : undefined;
  };
  return asEdits(edits(), source);
}

/** What to write instead of a command of bash's own; undefined where the same is not certain. */
export function posixCommand({ program, name, args, script }: Command): readonly Edit[] | undefined {
  const word = (at: number) => args[at]?.syntax;
  switch (program) {
    case 'source': {
      // A name without a slash is looked for in other places, and arguments are passed on by bash only.
      const isPath = args.length === 1 && args[0]?.value.includes('/');
      return isPath && name?.syntax
        ? asEdits([{ start: name.syntax.pos, end: name.syntax.end, text: '.' }], script.source)
        : undefined;
    }
    case '[':
    case 'test': {
      const at = args.findIndex(({ text }) => text === '==');
      const operator = word(at);
      const others = args.filter(({ text }) => text === '==').length > 1;
      return operator && !others
        ? asEdits([{ start: operator.pos, end: operator.end, text: '=' }], script.source)
        : undefined;
    }
    default:
      return undefined;
  }
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function asEdits(changes: readonly Change[] | undefined, source: JoinedText): readonly Edit[] | undefined {
  if (!changes?.every(({ start, end }) => source.isContiguous(start, end))) return undefined;
  return changes.map(({ start, end, text }) => ({
    // What is put in belongs behind the character before it, not in front of the next line.
    span:
      start === end
        ? { start: source.originOf(start - 1) + 1, end: source.originOf(start - 1) + 1 }
        : source.spanOf(start, end),
    text,
  }));
}

/** `[[ … ]]` with one test whose words stay as they are between single brackets. */
function bracketChanges(
  node: { readonly pos: number; readonly end: number; readonly expression: TestExpression },
  text: string,
): readonly Change[] | undefined {
  const { pos, end, expression } = node;
  const brackets = [
    { start: pos, end: pos + 2, text: '[' },
    { start: end - 2, end, text: ']' },
  ];
  if (text.slice(pos, pos + 2) !== '[[' || text.slice(end - 2, end) !== ']]') return undefined;
  if (expression.type === 'TestUnary') {
    const { operator, operand } = expression;
    const operandChanges = /^-[bcdefghLnprSstuwxz]$/.test(operator) ? wordChanges(operand, false) : undefined;
    return operandChanges && [...brackets, ...operandChanges];
  }
  if (expression.type !== 'TestBinary') return undefined;
  const { operator, left, right } = expression;
  const isText = operator === '=' || operator === '==' || operator === '!=';
  if (!isText) return undefined;
  const [leftChanges, rightChanges] = [wordChanges(left, false), wordChanges(right, true)];
  if (!leftChanges || !rightChanges) return undefined;
  const at = text.slice(left.end, right.pos).indexOf('==');
  const equals = operator === '==' ? [{ start: left.end + at, end: left.end + at + 2, text: '=' }] : [];
  return [...brackets, ...leftChanges, ...equals, ...rightChanges];
}

/** Quotes around a lone variable; as a pattern it is something else, and a word that looks like an operator too. */
function wordChanges({ text, pos, end, parts }: Word, isPattern: boolean): readonly Change[] | undefined {
  if (/^[\w./:@%+,][\w./:@%+,-]*$/.test(text) || /^"[^"\\`]*"$/.test(text) || /^'[^']*'$/.test(text)) return [];
  const isVariable = parts?.length === 1 && /^\$(?:\w+|\{\w+\})$/.test(text);
  if (!isVariable || isPattern) return undefined;
  return [
    { start: pos, end: pos + 1, text: '"$' },
    { start: end - 1, end, text: `${text.at(-1)}"` },
  ];
}
