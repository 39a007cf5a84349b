import { defineRule } from '#lint/define-rule.js';
import { assignedNames } from '#shell/assigned-names.js';
import { bashismsOf } from '#shell/bashisms.js';

export default defineRule({
  id: 'no-bashism-under-sh',
  title: 'Write for the shell that the base image has',
  category: 'shell',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [
    'SC3001',
    'SC3009',
    'SC3010',
    'SC3011',
    'SC3014',
    'SC3020',
    'SC3028',
    'SC3030',
    'SC3037',
    'SC3040',
    'SC3046',
    'SC3054',
  ],
  why: 'RUN uses /bin/sh, which is dash on Debian and Ubuntu and ash on Alpine. They do not know this: the step fails with a syntax error, or, worse, does something else and succeeds.',
  remedy: 'Add `SHELL ["/bin/bash", "-c"]` where the image has bash, or write it the POSIX way.',
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  messages: { unknown: '{what} is unknown to {shell}, the /bin/sh of {image}.' },
  check: {
    RUN(run, { report, model, stateAt, stageOf }) {
      const state = stateAt(run);
      const base = stageOf(run)?.rootBase;
      if (!state || base?.kind !== 'image' || (state.dialect !== 'dash' && state.dialect !== 'ash')) return;
      for (const script of model.scriptsOf(run)) {
        // A nested script runs under the shell that it is handed to.
        if (script.form === 'nested' || (script.form === 'heredoc' && script.dialect === 'bash')) continue;
        const found = bashismsOf(script).find(({ ashKnows, what, variable }) => {
          if (variable && (state.variable(variable) || assignedNames(script).has(variable))) return false;
          if (state.dialect === 'ash') return !ashKnows;
          return what !== 'set -o pipefail' || !guards(script.source.text);
        });
        if (!found) continue;
        report({
          message: 'unknown',
          values: { what: found.what, shell: state.dialect, image: base.image.text },
          at: found.span,
          fix: found.posix && { title: 'Write it for every shell', safety: 'safe', edits: found.posix },
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN if [[ -f /etc/hosts ]]; then echo yes; fi\n',
      at: '[[',
      good: 'FROM debian:13\nRUN if [ -f /etc/hosts ]; then echo yes; fi\n',
    },
    {
      title: 'Two texts',
      bad: 'FROM debian:13\nARG MODE\nRUN if [[ $MODE == "debug" ]]; then echo yes; fi\n',
      at: '[[',
      good: 'FROM debian:13\nARG MODE\nRUN if [ "$MODE" = "debug" ]; then echo yes; fi\n',
    },
    { title: 'A pattern', bad: 'FROM debian:13\nARG MODE\nRUN if [[ $MODE == d* ]]; then echo yes; fi\n', at: '[[' },
    {
      title: 'Both outputs',
      bad: 'FROM debian:13\nRUN make &> /dev/null && make install\n',
      at: '&> /dev/null',
      good: 'FROM debian:13\nRUN make > /dev/null 2>&1 && make install\n',
    },

    { good: 'FROM debian:13\nRUN if [ -f /etc/hosts ]; then echo yes; fi\n' },
    {
      title: 'The shell is bash',
      good: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN if [[ -f /etc/hosts ]]; then echo yes; fi\n',
    },
    { title: 'The /bin/sh of Fedora is bash', good: 'FROM fedora:43\nRUN if [[ -f /etc/hosts ]]; then echo yes; fi\n' },
    { title: 'The ash of Alpine knows it', good: 'FROM alpine:3.23\nRUN if [[ -f /etc/hosts ]]; then echo yes; fi\n' },
  ],
});

/** `(set -o pipefail) 2>/dev/null && set -o pipefail` asks first. */
function guards(text: string): boolean {
  return /\(\s*set -o pipefail\s*\)|set -o pipefail\s*\|\|/.test(text);
}
