import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { mountOver } from '#model/cache-mount.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { ShellWord } from '#shell/shell-word.js';

const ARCHIVE = /\.(?:tar|tgz|tar\.\w+|tbz2?|txz|zip|t[gx]z)$/;

export default defineRule({
  id: 'no-archive-left-behind',
  title: 'Delete an archive in the layer that unpacked it',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The archive stays in the layer beside what came out of it: its bytes are shipped twice. Deleting it in a later RUN only hides it.',
  remedy: 'Delete the archive in the same RUN, or pipe the download into tar.',
  messages: { kept: '{file} is unpacked here and stays in this layer.' },
  check: {
    RUN(run, { commandsOf, isShipped, report }) {
      if (!isShipped(run) || mountOver(run, '/tmp') !== undefined) return;
      const commands = commandsOf(run);
      const downloaded = commands.filter((command) => effectsOf(command).some(({ kind }) => kind === 'download'));
      if (downloaded.length === 0) return;
      for (const [index, command] of commands.entries()) {
        for (const effect of effectsOf(command)) {
          if (effect.kind !== 'extract' || !effect.archive) continue;
          const file = nameOf(effect.archive.value);
          if (!ARCHIVE.test(file) || /[*?]/.test(file) || !downloaded.some((each) => brings(each, file))) continue;
          if (!commands.slice(index + 1).some((later) => mayDelete(later, file))) {
            report({
              message: 'kept',
              values: { file },
              at: effect.archive.span,
              fix: deleteFix(command, effect.archive, commands),
            });
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN curl -fO https://example.com/app.tar.gz && tar xzf app.tar.gz\n',
      at: 'app.tar.gz',
      good: 'FROM debian:13\nRUN curl -fO https://example.com/app.tar.gz && tar xzf app.tar.gz && rm app.tar.gz\n',
    },
    {
      title: 'Something still looks at it',
      bad: 'FROM debian:13\nRUN curl -fO https://example.com/a.tgz && tar xzf a.tgz && cp a.tgz /srv/\n',
      at: 'a.tgz',
    },
    { title: 'Nothing is stored', good: 'FROM debian:13\nRUN curl -f https://example.com/app.tar.gz | tar xz\n' },
  ],
});

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function brings(command: Command, file: string): boolean {
  return effectsOf(command).some((effect) => {
    if (effect.kind !== 'download') return false;
    if (effect.to) return nameOf(effect.to.value) === file;
    const redirected = command.redirects.some(
      ({ operator, target }) => operator.startsWith('>') && nameOf(target?.value ?? '') === file,
    );
    return redirected || (!effect.stdout && effect.urls.some(({ value }) => nameOf(value) === file));
  });
}

/** Deletes the file, a pattern, or a folder around it; moving it away counts, too. */
function mayDelete(command: Command, file: string): boolean {
  if (command.program === 'mv' || command.program === 'find') return true;
  return effectsOf(command).some((effect) => {
    if (effect.kind !== 'delete') return false;
    return effect.recursive || effect.paths.some(({ value }) => nameOf(value) === file || /[*?$]/.test(value));
  });
}

/** Deletes the archive behind the command that unpacks it, when nothing below names it. */
function deleteFix(command: Command, archive: ShellWord, commands: readonly Command[]): Fix | undefined {
  const { script, inside, wrapper, pipeline, after, before, background, span } = command;
  if (script.form !== 'shell' || inside.length > 0 || wrapper || pipeline.length > 1 || background) return undefined;
  if (after === '||' || before === '||' || /[*?`(\s]/.test(archive.text)) return undefined;
  const later = commands.slice(commands.indexOf(command) + 1);
  const name = nameOf(archive.value);
  if (later.some(({ args }) => args.some(({ value }) => value.includes(name)))) return undefined;
  const isLast = before === undefined && script.statements.at(-1)?.span.end !== span.end;
  // A command in front of && does not end a script that stops at errors.
  const text = `${isLast ? ';' : ' &&'} rm ${archive.text}`;
  const edits = [{ span: { start: span.end, end: span.end }, text }];
  return { title: `Delete ${name} behind it`, safety: 'review', edits };
}
