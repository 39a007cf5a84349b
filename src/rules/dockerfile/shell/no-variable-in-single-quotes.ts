import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-variable-in-single-quotes',
  title: 'Use double quotes where a variable shall be filled in',
  category: 'shell',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['SC2016'],
  why: 'Nothing is filled in between single quotes: the file or the message gets the name of the variable instead of its value.',
  remedy: 'Use double quotes, or leave it if the name itself is wanted.',
  messages: { literal: '{name} stays as it is between single quotes.' },
  check: {
    commands: {
      echo(command, { report, stateAt, instructionOf }) {
        if (command.script.form === 'exec') return;
        for (const word of command.args) {
          const name = /^'[^']*\$\{?([A-Za-z_]\w*)/.exec(word.text)?.[1];
          // A variable that this stage sets was probably meant.
          if (!name || !stateAt(instructionOf(command))?.variable(name)?.span) continue;
          const isPlain = /^'[^'"`\\!]*'$/.test(word.text) && !word.text.includes('$(');
          report({
            message: 'literal',
            values: { name: `$${name}` },
            at: word.span,
            fix: isPlain
              ? {
                  title: 'Write double quotes',
                  safety: 'review',
                  edits: [{ span: word.span, text: `"${word.text.slice(1, -1)}"` }],
                }
              : undefined,
          });
          return;
        }
      },
    },
  },
  examples: [
    {
      bad: "FROM debian:13\nARG V=1\nRUN echo 'version=$V' > /version\n",
      at: "'version=$V'",
      good: 'FROM debian:13\nARG V=1\nRUN echo "version=$V" > /version\n',
    },
    { good: 'FROM debian:13\nARG V=1\nRUN echo "version=$V" > /version\n' },
    { title: 'A name for a later shell', good: "FROM debian:13\nRUN echo 'cd $HOME' > /etc/profile.d/x.sh\n" },
  ],
});
