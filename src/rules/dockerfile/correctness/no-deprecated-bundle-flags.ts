import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import type { Fix } from '#lint/finding.js';
import type { Command } from '#shell/command.js';
import { invocationOf } from '#shell/invocation.js';
import type { ShellWord } from '#shell/shell-word.js';
import { isLiteral } from '#shell/shell-word.js';

export default defineRule({
  id: 'no-deprecated-bundle-flags',
  title: 'Configure bundler instead of passing remembered flags',
  category: 'correctness',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'bundler has deprecated `--without`, `--with`, `--deployment` and `--path` of `bundle install`: they write themselves into the configuration behind your back, and bundler 4 has removed them.',
  remedy:
    'Run `bundle config set --local` before the install, or set `BUNDLE_WITHOUT`, `BUNDLE_DEPLOYMENT`, `BUNDLE_PATH`.',
  references: ['https://bundler.io/man/bundle-install.1.html'],
  messages: { deprecated: 'bundle install {option} is deprecated.' },
  check: {
    commands: {
      bundle(command, { text, report, instructionOf, stageOf }) {
        const call = invocationOf(command);
        if (!call || (call.subcommandWords[0]?.value ?? 'install') !== 'install') return;
        const option = command.args.find(({ value }) =>
          /^--(?:without|with|deployment|path|binstubs)(?:=|$)/.test(value),
        );
        const base = stageOf(instructionOf(command))?.rootBase;
        // An older bundler takes `set` for the name of a setting.
        const isNew =
          base?.kind === 'image' && base.facts?.image === 'ruby' && Number.parseFloat(base.image.tag ?? '9') >= 2.7;
        if (option)
          report({
            message: 'deprecated',
            values: { option: option.value.split('=')[0] ?? '' },
            at: option.span,
            fix: isNew ? configFix(text, command, option) : undefined,
          });
      },
    },
  },
  examples: [
    {
      bad: 'FROM ruby:3.4-slim\nCOPY Gemfile* ./\nRUN bundle install --without development test\n',
      at: '--without',
      good: `FROM ruby:3.4-slim\nCOPY Gemfile* ./\nRUN bundle config set --local without 'development test' && bundle install\n`,
    },
    { good: 'FROM ruby:3.4-slim\nENV BUNDLE_WITHOUT=development:test\nCOPY Gemfile* ./\nRUN bundle install\n' },
  ],
});

/** `bundle config set` in front says the same, for this folder. */
function configFix(text: string, command: Command, option: ShellWord): Fix | undefined {
  const { args, span, script, inside, wrapper, after, assignments, pipeline } = command;
  if (script.form !== 'shell' || inside.length > 0 || wrapper || after === '||' || assignments.length > 0)
    return undefined;
  if (pipeline.length > 1 || !args.every(isLiteral)) return undefined;
  const [, name = '', attached] = /^--([a-z]+)(?:=(.*))?$/.exec(option.value) ?? [];
  const at = args.indexOf(option);
  const behind = args.slice(at + 1);
  const next = behind.findIndex(({ value }) => value.startsWith('-'));
  const words = name === 'deployment' || attached !== undefined ? [] : behind.slice(0, next < 0 ? undefined : next);
  const value =
    name === 'deployment' ? 'true' : (attached ?? words.map((each) => each.value).join(' ')).replaceAll(':', ' ');
  if (value === '' || (name === 'path' && words.length > 1) || !/^[\w ./-]+$/.test(value)) return undefined;
  const setting = `bundle config set --local ${name === 'binstubs' ? 'bin' : name} ${value.includes(' ') ? `'${value}'` : value} && `;
  return reviewFix(
    'Set it with bundle config',
    { span: { start: span.start, end: span.start }, text: setting },
    dropOption(text, command, option, words.at(-1)),
  );
}
