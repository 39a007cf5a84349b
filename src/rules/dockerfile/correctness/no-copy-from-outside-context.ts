import { defineRule } from '#lint/define-rule.js';
import { localSources } from '#model/copy-source.js';

export default defineRule({
  id: 'no-copy-from-outside-context',
  title: 'Copy only from inside the build context',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The builder sees nothing above the build context. BuildKit cuts `../` off and looks for the rest at the top of the context, the classic builder stops: neither copies the file that is meant.',
  remedy:
    'Build with the parent directory as context (`docker build -f sub/Dockerfile .`), or hand the other one in with `--build-context`.',
  references: ['https://docs.docker.com/build/concepts/context/'],
  messages: { outside: '{path} lies outside of the build context.' },
  check: {
    COPY(copy, { report, stateAt }) {
      for (const { path, word } of localSources(copy, stateAt(copy))) {
        if (isOutside(path)) report({ message: 'outside', values: { path: word.text }, at: word.span });
      }
    },
    ADD(add, { report, stateAt }) {
      for (const { path, word } of localSources(add, stateAt(add))) {
        if (isOutside(path)) report({ message: 'outside', values: { path: word.text }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nCOPY ../shared app /srv/\n',
      at: '../shared',
      good: 'FROM alpine:3.23\nCOPY shared app /srv/\n',
    },
    { title: 'Up and down again', good: 'FROM alpine:3.23\nCOPY src/../app /srv/app\n' },
    {
      title: 'Another context',
      good: 'FROM alpine:3.23\nCOPY --from=parent ../shared /srv/shared\n',
    },
  ],
});

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../');
}
