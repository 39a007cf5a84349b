import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';
import { expansionsOf } from '#shell/shell-word.js';

export default defineRule({
  id: 'quote-command-substitution',
  title: 'Quote what a command gives so that it stays one word',
  category: 'shell',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['SC2046'],
  why: 'The output is split at blanks and matched against file names: one name with a blank becomes two arguments.',
  remedy: 'Put double quotes around it; leave a list of packages or files as it is.',
  messages: { split: 'The output of this command is split at blanks.' },
  check: {
    command(command, { report, text }) {
      if (
        command.script.form === 'exec' ||
        command.wrapper ||
        /^(?:export|local|declare|readonly|set|eval|echo|printf)$/.test(command.program)
      )
        return;
      if (effectsOf(command).some(({ kind }) => kind === 'install' || kind === 'remove' || kind === 'delete')) return;
      for (const word of command.args) {
        const found = expansionsOf(word).find(({ kind, quoted }) => kind === 'command' && !quoted);
        // The number of processors and the like is one word by nature.
        if (
          !found ||
          /nproc|uname|dpkg --print|lsb_release|id -[ug]|getconf|which |command -v|date |hostname|arch\b/.test(
            found.text,
          )
        )
          continue;
        const { span } = found;
        const isWhole = word.span.start === span.start && word.span.end === span.end;
        const written = text.slice(span.start, span.end);
        const edits = isWhole && !written.includes('`') ? [{ span, text: `"${written}"` }] : undefined;
        report({
          message: 'split',
          at: span,
          fix: edits && { title: 'Put it in double quotes', safety: 'review', edits },
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN cp $(cat /list) /opt\n',
      at: '$(cat /list)',
      good: 'FROM debian:13\nRUN cp "$(cat /list)" /opt\n',
    },
    { good: 'FROM debian:13\nRUN cp "$(cat /name)" /opt\n' },
    { title: 'One word by nature', good: 'FROM debian:13\nRUN make -j $(nproc)\n' },
  ],
});
