import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ToolError } from '../src/tool-error.js';

it('a ToolError counts as one, also from a copy of its class in a part that is loaded apart', () => {
  const copy = Object.assign(new Error('message'), { name: 'ToolError', code: 'CODE', hint: 'hint' });
  assert.ok(new ToolError('CODE', 'message', 'hint') instanceof ToolError);
  assert.ok(copy instanceof ToolError);
});

it('nothing else counts as a ToolError', () => {
  const others: readonly unknown[] = [
    new Error('message'),
    Object.assign(new Error('message'), { hint: 'hint' }),
    Object.assign(new Error('message'), { name: 'ToolError' }),
    { name: 'ToolError', hint: 'hint' },
    undefined,
  ];
  for (const other of others) assert.ok(!(other instanceof ToolError));
});
