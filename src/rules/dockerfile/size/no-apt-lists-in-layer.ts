import { defineRule } from '#lint/define-rule.js';
import { commandWith, keepsOutOfLayer } from '#model/cleanup.js';

const FOLDERS = ['/var/lib/apt/lists', '/var/lib/apt'];

export default defineRule({
  id: 'no-apt-lists-in-layer',
  title: 'Remove the apt lists in the layer that fetched them',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3009'],
  why: '`apt-get update` writes tens of megabytes to /var/lib/apt/lists. They are of no use in the image, and a later RUN that deletes them only hides them: the bytes stay in the layer below.',
  remedy: 'End the same RUN with `&& rm -rf /var/lib/apt/lists/*`, or mount a cache over /var/lib/apt.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: { kept: '{program} update leaves its lists in this layer.' },
  check: {
    RUN(run, { commandsOf, isShipped, report }) {
      if (!isShipped(run)) return;
      const commands = commandsOf(run);
      const refresh = commandWith('refresh', ['apt'], commands);
      if (!refresh || keepsOutOfLayer(run, commands, refresh, [], FOLDERS)) return;
      report({
        message: 'kept',
        values: { program: refresh.program },
        at: refresh.span,
        evidence: { bytes: 20_000_000, estimated: true },
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      at: 'apt-get update',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      title: 'A cache mount keeps them out of the layer',
      good: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && apt-get install -y curl\n',
    },
    {
      title: 'The layers of this stage are thrown away',
      good: 'FROM debian:13 AS build\nRUN apt-get update && apt-get install -y make\nFROM debian:13\nCOPY --from=build /etc/hosts /hosts\n',
    },
  ],
});
