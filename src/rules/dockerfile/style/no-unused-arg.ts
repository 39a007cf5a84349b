import type { Instruction } from '#dockerfile/document.js';
import { isPredefinedArg } from '#knowledge/predefined-args.js';
import { defineRule } from '#lint/define-rule.js';
import { deleteArg } from '#lint/edits/delete-arg.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';

/** Programs that do not look at variables of the caller's making. */
const BLIND =
  /^(?:apt-get|apt|apk|mkdir|rm|rmdir|cp|mv|ln|chmod|chown|chgrp|touch|useradd|groupadd|usermod|adduser|addgroup|echo|printf|cat|cd|set|true|sed|grep|tar|unzip|curl|wget|ls|test|\[|export|sleep|id|install|sha256sum|rpm|dpkg)$/;

export default defineRule({
  id: 'no-unused-arg',
  title: 'Declare no ARG that nothing uses',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'A value that is passed for it has no effect on the image, but starts every later RUN anew. Who finds the ARG in the file believes that it can be set.',
  remedy: 'Remove the ARG.',
  messages: { unused: 'Nothing below uses {name}.' },
  check: {
    file({ document, model, text, report, commandsOf }) {
      for (const stage of model.stages) {
        const heirs = model.stages.filter(({ base }) => base.kind === 'stage' && base.stage === stage);
        // What a stage above does with it is for people to find out.
        if (heirs.length > 0) continue;
        const lastUse = lastUses(text, stage);
        const readers = readersBelow(stage, commandsOf);
        for (const [index, instruction] of stage.instructions.entries()) {
          if (instruction.kind !== 'ARG') continue;
          for (const declaration of instruction.declarations) {
            const { name, value } = declaration;
            if (!/^[A-Za-z_]\w*$/.test(name.text) || isPredefinedArg(name.text)) continue;
            if ((lastUse.get(name.text) ?? 0) >= instruction.lines.end) continue;
            const isUsedHere = instruction.declarations.some(
              (each) => each.value !== value && each.value?.text.includes(name.text),
            );
            // apt and its kin read some variables of their own.
            const isSetting = /^(?:DEBIAN_|DEB_|APT_|APK_|CURL_|WGET|TZ$|LANG|LC_)/.test(name.text);
            const below = readers[index] ?? 'none';
            if (!isUsedHere && below !== 'any' && !(isSetting && below === 'blind')) {
              const edit = deleteArg(document, instruction, declaration);
              report({
                message: 'unused',
                values: { name: name.text },
                at: name.span,
                // Above a RUN another value of it is what makes the RUN run again.
                fix: edit && {
                  title: `Delete ${name.text}`,
                  safety: below === 'none' ? 'safe' : 'review',
                  edits: [edit],
                },
              });
            }
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nARG VERSION=1\nRUN apk add --no-cache curl\n',
      at: 'VERSION',
      good: 'FROM alpine:3.23\nRUN apk add --no-cache curl\n',
    },
    {
      title: 'At the end',
      bad: 'FROM alpine:3.23\nRUN apk add --no-cache curl\nARG VERSION=1\n',
      at: 'VERSION',
      good: 'FROM alpine:3.23\nRUN apk add --no-cache curl\n',
    },
    { title: 'A script may read it', good: 'FROM alpine:3.23\nARG VERSION=1\nCOPY build.sh /\nRUN /build.sh\n' },
    {
      title: 'A setting of the program',
      good: 'FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y curl\n',
    },
  ],
});

/** Where each word of the stage stands for the last time. */
function lastUses(text: string, stage: Stage): ReadonlyMap<string, number> {
  const { start } = stage.from.lines;
  const uses = new Map<string, number>();
  for (const match of text.slice(start, stage.instructions.at(-1)?.lines.end).matchAll(/\w+/g)) {
    uses.set(match[0], start + match.index);
  }
  return uses;
}

/** What runs below each instruction: nothing, only commands that read no variables of ours, or any. */
function readersBelow(
  stage: Stage,
  commandsOf: (instruction: Instruction) => readonly Command[],
): readonly ('none' | 'blind' | 'any')[] {
  const readers: ('none' | 'blind' | 'any')[] = [];
  let below: 'none' | 'blind' | 'any' = 'none';
  for (let index = stage.instructions.length - 1; index >= 0; index--) {
    readers[index] = below;
    const instruction = stage.instructions[index];
    if (instruction?.kind !== 'RUN' && instruction?.kind !== 'ONBUILD') continue;
    const commands = commandsOf(instruction);
    const reads = commands.length === 0 || commands.some(({ program }) => !BLIND.test(program));
    if (below !== 'any') below = reads ? 'any' : 'blind';
  }
  return readers;
}
