import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'use-exec-form-in-image',
  title: 'Start the application without a shell around it',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['use-exec-form', 'use-exec-in-shell-command'],
  why: 'With a shell as process 1 the SIGTERM of `docker stop` reaches the shell, which does not pass it on: the application is killed after ten seconds, in the middle of its work.',
  remedy: 'Write `CMD ["program", "argument"]`, or `exec` before the last command.',
  messages: { shell: 'The application runs below {shell} and never sees a stop signal.' },
  check({ image: { config }, report, lastPlaceOf }) {
    const { Entrypoint, Cmd } = config.config ?? {};
    const words = Entrypoint?.length ? Entrypoint : (Cmd ?? []);
    const [shell = '', option, script = ''] = words;
    if (!/^(?:\/(?:usr\/)?bin\/)?(?:ba|a|da)?sh$/.test(shell) || option !== '-c') return;
    // The shells replace themselves with a single simple command; dash and ash only when exec says so.
    if (/(?:^|[;&|\s])exec\s/.test(script) || (/bash$/.test(shell) && !/[;&|\n<>]/.test(script))) return;
    report({ message: 'shell', values: { shell }, at: lastPlaceOf(Entrypoint?.length ? 'ENTRYPOINT' : 'CMD') });
  },
  examples: [
    { bad: 'CMD node server.js\n', at: 'CMD node server.js', good: 'CMD ["node", "server.js"]\n' },
    { title: 'The shell goes away', good: 'ENTRYPOINT exec java -jar /app.jar\n' },
  ],
});
