import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'require-suppression-reason',
  title: 'Say why a finding is suppressed',
  category: 'style',
  severity: 'info',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'Who reads the file a year later can tell from a reason whether the suppression is still right; without one nobody dares to remove it.',
  remedy: 'Add `reason: …` behind the names.',
  messages: { missing: 'This suppression gives no reason.' },
  check: {
    suppression({ tool, reason, span }, { report }) {
      if ((tool === 'plimsoll' || tool === 'tally') && reason === undefined) report({ message: 'missing', at: span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\n# plimsoll ignore=no-sudo\nRUN sudo make\n', at: '# plimsoll ignore=no-sudo' },
    { good: 'FROM debian:13\n# plimsoll ignore=no-sudo reason: the installer insists on it\nRUN sudo make\n' },
  ],
});
