import { posix } from 'node:path';
import type { Add, Copy } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { dropCommand } from '#lint/edits/drop-command.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { isRemote, isTarArchive } from '#model/copy-source.js';
import type { State } from '#model/stage.js';
import { effectsOf } from '#shell/effects.js';
import { isLiteral } from '#shell/shell-word.js';

export default defineRule({
  id: 'use-chmod-for-copy',
  title: 'Set the mode while copying',
  category: 'size',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'A layer cannot change the mode of a file in the layer below: it stores the file again, and the step runs again whenever something above it changes.',
  remedy: 'Write `COPY --chmod=755` and drop the path from `chmod`.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  messages: { twice: '{path} is stored again for its mode.' },
  check: {
    stage(stage, { document, report, commandsOf }) {
      if (!stage.shipped) return;
      const copied = new Map<string, Copy | Add>();
      for (const instruction of stage.instructions) {
        const state = stage.at(instruction);
        if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
          const path = fileOf(instruction, state);
          if (path) copied.set(path, instruction);
        }
        if (instruction.kind !== 'RUN' || copied.size === 0) continue;
        for (const command of commandsOf(instruction)) {
          const effect = effectsOf(command).find((each) => each.kind === 'permissions' && each.what === 'mode');
          if (effect?.kind !== 'permissions' || effect.recursive || !command.name) continue;
          const paths = effect.paths.map((word) =>
            isLiteral(word) ? posix.resolve(state.workdir ?? '/', word.value) : undefined,
          );
          const copies = paths.map((path) => (path === undefined ? undefined : copied.get(path)));
          const mode = modeOf(effect.value.value);
          const [path] = paths;
          if (!path || !mode || state.workdir === undefined || copies.some((copy) => !copy)) continue;
          const flags = [...new Set(copies)].map((copy) => copy && { span: behind(copy), text: ` --chmod=${mode}` });
          report({
            message: 'twice',
            values: { path },
            at: command.name.span,
            related: copies.flatMap((copy) =>
              copy ? [{ at: copy.keyword.span, note: 'Here the mode costs nothing.' }] : [],
            ),
            fix: reviewFix(
              'Set the mode while copying',
              ...flags,
              command.inside.length > 0 ? undefined : dropCommand(document, instruction, command),
            ),
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nCOPY start.sh /usr/local/bin/\nRUN chmod +x /usr/local/bin/start.sh\n',
      at: 'chmod',
      good: 'FROM debian:13\nCOPY --chmod=755 start.sh /usr/local/bin/\n',
    },
    {
      title: 'One of several commands',
      bad: 'FROM debian:13\nWORKDIR /app\nCOPY bin/run run\nRUN mkdir /data && chmod 0750 run\n',
      at: 'chmod',
      good: 'FROM debian:13\nWORKDIR /app\nCOPY --chmod=0750 bin/run run\nRUN mkdir /data\n',
    },
    {
      title: 'The mode would be that of all the files',
      good: 'FROM debian:13\nCOPY start.sh notes.txt /app/\nRUN chmod +x /app/start.sh\n',
    },
    { title: 'Nothing that was copied', good: 'FROM debian:13\nCOPY a /a\nRUN touch /b && chmod 600 /b\n' },
  ],
});

/** The path of the one file that COPY or ADD brings, with the mode that it has in the build context. */
function fileOf(transfer: Copy | Add, state: State): string | undefined {
  const { sources, destination, flags, heredocs } = transfer;
  const [source] = sources;
  if (!source || sources.length > 1 || heredocs.length > 0 || flags.some(({ name }) => name === 'chmod'))
    return undefined;
  const [from, to] = [state.expand(source.text), state.expand(destination?.text ?? '')];
  if (!from || !to || state.workdir === undefined || /[*?[]|\/$|(?:^|\/)\.{1,2}$/.test(from)) return undefined;
  if (transfer.kind === 'ADD' && (isRemote(from) || isTarArchive(from))) return undefined;
  const isFolder = /(?:\/|^\.{1,2}|\/\.{1,2})$/.test(to);
  return posix.resolve(state.workdir, to, isFolder ? posix.basename(from) : '');
}

/** A mode as --chmod takes it; `+x` is said of files that everybody may read. */
function modeOf(value: string): string | undefined {
  if (/^[0-7]{3,4}$/.test(value)) return value;
  return /^(?:a|ugo)?\+x$/.test(value) ? '755' : undefined;
}

function behind({ keyword }: Copy | Add): { readonly start: number; readonly end: number } {
  return { start: keyword.span.end, end: keyword.span.end };
}
