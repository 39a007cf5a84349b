import { defineRule } from '#lint/define-rule.js';
import type { ImageName } from '#model/image-name.js';
import { imageUsesOf } from '#model/image-use.js';

export default defineRule({
  id: 'require-trusted-registry',
  title: 'Take images only from registries that are trusted',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3026'],
  why: 'Whoever can push to a registry that a build pulls from can put anything into the product. A list of trusted registries, checked wherever an image is named, keeps copied lines and typing mistakes out.',
  remedy: 'Take the image from a registry of the list, or add its registry to the option `allow`.',
  messages: { foreign: '{registry} is not on the list of trusted registries.' },
  // Nothing is reported until somebody writes a list: `ghcr.io`, `*.example.com`, `docker.io/library`.
  options: { allow: [] as readonly string[] },
  check: {
    stage(stage, { report, options }) {
      if (options.allow.length === 0) return;
      for (const { image, word } of imageUsesOf(stage)) {
        if (!options.allow.some((entry) => covers(entry, image)))
          report({ message: 'foreign', values: { registry: image.registry }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM quay.io/someone/base:1\n',
      at: 'quay.io/someone/base:1',
      good: 'FROM registry.example.com/base:1\nCOPY --from=node:24-slim /usr/local/bin/node /bin/\n',
      options: { allow: ['*.example.com', 'docker.io'] },
    },
    {
      title: 'Only the official images of Docker Hub',
      bad: 'FROM debian:13\nCOPY --from=someone/tool:1 /tool /bin/\n',
      at: 'someone/tool:1',
      options: { allow: ['docker.io/library'] },
    },
    { title: 'Without a list', good: 'FROM quay.io/someone/base:1\n' },
  ],
});

/** Whether an entry of the list names the image's registry, or a part of it such as `ghcr.io/acme`. A `*` at either end stands for anything. */
function covers(entry: string, { registry, repository }: ImageName): boolean {
  const path =
    registry !== 'docker.io' ? repository : `docker.io/${repository.includes('/') ? '' : 'library/'}${repository}`;
  const pattern = entry.replace(/\/\*?$/, '');
  if (!pattern.includes('/')) return matches(pattern, registry);
  return path.startsWith(`${pattern}/`) || matches(pattern, path);
}

function matches(pattern: string, text: string): boolean {
  const isOpenBefore = pattern.startsWith('*');
  const isOpenBehind = pattern.length > 1 && pattern.endsWith('*');
  const part = pattern.slice(isOpenBefore ? 1 : 0, isOpenBehind ? -1 : undefined);
  if (isOpenBefore && isOpenBehind) return text.includes(part);
  if (isOpenBefore) return text.endsWith(part);
  return isOpenBehind ? text.startsWith(part) : text === part;
}
