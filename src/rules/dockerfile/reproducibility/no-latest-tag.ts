import { holdsVersionInName } from '#knowledge/version-in-name.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf, tagSpanOf } from '#model/image-use.js';

export default defineRule({
  id: 'no-latest-tag',
  title: 'Use the tag of a version instead of latest',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3007', 'DS-0001', 'CKV_DOCKER_7'],
  why: '`latest` is a name that moves: it brings the next major version on some day without a change in the file. Machines that have an older one in their cache keep it, so two builds of the same commit differ.',
  remedy: 'Write the tag of a version, or add a digest behind it where the publisher has no other tags.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  messages: { moves: '{image} moves on with every release.' },
  check: {
    stage(stage, { report }) {
      for (const use of imageUsesOf(stage)) {
        const { image } = use;
        if (image.tag !== 'latest' || image.digest !== undefined || holdsVersionInName(image.repository)) continue;
        report({ message: 'moves', values: { image: image.text }, at: tagSpanOf(use) });
      }
      const { from, base } = stage;
      if (base.kind === 'unknown' && from.image && /[\w}]:latest$/.test(from.image.text))
        report({ message: 'moves', values: { image: from.image.text }, at: from.image.span });
    },
  },
  examples: [
    { bad: 'FROM debian:latest\nCMD ["bash"]\n', at: 'latest', good: 'FROM debian:13\nCMD ["bash"]\n' },
    { title: 'Out of a variable', bad: 'ARG TAG=latest\nFROM debian:$TAG\n', at: 'debian:$TAG' },
    {
      title: 'Behind --from',
      bad: 'FROM python:3.13-slim\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/\n',
      at: 'latest',
    },
    {
      title: 'The digest decides',
      good: 'FROM debian:latest@sha256:4abf773f2a570e6873259c4e3ba16de6c6268fb571fd46ec80be7c67822823b3\n',
    },
  ],
});
