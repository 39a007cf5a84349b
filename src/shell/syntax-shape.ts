import { parse } from 'unbash';
import type { TreeNode } from './tree-node.js';
import { isNode, plainNode } from './tree-node.js';

/**
 * What a shell text says whatever its layout: two texts with the same shape have the same syntax tree and the same
 * words, byte for byte where quotes hold them. Undefined when a shell would refuse the text. With `anyOrder` the
 * arguments of a command may stand in another order.
 */
export function syntaxShape(text: string, anyOrder = false): string | undefined {
  const tree = parse(text);
  return (tree.errors ?? []).length > 0 ? undefined : JSON.stringify(shapeOf(tree, anyOrder));
}

function shapeOf(value: unknown, anyOrder: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => shapeOf(each, anyOrder));
  if (typeof value !== 'object' || value === null) return value;
  if (!isNode(value)) return true;
  const node = plainNode(value);
  const isComposed = holdsScript(node);
  const shape: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(node)) {
    if (/^(?:pos|end)$|(?:Pos|End)$/.test(key)) continue;
    // The text of a word with a command substitution has the layout of the commands in it; its parts have not.
    if (isComposed && (key === 'text' || key === 'value') && typeof property === 'string') continue;
    shape[key] = shapeOf(property, anyOrder);
  }
  if (anyOrder && Array.isArray(shape.suffix)) shape.suffix = shape.suffix.map((each) => JSON.stringify(each)).sort();
  return shape;
}

function holdsScript(lazy: TreeNode): boolean {
  const node = plainNode(lazy);
  if (node.type === 'Assignment' && isNode(node.value) && node.value.type === 'ArrayValue') return true;
  if (typeof node.text !== 'string' || !/[$<>]\(|`/.test(node.text)) return false;
  if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution') return isNode(node.script);
  if (node.type === 'Assignment') return isNode(node.value) && holdsScript(node.value);
  return Array.isArray(node.parts) && node.parts.some((part) => isNode(part) && holdsScript(part));
}
