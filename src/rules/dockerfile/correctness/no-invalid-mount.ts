import { MOUNT_OPTIONS } from '#dockerfile/readers/mount.js';
import { defineRule } from '#lint/define-rule.js';
import { nearestOf } from '#text/nearest.js';

export default defineRule({
  id: 'no-invalid-mount',
  title: 'Write mounts that BuildKit accepts',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses a mount of an unknown type, with an unknown option, or without the target that its type needs. Podman knows more options (`z`, `U`), which Docker does not.',
  remedy: 'Correct the type or the option, or add the target.',
  references: ['https://docs.docker.com/reference/dockerfile/#run---mount'],
  messages: {
    refused: '{problem}',
    unknown: 'A mount has no option {option}.{hint}',
    untargeted: 'A {type} mount needs a target.',
  },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
    RUN(run, { report }) {
      for (const { type, target, options, flag } of run.mounts) {
        for (const { key, value, span } of options) {
          if (value || MOUNT_OPTIONS.includes(key) || key.includes('$')) continue;
          const nearest = key.length > 2 ? nearestOf(key, MOUNT_OPTIONS) : undefined;
          report({
            message: 'unknown',
            values: { option: key, hint: nearest ? ` Did you mean ${nearest}?` : '' },
            at: span,
          });
        }
        if (!target && /^(?:bind|cache|tmpfs)$/.test(type))
          report({ message: 'untargeted', values: { type }, at: flag.span });
      }
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nRUN --mount=type=cahce,target=/x make\n', at: '--mount=type=cahce,target=/x' },
    { title: 'An option of Podman', bad: 'FROM alpine:3.23\nRUN --mount=type=bind,target=/x,z make\n', at: 'z' },
    { title: 'No target', bad: 'FROM alpine:3.23\nRUN --mount=type=cache make\n', at: '--mount=type=cache' },
    { good: 'FROM alpine:3.23\nRUN --mount=type=cache,target=/x,sharing=locked make\n' },
  ],
});
