import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-force-yes',
  title: 'Do not force apt through its warnings',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_11'],
  why: '`--force-yes` answers yes to everything, also to unsigned packages, downgrades and the removal of essential packages. apt has deprecated it and newer releases refuse it.',
  remedy: 'Use `-y`, and one of the `--allow-…` options if a warning is really meant to be passed.',
  messages: { bypassed: '{program} {option} also passes over missing signatures.' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:apt-get|apt|aptitude)$/.test(command.program)) return;
      const word = command.args.find(({ value }) => /^--force-yes$/.test(value));
      if (!word) return;
      const isAssumed = command.args.some(({ value }) => /^-[a-z]*y[a-z]*$|^--(?:yes|assume-yes)$/.test(value));
      const fix = isAssumed
        ? reviewFix('Check the signatures', dropOption(text, command, word))
        : reviewFix('Use -y', command.script.form === 'exec' ? undefined : { span: word.span, text: '-y' });
      report({
        message: 'bypassed',
        values: { program: command.program, option: word.value },
        at: word.span,
        fix,
      });
    },
  },
  examples: [
    {
      title: '-y is there',
      bad: 'FROM debian:13\nRUN apt-get install -y --force-yes curl\n',
      at: '--force-yes',
      good: 'FROM debian:13\nRUN apt-get install -y curl\n',
    },
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install --force-yes curl\n',
      at: '--force-yes',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n' },
  ],
});
