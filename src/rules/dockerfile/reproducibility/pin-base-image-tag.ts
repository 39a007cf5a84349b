import { holdsVersionInName } from '#knowledge/version-in-name.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf } from '#model/image-use.js';

export default defineRule({
  id: 'pin-base-image-tag',
  title: 'Name the version of every image',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3006', 'DS-0001', 'CKV_DOCKER_7'],
  why: 'Without a tag Docker takes `latest`, and that is whatever was newest on the day of the build. The next major version comes in unannounced, on one machine earlier than on another, and nobody can tell later what an image was built from.',
  remedy: 'Add the tag of a version behind the name, such as `node:24-slim`.',
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  messages: { untagged: '{image} has no tag and means latest, whatever that is on the day of the build.' },
  check: {
    stage(stage, { report }) {
      for (const { image, word } of imageUsesOf(stage)) {
        if (image.tag !== undefined || image.digest !== undefined || holdsVersionInName(image.repository)) continue;
        // What was built on this machine has no published versions.
        if (image.registry === 'localhost') continue;
        report({ message: 'untagged', values: { image: image.text }, at: word.span });
      }
      const { from, base } = stage;
      // `${REGISTRY}/ubuntu` has no tag, whatever the variable holds.
      if (base.kind === 'unknown' && from.image && /^\$[^:@]*\/[a-z][\w.-]*$/.test(from.image.text))
        report({ message: 'untagged', values: { image: from.image.text }, at: from.image.span });
    },
  },
  examples: [
    { bad: 'FROM debian\nCMD ["bash"]\n', at: 'debian', good: 'FROM debian:13\nCMD ["bash"]\n' },
    { title: 'Behind --from', bad: 'FROM php:8.5\nCOPY --from=composer /usr/bin/composer /bin/\n', at: 'composer' },
    { title: 'The registry is a variable', bad: 'ARG REGISTRY\nFROM $REGISTRY/node\n', at: '$REGISTRY/node' },
    { title: 'A stage', good: 'FROM debian:13 AS base\nFROM base\n' },
    { title: 'The tag is in the variable', good: 'ARG BASE=debian:13\nFROM $BASE\n' },
    { title: 'The name says the version', good: 'FROM gcr.io/distroless/static-debian13\n' },
  ],
});
