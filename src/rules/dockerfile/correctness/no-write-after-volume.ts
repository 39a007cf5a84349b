import { posix } from 'node:path';
import type { Document, Volume } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { moveInstructions } from '#lint/edits/move-instructions.js';
import type { Fix } from '#lint/finding.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { ShellWord } from '#shell/shell-word.js';

export default defineRule({
  id: 'no-write-after-volume',
  title: 'Fill a volume before you declare it',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'What a RUN writes below a VOLUME that is already declared is thrown away by the classic builder, by Podman and by Buildah; BuildKit keeps it. The same file gives two different images.',
  remedy: 'Move VOLUME below the last instruction that writes there.',
  references: ['https://docs.docker.com/reference/dockerfile/#notes-about-specifying-volumes'],
  messages: { lost: '{path} lies in the volume {volume} that is declared above.' },
  check: {
    file({ model, document, report, commandsOf }) {
      const { target } = model;
      if (!target) return;
      const volumes: { readonly path: string; readonly by: Volume }[] = [];
      for (const stage of chainOf(target)) {
        for (const instruction of stage.instructions) {
          if (instruction.kind === 'VOLUME') {
            const state = stage.at(instruction);
            for (const { text } of instruction.paths) {
              const path = state.expand(text);
              if (path?.startsWith('/')) volumes.push({ path: posix.normalize(`${path}/`), by: instruction });
            }
          } else if (instruction.kind === 'RUN' && volumes.length > 0) {
            for (const command of commandsOf(instruction)) {
              if (command.inside.includes('function')) continue;
              const words = writtenArgs(command);
              const files = command.redirects
                .filter(({ operator }) => operator.startsWith('>'))
                .map(({ target: to }) => to);
              for (const word of [...words, ...files]) {
                const path = word?.value.startsWith('/') ? posix.normalize(`${word.value}/`) : undefined;
                const volume = path && volumes.find((each) => path.startsWith(each.path));
                if (!word || !volume) continue;
                report({
                  message: 'lost',
                  values: { path: word.value, volume: volume.path.slice(0, -1) },
                  at: word.span,
                  fix: moveFix(document, stage, volume.by),
                });
              }
            }
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nVOLUME /data\nRUN touch /data/ready\n',
      at: '/data/ready',
      good: 'FROM debian:13\nRUN touch /data/ready\nVOLUME /data\n',
    },
    { title: 'Another directory', good: 'FROM debian:13\nVOLUME /data\nRUN touch /database\n' },
    { title: 'COPY is kept everywhere', good: 'FROM debian:13\nVOLUME /data\nCOPY seed /data/\n' },
  ],
});

/** The words of a command that name what it writes to. */
function writtenArgs(command: Command): readonly ShellWord[] {
  const { program, args } = command;
  if (/^(?:mkdir|tee|chown|chmod|chgrp|mv)$/.test(program)) return args;
  if (program === 'touch') return args.some(({ value }) => value === '-r') ? args.slice(-1) : args;
  const writesToLast = /^(?:cp|ln|install|rsync)$/.test(program);
  if (writesToLast) return args.slice(-1);
  return effectsOf(command).some(({ kind }) => kind === 'extract') ? args : [];
}

/** Declares the volume below the last step of its stage: for BuildKit nothing changes, and the others keep what is written. */
function moveFix(document: Document, stage: Stage, volume: Volume): Fix | undefined {
  const last = stage.instructions.findLast(({ kind }) => kind === 'RUN' || kind === 'COPY' || kind === 'ADD');
  if (!last || volume.lines.start > last.lines.start || !stage.instructions.includes(volume)) return undefined;
  if (volume.line.text.includes('$')) return undefined;
  return {
    title: 'Declare the volume below',
    safety: 'safe',
    edits: moveInstructions(document, [volume], { after: last }),
  };
}
