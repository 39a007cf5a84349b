/** A node of the shell parser's tree, of whatever type, for questions that treat all types alike. */
export interface TreeNode {
  readonly type: string;
  readonly pos: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** The node as plain data: the parser computes some properties on demand, and only its serialization names all of them. */
export function plainNode(node: TreeNode): TreeNode {
  return typeof node.toJSON === 'function' ? (node.toJSON() as TreeNode) : node;
}

export function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'pos' in value;
}
