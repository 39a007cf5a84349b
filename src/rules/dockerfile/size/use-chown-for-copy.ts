import { posix } from 'node:path';
import type { Add, Copy, Instruction, Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { deleteWord } from '#lint/edits/delete-word.js';
import type { Fix } from '#lint/finding.js';
import { isWithin } from '#model/brought-paths.js';
import type { Stage, State } from '#model/stage.js';
import { bringsFile, startedFile } from '#model/started-file.js';
import { isNumeric, isRoot } from '#model/user-name.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { Effect } from '#shell/program.js';
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
    stage(stage, { text, report, commandsOf }) {
      if (!stage.shipped) return;
      const copied: { readonly folder: string; readonly copy: Copy | Add }[] = [];
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
          const folder = folderOf(instruction, stage.at(instruction));
          if (folder) copied.push({ folder, copy: instruction });
        } else if (instruction.kind === 'RUN' && copied.length > 0) {
          const { workdir } = stage.at(instruction);
          for (const command of commandsOf(instruction)) {
            const change = ownerChangeOf(command, workdir);
            const found = change && copied.find(({ folder }) => change.paths.some((path) => isWithin(folder, path)));
            if (!change || !found || !command.name) continue;
            report({
              message: 'twice',
              values: { program: command.program, folder: found.folder },
              at: command.name.span,
              related: [{ at: found.copy.keyword.span, note: 'Here the owner costs nothing.' }],
              fix: ownerFix(stage, instruction, command, change, text, commandsOf),
            });
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\n',
      at: 'chown',
      good: 'FROM node:24-slim\nWORKDIR /app\nCOPY --chown=node:node . .\nRUN chown node:node /app\n',
    },
    {
      title: 'Only the user changes',
      bad: 'FROM python:3.13-slim\nCOPY src /srv/app/\nCOPY run.sh /srv/app/\nRUN chown -R 10001 /srv/app && chmod 755 /srv\n',
      at: 'chown',
      good: 'FROM python:3.13-slim\nCOPY --chown=10001:0 src /srv/app/\nCOPY --chown=10001:0 run.sh /srv/app/\nRUN chown 10001 /srv/app && chmod 755 /srv\n',
    },
    {
      title: 'What npm has written there belongs to root otherwise',
      bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN chown -R node:node /app\n',
      at: 'chown',
    },
    {
      title: 'Nobody knows the user above the COPY',
      bad: 'FROM debian:13\nCOPY . /app\nRUN useradd --uid 10001 app && chown -R app:app /app\n',
      at: 'chown',
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
  return destinationOf({ destination }, state);
}

function destinationOf({ destination }: Pick<Copy, 'destination'>, state: State): string | undefined {
  const path = state.expand(destination?.text ?? '');
  return path === undefined || state.workdir === undefined ? undefined : posix.resolve(state.workdir, path);
}

interface OwnerChange {
  /** As chown reads it: a user, a group behind a colon. */
  readonly owner: string;
  readonly isLiteral: boolean;
  readonly paths: readonly string[];
  /** Something else is given than one path: other paths, or those that only the build knows. */
  readonly hasOthers: boolean;
}

/** What a recursive chown gives to somebody else than root; undefined for other commands. */
function ownerChangeOf(command: Command, workdir: string | undefined): OwnerChange | undefined {
  const effect = effectsOf(command).find((each) => each.kind === 'permissions' && each.what === 'owner');
  if (effect?.kind !== 'permissions' || !effect.recursive || isRoot(effect.value.value)) return undefined;
  const paths = effect.paths.flatMap((word) =>
    isLiteral(word) && (workdir !== undefined || word.value.startsWith('/'))
      ? [posix.resolve(workdir ?? '/', word.value)]
      : [],
  );
  return {
    owner: effect.value.value,
    isLiteral: isLiteral(effect.value),
    paths: paths.filter((path) => path !== '/'),
    hasOthers: effect.paths.length !== 1,
  };
}

/**
 * Gives the files their owner while they are copied. The folder itself may be there before, so chown keeps that one.
 * Only where nothing else can have put files into the folder, and the owner is known above each COPY.
 */
function ownerFix(
  stage: Stage,
  run: Run,
  command: Command,
  { owner, isLiteral: isKnown, paths, hasOthers }: OwnerChange,
  text: string,
  commandsOf: (instruction: Instruction) => readonly Command[],
): Fix | undefined {
  const [path] = paths;
  const recursive = command.args.filter(({ value }) => value.startsWith('-'));
  const [option] = recursive;
  if (!path || hasOthers || !isKnown || !/^(?:\d+|[a-z_][\w-]*)(?::(?:\d+|[a-z_][\w-]*))?$/.test(owner))
    return undefined;
  if (!option || recursive.length > 1 || !/^(?:-R|--recursive)$/.test(option.text)) return undefined;
  if (command.script.form !== 'shell' || command.inside.length > 0 || command.wrapper || command.after === '||')
    return undefined;
  if (run.trigger || stage.base.kind !== 'image') return undefined;
  const above = stage.instructions.slice(0, stage.instructions.indexOf(run));
  const others = [...above.flatMap(commandsOf), ...commandsOf(run).filter(({ start }) => start < command.start)];
  const before = new Map(
    above.flatMap((each) => commandsOf(each).map((one) => [one, stage.at(each).workdir] as const)),
  );
  const workdir = stage.at(run).workdir;
  if (!others.every((each) => isElsewhere(each, before.has(each) ? before.get(each) : workdir, path, text)))
    return undefined;
  const copies = above.filter((each): each is Copy | Add => each.kind === 'COPY' || each.kind === 'ADD');
  const places = copies.map((copy) => ({ copy, to: destinationOf(copy, stage.at(copy)) }));
  if (places.some(({ to }) => to === undefined || (to !== path && isWithin(path, to)))) return undefined;
  const inside = places.filter(({ to }) => to !== undefined && isWithin(to, path)).map(({ copy }) => copy);
  const program = startedFile(stage);
  const names = owner.split(':');
  for (const copy of inside) {
    if (copy.flags.some(({ name }) => name === 'chown' || name === 'link')) return undefined;
    if (program !== undefined && bringsFile(copy, stage, program)) return undefined;
    if (!names.every((name) => isNumeric(name) || isKnownAt(name, stage, copy, commandsOf))) return undefined;
  }
  // chown without a group leaves the one of root; --chown would take the number of the user.
  const [user = ''] = names;
  const flag = names.length > 1 ? owner : `${user}:${isNumeric(user) ? 0 : 'root'}`;
  const dropped = deleteWord(text, option.span);
  return (
    dropped && {
      title: 'Set the owner while copying',
      safety: 'review',
      edits: [
        ...inside.map(({ keyword: { span } }) => ({
          span: { start: span.end, end: span.end },
          text: ` --chown=${flag}`,
        })),
        dropped,
      ],
    }
  );
}

/** Whether a command leaves a folder alone, as far as can be seen: it does not name it and does not work in it. */
function isElsewhere(command: Command, workdir: string | undefined, path: string, text: string): boolean {
  const makesIt = command.program === 'mkdir' && !command.args.some(({ value }) => value.startsWith(`${path}/`));
  if (makesIt && command.args.every(({ value }) => /^[/-]/.test(value))) return true;
  if (text.slice(command.span.start, command.span.end).includes(path)) return false;
  if (workdir !== undefined && !isWithin(workdir, path)) return true;
  const effects = effectsOf(command);
  return effects.length > 0 && effects.every((effect) => isOfSystem(effect));
}

function isOfSystem(effect: Effect): boolean {
  if (effect.kind === 'install' || effect.kind === 'remove' || effect.kind === 'clean')
    return /^(?:apt|apk|dnf|microdnf|yum|zypper|pacman)$/.test(effect.manager);
  return /^(?:refresh|upgrade|user|group)$/.test(effect.kind);
}

/** Whether a user or group exists when COPY is reached: the base image has it, or a RUN above creates it. */
function isKnownAt(
  name: string,
  stage: Stage,
  copy: Copy | Add,
  commandsOf: (instruction: Instruction) => readonly Command[],
): boolean {
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  if (facts?.users.some((user) => user.name === name)) return true;
  const above = stage.instructions.slice(0, stage.instructions.indexOf(copy));
  return above
    .flatMap(commandsOf)
    .some((command) =>
      effectsOf(command).some(
        (effect) => (effect.kind === 'user' || effect.kind === 'group') && effect.name?.value === name,
      ),
    );
}
