import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';
import { hasOwnWorkdir, isAbsolutePath } from '#model/own-workdir.js';

export default defineRule({
  id: 'use-absolute-workdir',
  title: 'Start WORKDIR with a slash',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3000', 'WorkdirRelativePath', 'DS-0009', 'CKV_DOCKER_10'],
  why: 'A relative WORKDIR is added to the working directory of the base image. When a new version of that image moves it, all files of this one move along, and paths elsewhere in the file point to nothing.',
  remedy: 'Write the whole path, from `/` on.',
  references: ['https://docs.docker.com/reference/build-checks/workdir-relative-path/'],
  messages: { relative: 'Where {path} is depends on the base image.' },
  check: {
    WORKDIR(workdir, { report, stageOf, stateAt }) {
      const { path } = workdir;
      const stage = stageOf(workdir);
      if (!path || !isRelative(path.text, stateAt(workdir)?.expand(path.text))) return;
      if (stage && hasOwnWorkdir(stage, workdir)) return;
      const before = stateAt(workdir)?.workdir;
      const isPlain = path.span.end - path.span.start === path.text.length && /^[\w./-]+$/.test(path.text);
      report({
        message: 'relative',
        values: { path: path.text },
        at: path.span,
        fix:
          isPlain && before?.startsWith('/') && !workdir.trigger
            ? {
                title: 'Write the whole path',
                safety: 'safe',
                edits: [{ span: path.span, text: posix.join(before, path.text) }],
              }
            : undefined,
      });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nWORKDIR app/src\n', at: 'app/src', good: 'FROM debian:13\nWORKDIR /app/src\n' },
    { title: 'A step down from a WORKDIR of this file', good: 'FROM debian:13\nWORKDIR /app\nWORKDIR src\n' },
    { title: 'Only the build knows the path', good: 'FROM debian:13\nARG DIR\nWORKDIR $DIR\n' },
    {
      title: 'The base image starts somewhere else',
      bad: 'FROM golang:1.27\nWORKDIR src\n',
      at: 'src',
      good: 'FROM golang:1.27\nWORKDIR /go/src\n',
    },
  ],
});

/** Relative whatever the build says: the value is known, or at least how it starts. */
function isRelative(text: string, value: string | undefined): boolean {
  if (value !== undefined) return value !== '' && !isAbsolutePath(value);
  return /^["']?[\w.]/.test(text) && !isAbsolutePath(text.replace(/^["']/, ''));
}
