import { defineRule } from '#lint/define-rule.js';
import type { Invocation } from '#shell/invocation.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-dev-dependencies-in-final-stage',
  title: 'Leave development dependencies out of the final image',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Test runners, linters and compilers are often the larger half of the dependencies. In the final image they are dead weight, and their vulnerabilities show up in every scan.',
  remedy:
    'Install without them (`npm ci --omit=dev`, `composer install --no-dev`, `poetry install --only main`), or build in a stage of its own.',
  messages: { included: '{program} {subcommand} also installs development dependencies into the final image.' },
  check: {
    stage(stage, { report, model }) {
      if (!stage.isTarget || model.stages.length < 1 || /dev|test|debug|build|ci/.test(stage.name ?? '')) return;
      if (stage.at().variable('NODE_ENV')?.value === 'production') return;
      const { commands } = stage;
      // Where the same stage builds, the tools are needed; a prune removes them again.
      if (
        commands.some(({ program, args }) =>
          buildsOrPrunes(
            program,
            args.map(({ value }) => value),
          ),
        )
      )
        return;
      for (const command of commands) {
        const call = invocationOf(command);
        const [word] = call?.subcommandWords ?? [];
        if (!call || !word || !installsDevelopment(call)) continue;
        if (command.assignments.some(({ name, value }) => name === 'NODE_ENV' && value?.value === 'production'))
          continue;
        const option = PRODUCTION[command.program];
        const { end } = word.span;
        report({
          message: 'included',
          values: { program: command.program, subcommand: word.value },
          at: word.span,
          fix:
            (option &&
              command.script.form !== 'exec' && {
                title: `Add ${option}`,
                // Whether the application needs one of them at run time is for a person to say.
                safety: 'review',
                edits: [{ span: { start: end, end }, text: ` ${option}` }],
              }) ||
            undefined,
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\nCMD ["node", "server.js"]\n',
      at: 'ci',
      good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCMD ["node", "server.js"]\n',
    },
    { title: 'The stage builds with them', good: 'FROM node:24-slim\nCOPY . .\nRUN npm ci && npm run build\n' },
    {
      title: 'Production by variable',
      good: 'FROM node:24-slim\nENV NODE_ENV=production\nCOPY package*.json ./\nRUN npm ci\n',
    },
  ],
});

/** The option that leaves development dependencies out. */
const PRODUCTION: Readonly<Record<string, string>> = {
  npm: '--omit=dev',
  composer: '--no-dev',
  poetry: '--only main',
};

function installsDevelopment({ command, subcommandWords, operands, options }: Invocation): boolean {
  const subcommand = subcommandWords[0]?.value;
  const has = (pattern: RegExp) =>
    options.some(({ name, value }) => pattern.test(value === undefined ? name : `${name}=${value}`));
  switch (command.program) {
    case 'npm':
      return subcommand === 'ci' && !has(/^--(?:omit=dev|production|only=prod|include)/);
    case 'composer':
      return subcommand === 'install' && !has(/^--no-dev$/);
    case 'poetry':
      return subcommand === 'install' && operands.length === 0 && !has(/^--(?:no-dev|only|without|no-root)/);
    default:
      return false;
  }
}

function buildsOrPrunes(program: string, words: readonly string[]): boolean {
  if (program === 'npx' || program === 'tsc' || program === 'vite' || program === 'ng') return true;
  if (!/^(?:npm|yarn|pnpm)$/.test(program)) return false;
  return words.some(
    (word) => /^(?:run|run-script|prune|build|test|exec|t|start)$/.test(word) || word.startsWith('build'),
  );
}
