import { defineRule } from '#lint/define-rule.js';

/** Releases whose apt has no apt-key any more. */
const WITHOUT = new Set([
  'trixie',
  '13',
  'forky',
  '14',
  'sid',
  '25.04',
  '25.10',
  '26.04',
  'plucky',
  'questing',
  'resolute',
]);

export default defineRule({
  id: 'no-apt-key',
  title: 'Give apt a key per repository, not with apt-key',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Debian 13 and Ubuntu 25.04 have removed apt-key, so the build fails with "apt-key: not found". Where it still exists, a key that it adds is trusted for every repository, not only for its own.',
  remedy: 'Store the key below /etc/apt/keyrings and name it with `signed-by=` in the source.',
  references: ['https://manpages.debian.org/bookworm/apt/apt-key.8.en.html'],
  messages: { gone: '{image} has no apt-key any more.' },
  check: {
    commands: {
      'apt-key'(command, { report, stageOf, instructionOf }) {
        const base = stageOf(instructionOf(command))?.rootBase;
        if (base?.kind !== 'image' || !WITHOUT.has(base.facts?.release ?? '') || !command.name) return;
        report({ message: 'gone', values: { image: base.image.text }, at: command.name.span });
      },
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN curl -f https://example.com/key | apt-key add -\n', at: 'apt-key' },
    {
      title: 'An older release still has it',
      good: 'FROM debian:11\nRUN curl -f https://example.com/key | apt-key add -\n',
    },
  ],
});
