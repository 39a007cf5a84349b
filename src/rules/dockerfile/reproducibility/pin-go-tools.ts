import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'pin-go-tools',
  title: 'Ask go install for a version',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3062'],
  why: '`@latest`, or no version at all, takes the newest release that day; outside of a module, `go install` without a version does not even work.',
  remedy: 'Write `module@version` with a tag or a commit.',
  references: ['https://go.dev/ref/mod#go-install'],
  messages: { floating: '{name} is installed at whatever version is newest that day.' },
  check: {
    commands: {
      go(command, { report }) {
        for (const effect of effectsOf(command)) {
          if (effect.kind !== 'install' || effect.manager !== 'go') continue;
          const floating = effect.packages.find(
            ({ version }) => version === undefined || /^(?:latest|none|upgrade|patch)$/.test(version),
          );
          if (floating) report({ message: 'floating', values: { name: floating.name }, at: floating.word.span });
        }
      },
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27\nRUN go install golang.org/x/tools/cmd/stringer@latest\n',
      at: 'golang.org/x/tools/cmd/stringer@latest',
    },
    { good: 'FROM golang:1.27\nRUN go install golang.org/x/tools/cmd/stringer@v0.38.0\n' },
    { title: 'A package of the module that is built', good: 'FROM golang:1.27\nRUN go install ./cmd/app\n' },
  ],
});
