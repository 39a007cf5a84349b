import type { ContextListing } from '#dockerignore/context-listing.js';
import { junkOf } from '#knowledge/context-junk.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { nearestOf } from '#text/nearest.js';

export default defineIgnoreRule({
  id: 'no-misspelt-pattern',
  title: 'Name files as they are called',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A pattern that matches nothing is no mistake for Docker: what it should leave out goes into the build, and what it should take back stays out. Upper and lower case are different everywhere, also where the disk makes no difference.',
  remedy: 'Correct the name.',
  messages: {
    misspelt: '{pattern} matches nothing; there is {near}.',
    letters: '{pattern} matches nothing; the name is written {near}.',
  },
  check({ dockerignore, listing, text, report }) {
    if (!listing?.isComplete) return;
    for (const { pattern, negated, matches, span } of dockerignore.rules) {
      if (!matches || /[*?[\\]/.test(pattern) || listing.entries.some(({ path }) => path === pattern)) continue;
      const folder = pattern.slice(0, pattern.lastIndexOf('/') + 1);
      const name = pattern.slice(folder.length);
      const candidates = namesIn(folder, listing).filter((each) => dockerignore.isIgnored(folder + each) === negated);
      const near = sameLetters(name, candidates) ?? misspeltOf(name, candidates);
      if (near === undefined) continue;
      const words = text.slice(span.start, span.end);
      const start = span.start + words.lastIndexOf(name);
      report({
        message: near.toLowerCase() === name.toLowerCase() ? 'letters' : 'misspelt',
        values: { pattern, near: folder + near },
        at: span,
        fix: {
          title: `Write ${near}`,
          safety: 'review',
          edits: [{ span: { start, end: start + name.length }, text: near }],
        },
      });
    }
  },
  examples: [
    {
      bad: 'coverge\n',
      at: 'coverge',
      good: 'coverage\n',
      files: ['coverage/index.html', 'server.js'],
    },
    {
      title: 'Upper and lower case',
      bad: '*.md\n!Readme.md\n',
      at: '!Readme.md',
      good: '*.md\n!README.md\n',
      files: ['README.md'],
    },
    { title: 'It is made later', good: 'node_modules\ndist\n', files: ['server.js', 'dict'] },
    { title: 'Another line has the other', good: 'doc\ndocs\n', files: ['docs/index.md'] },
  ],
});

/** What a build or a tool makes: it need not be there now. */
const MADE =
  /^(?:dist|build|out|output|target|bin|obj|lib|tmp|temp|logs?|cache|vendor|env|tests?|docs?|examples?|pkg|site|public|data|release|debug|[dD]ockerfile.*|docker-compose.*|compose.*|LICEN[CS]E.*|README.*|Makefile|\..*)$/;

function namesIn(folder: string, { entries }: ContextListing): readonly string[] {
  return entries.flatMap(({ path }) => {
    const name = path.slice(folder.length);
    return path.startsWith(folder) && name !== '' && !name.includes('/') ? [name] : [];
  });
}

function sameLetters(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((each) => each.toLowerCase() === name.toLowerCase());
}

/** The one name that differs in a letter or two from a longer name, which no tool makes. */
function misspeltOf(name: string, candidates: readonly string[]): string | undefined {
  if (name.length < 5 || MADE.test(name) || junkOf(`${name}/x`, 0) || junkOf(name, 0)) return undefined;
  const near = nearestOf(name, candidates);
  if (near === undefined || Math.abs(near.length - name.length) > 1) return undefined;
  // Names of a series differ on purpose.
  return near.replace(/\d+/g, '') === name.replace(/\d+/g, '') || near[0] !== name[0] ? undefined : near;
}
