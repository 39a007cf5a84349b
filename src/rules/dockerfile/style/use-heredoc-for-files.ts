import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-heredoc-for-files',
  title: 'Write small files with a here-document',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'A file that is put together by one `echo` per line hides its contents behind quotes, escapes and redirections. In a COPY with a here-document it stands there as it will be, and no shell is needed.',
  remedy: 'Use `COPY <<EOF /path/of/file`.',
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  messages: { lines: '{file} is written line by line, {count} times.' },
  check: {
    RUN(run, { report, commandsOf }) {
      if (run.form !== 'shell') return;
      const commands = commandsOf(run);
      const [first] = commands;
      const file = first?.redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target;
      if (!file?.value.startsWith('/') || file.value.startsWith('/dev/') || commands.length < 3) return;
      const onlyWrites = commands.every(
        ({ program, redirects, pipeline, inside }) =>
          (program === 'echo' || program === 'printf') &&
          pipeline.length < 2 &&
          inside.length === 0 &&
          redirects.some(({ target }) => target?.value === file.value),
      );
      if (onlyWrites) report({ message: 'lines', values: { file: file.value, count: commands.length }, at: file.span });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN echo "[app]" > /etc/app.ini && echo "level=info" >> /etc/app.ini && echo "port=80" >> /etc/app.ini\n',
      at: '/etc/app.ini',
      good: 'FROM debian:13\nCOPY <<EOF /etc/app.ini\n[app]\nlevel=info\nport=80\nEOF\n',
    },
    { title: 'Only a part of the work', good: 'FROM debian:13\nRUN apt-get update && echo a > /a && echo b >> /a\n' },
  ],
});
