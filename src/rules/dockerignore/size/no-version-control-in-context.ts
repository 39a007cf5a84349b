import { addLines, lastPlace } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import type { Model } from '#model/model.js';
import { bytesOf, copiedJunkOf, namesOf, patternsFor } from '#model/sent-junk.js';

export default defineIgnoreRule({
  id: 'no-version-control-in-context',
  title: 'Keep the repository out of the build context',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DKL-LI-0003'],
  why: 'The repository holds every version of every file, also those that were deleted for good reasons. It makes the image larger, and as each commit changes it, the COPY that takes it along never comes out of the cache.',
  remedy: 'Add `**/.git` to .dockerignore; give a build its version with an ARG.',
  messages: { copied: '{source} takes {paths} into the image.' },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    if (!listing) return;
    const models = dockerfiles.map(({ model }) => model);
    const found = copiedJunkOf(listing, dockerignore, models, ['version control']);
    const [first] = found;
    if (!first) return;
    report({
      message: 'copied',
      values: { source: first.source ?? '', paths: namesOf(found) },
      at: lastPlace(dockerignore.rules),
      evidence: { bytes: bytesOf(found), estimated: !listing.isComplete },
      fix: {
        title: 'Leave it out',
        safety: models.some(mayReadRepository) ? 'review' : 'safe',
        edits: [addLines(text, patternsFor(found))],
      },
    });
  },
  examples: [
    {
      bad: 'node_modules\n',
      at: 'node_modules',
      good: 'node_modules\n**/.git\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['.git/HEAD', 'server.js'],
    },
    {
      title: 'Nothing takes it along',
      good: 'node_modules\n',
      dockerfile: 'FROM node:24-slim\nCOPY server.js .\n',
      files: ['.git/HEAD', 'server.js'],
    },
  ],
});

/** Tools that ask git for a version while they build; a script may be one, too. */
const READERS =
  /^(?:git|go|make|cmake|mvn|mvnw|gradle|gradlew|cargo|pip|pip3|uv|poetry|python|python3|hatch|hugo|goreleaser|dotnet|sh|bash)$|[./]/;

function mayReadRepository({ document, commandsOf }: Model): boolean {
  return document.instructions.some((each) => commandsOf(each).some(({ program }) => READERS.test(program)));
}
