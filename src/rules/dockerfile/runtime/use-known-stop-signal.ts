import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { nearestOf } from '#text/nearest.js';

const SIGNALS = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGABRT',
  'SIGKILL',
  'SIGUSR1',
  'SIGUSR2',
  'SIGPIPE',
  'SIGALRM',
  'SIGTERM',
  'SIGCONT',
  'SIGSTOP',
  'SIGTSTP',
  'SIGWINCH',
  'SIGPWR',
  'SIGRTMIN',
  'SIGRTMAX',
];

export default defineRule({
  id: 'use-known-stop-signal',
  title: 'Stop with a signal that exists and that a program can handle',
  category: 'runtime',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Docker refuses to stop a container with a signal that it does not know. SIGKILL and SIGSTOP cannot be handled: the program has no chance to finish its work.',
  remedy: 'Write SIGTERM, or the signal that the program documents.',
  references: ['https://docs.docker.com/reference/dockerfile/#stopsignal'],
  messages: {
    unknown: '{signal} is no signal.{hint}',
    deadly: '{signal} ends the program without giving it a chance to finish.',
  },
  check: {
    STOPSIGNAL(stopsignal, { report, stateAt }) {
      const { signal } = stopsignal;
      const name = signal && stateAt(stopsignal)?.expand(signal.text)?.toUpperCase();
      if (!signal || !name) return;
      const full = /^\d+$|^SIG/.test(name) ? name : `SIG${name}`;
      if (/^(?:SIGKILL|9|SIGSTOP|19)$/.test(full))
        report({
          message: 'deadly',
          values: { signal: signal.text },
          at: signal.span,
          fix: reviewFix('Use SIGTERM', { span: signal.span, text: 'SIGTERM' }),
        });
      else if (
        /^\d+$/.test(full) ? Number(full) < 1 || Number(full) > 64 : !SIGNALS.includes(full.replace(/[+-]\d+$/, ''))
      ) {
        const nearest = nearestOf(full, SIGNALS);
        report({
          message: 'unknown',
          values: { signal: signal.text, hint: nearest ? ` Did you mean ${nearest}?` : '' },
          at: signal.span,
          fix: nearest ? reviewFix(`Write ${nearest}`, { span: signal.span, text: nearest }) : undefined,
        });
      }
    },
  },
  examples: [
    { bad: 'FROM nginx:1.29\nSTOPSIGNAL SIGQIUT\n', at: 'SIGQIUT', good: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\n' },
    { bad: 'FROM nginx:1.29\nSTOPSIGNAL SIGKILL\n', at: 'SIGKILL', good: 'FROM nginx:1.29\nSTOPSIGNAL SIGTERM\n' },
    { good: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\n' },
  ],
});
