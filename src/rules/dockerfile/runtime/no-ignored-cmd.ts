import { defineRule } from '#lint/define-rule.js';
import { deleteInstruction } from '#lint/edits/delete-instruction.js';

export default defineRule({
  id: 'no-ignored-cmd',
  title: 'Give CMD to an ENTRYPOINT in exec form',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'An ENTRYPOINT in shell form ignores CMD and the arguments of `docker run`: what stands in CMD never reaches the program.',
  remedy: 'Write the ENTRYPOINT as a JSON array.',
  references: ['https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact'],
  messages: { ignored: 'The ENTRYPOINT in shell form ignores this CMD.' },
  check: {
    stage(stage, { document, report }) {
      const entrypoint = stage.instructions.findLast(({ kind }) => kind === 'ENTRYPOINT');
      const cmd = stage.instructions.findLast(({ kind }) => kind === 'CMD');
      if (
        entrypoint?.kind !== 'ENTRYPOINT' ||
        entrypoint.form !== 'shell' ||
        cmd?.kind !== 'CMD' ||
        entrypoint.shell.text === ''
      )
        return;
      if (cmd.form === 'exec' ? cmd.exec.length === 0 : cmd.shell.text === '') return;
      const edit = deleteInstruction(document, cmd);
      report({
        message: 'ignored',
        at: cmd.keyword.span,
        related: [{ at: entrypoint.keyword.span, note: 'This one is in shell form.' }],
        // Another ENTRYPOINT, be it of a stage or an image built on this one, forgets the CMD, too.
        fix: edit && { title: 'Delete it', safety: 'safe', edits: [edit] },
      });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nENTRYPOINT node\nCMD ["server.js"]\n',
      at: 'CMD',
      good: 'FROM node:24-slim\nENTRYPOINT node\n',
    },
    { good: 'FROM node:24-slim\nENTRYPOINT ["node"]\nCMD ["server.js"]\n' },
  ],
});
