import { isApplicationUser, systemUsersOf } from '#knowledge/system-users.js';
import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';
import { isNumeric, userPart } from '#model/user-name.js';
import type { Command } from '#shell/command.js';

export default defineRule({
  id: 'no-unknown-user',
  title: 'Switch only to users that exist',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Docker looks the name up in the /etc/passwd of the image. When it is not there, the next RUN ends with "unable to find user", and without a RUN the container does not start.',
  remedy: 'Create the user in this stage, or write a number.',
  messages: {
    missing: 'Nothing creates the user {name}: the image has no such name.',
    elsewhere: 'The user {name} is created in another stage, not in this one.',
  },
  check: {
    USER(user, { model, report, stageOf, stateAt }) {
      const stage = stageOf(user);
      const full = user.user && !user.trigger ? stateAt(user)?.expand(user.user.text) : undefined;
      if (!stage || !user.user || !full) return;
      const name = userPart(full);
      if (name === '' || isNumeric(name) || !/^[\w.-]+$/.test(name)) return;
      const { rootBase } = stage;
      const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
      // Other images may bring users that we have not heard of.
      if (
        rootBase.kind === 'unknown' ||
        (rootBase.kind === 'image' && facts?.kind !== 'os' && facts?.kind !== 'minimal')
      )
        return;
      const known = systemUsersOf(rootBase.kind === 'scratch' ? 'scratch' : facts?.distribution);
      if (!known || known.includes(name) || facts?.users.some((each) => each.name === name)) return;
      if (mayCreate(stage, name, user.user.text)) return;
      const elsewhere = model.stages.some((other) => other !== stage && wordsOf(other).has(name));
      report({ message: elsewhere ? 'elsewhere' : 'missing', values: { name }, at: user.user.span });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13-slim\nUSER app\nCMD ["/app"]\n',
      at: 'app',
      good: 'FROM debian:13-slim\nRUN useradd --uid 10001 app\nUSER app\nCMD ["/app"]\n',
    },
    {
      title: 'Created in the wrong stage',
      bad: 'FROM alpine:3.23 AS build\nRUN adduser -D app\nFROM scratch\nCOPY --from=build /app /app\nUSER app\n',
      at: 'app',
    },
    { title: 'The image has it', good: 'FROM alpine:3.23\nUSER nobody\n' },
    { title: 'A number needs no name', good: 'FROM scratch\nUSER 10001:10001\n' },
    { title: 'The list of users is copied', good: 'FROM scratch\nCOPY --from=build /etc/passwd /etc/\nUSER app\n' },
    {
      title: 'A package creates it',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y postgresql\nUSER postgres\n',
    },
  ],
});

/** Whether something in the stage may create the user: a command that names it, a script, a package, or files that bring a passwd along. */
function mayCreate(stage: Stage, name: string, written: string): boolean {
  const variables = written.match(/\w+/g) ?? [];
  for (const below of chainOf(stage)) {
    if (bringsUsers(below)) return true;
    const words = wordsOf(below);
    if (words.has(name) || (written.includes('$') && variables.some((each) => words.has(each)))) return true;
    if (hasOpaque(below) || (!isApplicationUser(name) && hasInstall(below))) return true;
  }
  return false;
}

/** A question about a stage that is asked for each of its users, answered once. */
function once<Answer>(ask: (stage: Stage) => Answer): (stage: Stage) => Answer {
  const answers = new WeakMap<Stage, { readonly answer: Answer }>();
  return (stage) => {
    const known = answers.get(stage) ?? { answer: ask(stage) };
    answers.set(stage, known);
    return known.answer;
  };
}

/** Every word in the scripts of the stage. */
const wordsOf = once(({ commands }) => {
  const scripts = new Set(commands.map(({ script }) => script.source.text));
  const args = commands.flatMap((command) =>
    command.script.form === 'exec' ? command.args.map(({ value }) => value) : [],
  );
  return new Set([...scripts, ...args].flatMap((text) => text.match(/[\w.-]+/g) ?? []));
});

/** Files that bring a list of users along. */
const bringsUsers = once(({ instructions }) =>
  instructions.some((instruction) => {
    if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return false;
    const words = [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
    return words.some(({ text }) => /passwd|rootfs|overlay|^\/$|\.(?:tar|tgz|txz)\b|^\/?etc\/?$/.test(text));
  }),
);

const hasOpaque = once(({ commands }) => commands.some(isOpaque));
const hasInstall = once(({ commands }) => commands.some(installs));

/** A command that runs what we cannot read. */
function isOpaque({ name, program, args }: Command): boolean {
  if (program === '' && name) return true;
  if (
    /^(?:sh|bash|ash|dash|python3?|perl|ruby|node|make|\.|source|ansible-playbook|puppet|chef-client|nix-env|nixos-rebuild)$/.test(
      program,
    )
  )
    return true;
  return (
    name !== undefined &&
    (/\//.test(name.value)
      ? !/^\/(?:usr\/)?s?bin\//.test(name.value)
      : /\.sh$/.test(program) || args.some(({ value }) => /\/etc\/passwd/.test(value)))
  );
}

function installs({ program, args }: Command): boolean {
  return (
    /^(?:apt|apt-get|apk|dnf|microdnf|yum|zypper|pacman|dpkg|rpm)$/.test(program) &&
    args.some(({ value }) => /^(?:install|add|-i|-U|-S\w*|localinstall|groupinstall)$/.test(value))
  );
}
