import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-trailing-slash-for-patterns',
  title: 'End the destination of a pattern with a slash',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'As long as the pattern matches one file, the destination becomes a file of that name. With the second match the classic builder stops, and BuildKit writes both to the same name.',
  remedy: 'End the destination with `/`.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  messages: { file: '{destination} becomes a file when {pattern} matches one, and fails with two.' },
  check: {
    COPY(copy, { report, stateAt, stageOf }) {
      const { sources, destination } = copy;
      const [source] = sources;
      if (sources.length !== 1 || !source || !destination || copy.heredocs.length > 0) return;
      const state = stateAt(copy);
      const value = state?.expand(destination.text);
      // A destination with an ending of its own names a file: `COPY target/*.jar app.jar`.
      if (!value || value === '.' || /[/\\]$/.test(value) || /\.\w+$/.test(posix.basename(value))) return;
      if (
        !/^(?:package|requirements|composer|Gemfile|go|yarn|pnpm|tsconfig|pom|build|settings|gradle|Cargo)[\w-]*\*[\w.*-]*$|\*\.(?:json|txt|toml|lock|ya?ml|conf|sh|py|js|ts|csproj|sql)$/.test(
          posix.basename(source.text),
        )
      )
        return;
      // A directory that is there already takes them all.
      const full = state?.workdir === undefined ? undefined : posix.resolve(state.workdir, value);
      if (full === undefined || full === state?.workdir || exists(full, stageOf(copy)?.instructions ?? [])) return;
      const isPlain =
        destination.span.end - destination.span.start === destination.text.length && !/["']$/.test(destination.text);
      const { end } = destination.span;
      report({
        message: 'file',
        values: { destination: destination.text, pattern: source.text },
        at: destination.span,
        fix: isPlain
          ? { title: 'Add the slash', safety: 'review', edits: [{ span: { start: end, end }, text: '/' }] }
          : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package*.json /app\n',
      at: '/app',
      good: 'FROM node:24-slim\nCOPY package*.json /app/\n',
    },
    { title: 'One file gets a name', good: 'FROM eclipse-temurin:25-jre\nCOPY target/*.jar /app.jar\n' },
    { title: 'The directory exists', good: 'FROM node:24-slim\nRUN mkdir -p /app\nCOPY package*.json /app\n' },
  ],
});

/** Whether something in the stage makes the directory, as far as can be told without reading every script: it is named elsewhere, or belongs to the system. */
function exists(
  path: string,
  instructions: readonly { readonly rest: { readonly text: string }; readonly kind: string }[],
): boolean {
  if (/^\/(?:bin|boot|dev|etc|home|lib|media|mnt|opt|root|run|sbin|srv|sys|tmp|usr|var)(?:\/[\w.-]+){0,2}$/.test(path))
    return true;
  return instructions.some(
    ({ rest, kind }) =>
      /^(?:RUN|WORKDIR|VOLUME|COPY|ADD)$/.test(kind) &&
      rest.text.includes(`${path}`) &&
      (kind !== 'COPY' || rest.text.includes(`${path}/`)),
  );
}
