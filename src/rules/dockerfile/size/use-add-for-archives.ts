import type { Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { isTarArchive, localSources } from '#model/copy-source.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'use-add-for-archives',
  title: 'Let ADD unpack local archives',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3010'],
  why: 'An archive that `COPY` brings in stays in its layer for good; a later `rm` only hides it. The image carries the files twice, packed and unpacked. `ADD` unpacks a local archive on its way in, and a bind mount leaves no trace of it.',
  remedy: 'Use `ADD` with the target directory, or unpack it from `RUN --mount=type=bind`.',
  references: ['https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives'],
  messages: { kept: '{archive} stays in the image although a RUN unpacks it.' },
  check: {
    stage(stage, { report, commandsOf }) {
      if (!stage.shipped) return;
      const archives = new Map<string, Word>();
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'COPY') {
          const state = stage.at(instruction);
          for (const { name, word } of localSources(instruction, state)) {
            if (!isTarArchive(name)) continue;
            const target = nameOf(state.expand(instruction.destination?.text ?? '') ?? '');
            archives.set(isTarArchive(target) ? target : name, word);
          }
        } else if (instruction.kind === 'RUN' && archives.size > 0) {
          for (const command of commandsOf(instruction)) {
            for (const effect of effectsOf(command)) {
              const name = effect.kind === 'extract' ? nameOf(effect.archive?.value ?? '') : '';
              const archive = archives.get(name);
              if (!archive || command.program === 'unzip') continue;
              archives.delete(name);
              report({ message: 'kept', values: { archive: archive.text }, at: archive.span });
            }
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt\n',
      at: 'app.tar.gz',
      good: 'FROM debian:13\nADD app.tar.gz /opt/\n',
    },
    {
      title: 'A bind mount',
      good: 'FROM debian:13\nRUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz tar -xzf /tmp/app.tar.gz -C /opt\n',
    },
    {
      title: 'The stage is thrown away',
      good: 'FROM debian:13 AS unpack\nCOPY app.tar /\nRUN tar -xf /app.tar\nFROM debian:13\nCOPY --from=unpack /app /app\n',
    },
  ],
});

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
