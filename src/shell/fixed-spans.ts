import { parse } from 'unbash';
import type { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';
import type { TreeNode } from './tree-node.js';
import { isNode, plainNode } from './tree-node.js';

/**
 * The places of a shell text whose characters all count: words, quoted texts, bodies of here-documents. Blanks
 * elsewhere only separate, also inside command substitutions. Undefined when a shell would refuse the text.
 */
export function fixedSpans(source: JoinedText): readonly Span[] | undefined {
  const tree = parse(source.text);
  if ((tree.errors ?? []).length > 0) return undefined;
  const spans: Span[] = [];
  collect(tree as unknown as TreeNode, source, spans);
  return spans;
}

/** Types that hold commands or words; all others are fixed but for the scripts in them. */
const OPEN = new Set([
  'Script',
  'Statement',
  'CompoundList',
  'AndOr',
  'Pipeline',
  'Command',
  'Redirected',
  'If',
  'Elif',
  'For',
  'Select',
  'While',
  'Case',
  'CaseItem',
  'Function',
  'Subshell',
  'BraceGroup',
  'Coproc',
  'TestCommand',
  'TestUnary',
  'TestBinary',
  'TestLogical',
  'TestNot',
  'TestGroup',
  'Assignment',
  'ArrayValue',
  'Redirect',
  'HereString',
]);

function collect(lazy: TreeNode, source: JoinedText, spans: Span[]): void {
  const node = plainNode(lazy);
  if (OPEN.has(node.type)) {
    for (const value of Object.values(node))
      for (const child of [value].flat()) if (isNode(child)) collect(child, source, spans);
  } else {
    const scripts = scriptsIn(node);
    let start = node.pos;
    for (const script of scripts) {
      spans.push(source.spanOf(start, script.pos));
      collect(script, source, spans);
      start = script.end;
    }
    spans.push(source.spanOf(start, node.end));
  }
}

/** The scripts of the command substitutions in a word, outside of which all of it is fixed. */
function scriptsIn(lazy: TreeNode): readonly TreeNode[] {
  const { type, parts, script } = plainNode(lazy);
  if (type === 'CommandExpansion' || type === 'ProcessSubstitution') {
    // The positions in a backtick script with escapes do not belong to this source.
    return isNode(script) && script.source === undefined ? [script] : [];
  }
  const isComposed = type === 'Word' || type === 'DoubleQuoted';
  return isComposed && Array.isArray(parts) ? parts.filter(isNode).flatMap(scriptsIn) : [];
}
