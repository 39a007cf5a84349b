import { posix } from 'node:path';
import type { Add, Copy } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { State } from '#model/stage.js';
import { isRoot } from '#model/user-name.js';
import { effectsOf } from '#shell/effects.js';
import { isLiteral } from '#shell/shell-word.js';

export default defineRule({
  id: 'use-chown-for-copy',
  title: 'Set the owner while copying',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A layer cannot change the owner of a file in the layer below: it stores the file again. `chown -R` over what COPY has brought in doubles its size in the image.',
  remedy: 'Write `COPY --chown=user:group` and drop the path from `chown`.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  messages: { twice: '{program} -R stores again what was copied to {folder}.' },
  check: {
    stage(stage, { report, commandsOf }) {
      if (!stage.shipped) return;
      const copied: { readonly folder: string; readonly copy: Copy | Add }[] = [];
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
          const folder = folderOf(instruction, stage.at(instruction));
          if (folder) copied.push({ folder, copy: instruction });
        } else if (instruction.kind === 'RUN' && copied.length > 0) {
          const { workdir } = stage.at(instruction);
          for (const command of commandsOf(instruction)) {
            for (const effect of effectsOf(command)) {
              if (effect.kind !== 'permissions' || effect.what !== 'owner' || !effect.recursive || !command.name)
                continue;
              if (isRoot(effect.value.value)) continue;
              const paths = effect.paths.flatMap((word) =>
                isLiteral(word) && (workdir !== undefined || word.value.startsWith('/'))
                  ? [posix.resolve(workdir ?? '/', word.value)]
                  : [],
              );
              const found = copied.find(({ folder }) =>
                paths.some((path) => path !== '/' && (folder === path || folder.startsWith(`${path}/`))),
              );
              if (!found) continue;
              report({
                message: 'twice',
                values: { program: command.program, folder: found.folder },
                at: command.name.span,
                related: [{ at: found.copy.keyword.span, note: 'Here the owner costs nothing.' }],
              });
            }
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\n',
      at: 'chown',
      good: 'FROM node:24-slim\nWORKDIR /app\nCOPY --chown=node:node . .\n',
    },
    {
      title: 'A directory without copied files',
      good: 'FROM node:24-slim\nCOPY . /app\nRUN mkdir /data && chown -R node /data\n',
    },
    {
      title: 'The stage is thrown away',
      good: 'FROM node:24 AS build\nCOPY . /app\nRUN chown -R node /app\nFROM node:24-slim\nCOPY --from=build /app /app\n',
    },
  ],
});

/** Where COPY puts a folder or something large, without an owner. */
function folderOf({ destination, flags, sources, heredocs }: Copy | Add, state: State): string | undefined {
  if (!destination || sources.length === 0 || heredocs.length > 0 || flags.some(({ name }) => name === 'chown'))
    return undefined;
  // A single script or setting is not worth a word; folders, the whole context and packages are.
  if (
    !sources.some(({ text }) =>
      /(?:^|\/)\.{0,2}\/?$|(?:^|\/)[\w-]+\/?$|\/$|\*$|\.(?:[jwe]ar|tar|tgz|zip|whl)$/.test(text),
    )
  )
    return undefined;
  const path = state.expand(destination.text);
  return path === undefined || state.workdir === undefined ? undefined : posix.resolve(state.workdir, path);
}
