import { removedPackage } from '#knowledge/removed-packages.js';
import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-removed-apt-package',
  title: 'Install packages that the release still has',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Distributions drop and rename packages. The install fails with "Unable to locate package" or "has no installation candidate", often on the day on which the base image moves to a new release.',
  remedy: 'Install the successor, or stay on the older release.',
  messages: { removed: '{release} has no {name} any more; {successor}.' },
  check: {
    command(command, { report, stageOf, instructionOf }) {
      const base = stageOf(instructionOf(command))?.rootBase;
      const release = base?.kind === 'image' && base.facts?.distribution === 'debian' ? base.facts.release : undefined;
      if (!release) return;
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'install' || effect.manager !== 'apt') continue;
        for (const { name, version, word } of effect.packages) {
          // A version points at a repository of its own.
          const removed = version === undefined ? removedPackage(name, release) : undefined;
          if (!removed) continue;
          const replacement = /^install ([\w.+-]+)$/.exec(removed.successor)?.[1];
          const isThere = effect.packages.some((each) => each.name === replacement) || word.text !== name;
          report({
            message: 'removed',
            values: { release: `Debian ${release}`, name, successor: removed.successor },
            at: word.span,
            fix: reviewFix(
              `Install ${replacement}`,
              replacement && !isThere ? { span: word.span, text: replacement } : undefined,
            ),
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y python-pip\n',
      at: 'python-pip',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip\n',
    },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip\n' },
  ],
});
