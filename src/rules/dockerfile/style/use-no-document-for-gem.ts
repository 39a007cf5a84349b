import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-no-document-for-gem',
  title: 'Install gems without their documentation',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'gem generates documentation for every gem that it installs: seconds of build time and megabytes that nobody reads in a container. The official ruby images have it switched off already.',
  remedy: 'Add `--no-document` behind `install`.',
  messages: { documented: 'gem {subcommand} also builds documentation.' },
  check: {
    commands: {
      gem(command, { report, instructionOf, stageOf, isShipped }) {
        const call = invocationOf(command);
        const [word] = call?.subcommandWords ?? [];
        if (!call || !word || !/^(?:install|i|update)$/.test(word.value)) return;
        if (findOption(call, '--no-document', '-N', '--no-rdoc', '--no-ri')) return;
        const run = instructionOf(command);
        const base = stageOf(run)?.rootBase;
        if (!isShipped(run) || (base?.kind === 'image' && base.image.repository === 'ruby')) return;
        report({
          message: 'documented',
          values: { subcommand: word.value },
          at: word.span,
          fix: {
            title: 'Add --no-document',
            safety: 'safe',
            edits: [{ span: { start: word.span.end, end: word.span.end }, text: ' --no-document' }],
            removes: ['/**/gems/*/doc', '/**/.gem/ruby/*/doc', '/usr/local/bundle/doc'],
          },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN gem install puma\n',
      at: 'install',
      good: 'FROM alpine:3.23\nRUN gem install --no-document puma\n',
    },
    { title: 'The ruby image has it off', good: 'FROM ruby:3.4-slim\nRUN gem install puma\n' },
  ],
});
