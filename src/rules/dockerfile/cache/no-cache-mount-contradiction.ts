import { defineRule } from '#lint/define-rule.js';
import { deleteCommand } from '#lint/edits/delete-command.js';
import { deleteWord } from '#lint/edits/delete-word.js';
import type { Fix } from '#lint/finding.js';
import { mountOver } from '#model/cache-mount.js';
import { removalOf } from '#model/removals.js';
import type { Edit } from '#text/edit.js';

const SWITCHES: readonly { readonly programs: RegExp; readonly option: RegExp; readonly folder: string }[] = [
  { programs: /^pip[\d.]*$/, option: /^--no-cache-dir$/, folder: '/root/.cache/pip' },
  { programs: /^apk$/, option: /^--no-cache$/, folder: '/var/cache/apk' },
  { programs: /^uv$/, option: /^--no-cache$|^-n$/, folder: '/root/.cache/uv' },
];
const FOLDERS = [
  '/var/lib/apt/lists',
  '/var/cache/apt',
  '/var/cache/apk',
  '/root/.cache/pip',
  '/root/.npm',
  '/var/cache/dnf',
];

export default defineRule({
  id: 'no-cache-mount-contradiction',
  title: 'Do not mount a cache and switch it off',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The mount is there to keep downloads between builds; this option or deletion keeps it empty, so that every build downloads everything again. The image does not get smaller by it: a mount is never part of a layer.',
  remedy: 'Drop the option or the deletion; the mount alone keeps the files out of the image.',
  messages: { off: '{what} keeps the cache mount at {target} empty.' },
  check: {
    RUN(run, { report, commandsOf, document, model }) {
      if (!run.mounts.some(({ type }) => type === 'cache')) return;
      const commands = commandsOf(run);
      for (const command of commands) {
        for (const { programs, option, folder } of SWITCHES) {
          const mount = programs.test(command.program) ? mountOver(run, folder) : undefined;
          const word = mount?.type === 'cache' ? command.args.find(({ value }) => option.test(value)) : undefined;
          if (word && mount?.target)
            report({
              message: 'off',
              values: { what: word.value, target: mount.target.text },
              at: word.span,
              fix: wordFix(deleteWord(document.text, word.span)),
            });
        }
      }
      for (const folder of FOLDERS) {
        const mount = mountOver(run, folder);
        const removal = mount?.type === 'cache' ? removalOf(folder, commands) : undefined;
        if (removal && mount?.target) {
          const [script] = model.scriptsOf(run);
          const edit = script && removal.args.length <= 2 ? deleteCommand(document, run, removal, script) : undefined;
          report({
            message: 'off',
            values: { what: 'Deleting it', target: mount.target.text },
            at: removal.span,
            fix: edit && { title: 'Let the cache be', safety: 'safe', edits: [edit] },
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir flask\n',
      at: '--no-cache-dir',
      good: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
    },
    {
      bad: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update && rm -rf /var/lib/apt/lists/*\n',
      at: 'rm -rf /var/lib/apt/lists/*',
      good: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update\n',
    },
    { good: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n' },
  ],
});

function wordFix(edit: Edit | undefined): Fix | undefined {
  return edit && { title: 'Let the cache work', safety: 'safe', edits: [edit] };
}
