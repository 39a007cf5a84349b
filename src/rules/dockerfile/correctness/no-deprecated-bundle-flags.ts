import { defineRule } from '#lint/define-rule.js';
import { invocationOf } from '#shell/invocation.js';

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
      bundle(command, { report }) {
        const call = invocationOf(command);
        if (!call || (call.subcommandWords[0]?.value ?? 'install') !== 'install') return;
        const option = command.args.find(({ value }) =>
          /^--(?:without|with|deployment|path|binstubs)(?:=|$)/.test(value),
        );
        if (option)
          report({ message: 'deprecated', values: { option: option.value.split('=')[0] ?? '' }, at: option.span });
      },
    },
  },
  examples: [
    { bad: 'FROM ruby:3.4-slim\nCOPY Gemfile* ./\nRUN bundle install --without development test\n', at: '--without' },
    { good: 'FROM ruby:3.4-slim\nENV BUNDLE_WITHOUT=development:test\nCOPY Gemfile* ./\nRUN bundle install\n' },
  ],
});
