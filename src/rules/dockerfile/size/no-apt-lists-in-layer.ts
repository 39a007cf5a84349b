import { defineRule } from '#lint/define-rule.js';
import { cacheMountFix } from '#lint/edits/cache-mount-fix.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { commandWith, keepsOutOfLayer } from '#model/cleanup.js';
import { isNeededBelow } from '#model/needs-package-lists.js';
import type { Command } from '#shell/command.js';

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
    RUN(run, { text, document, model, commandsOf, stageOf, isShipped, builder, report }) {
      if (!isShipped(run)) return;
      const commands = commandsOf(run);
      const refresh = commandWith('refresh', ['apt'], commands);
      if (!refresh || keepsOutOfLayer(run, commands, refresh, [], FOLDERS)) return;
      if (commands.slice(commands.indexOf(refresh)).some(removesLists)) return;
      const stage = stageOf(run);
      const { stages } = model;
      const isFree = stage && !isNeededBelow(stages, stage, run, ['apt'], commandsOf);
      const removes = ['/var/lib/apt/lists/**'];
      const cleanUp = () => cleanUpFix({ document, model }, run, refresh, 'rm -rf /var/lib/apt/lists/*', removes);
      const mount = () => {
        const folders =
          text.slice(run.span.start, run.span.end).includes('/var/') || commandWith('clean', ['apt'], commands)
            ? []
            : ['/var/cache/apt'];
        return cacheMountFix(run, [...folders, '/var/lib/apt/lists'], { isLocked: true, removes });
      };
      const fix = isFree ? ((builder === 'persistent' ? mount() : undefined) ?? cleanUp()) : undefined;
      report({
        message: 'kept',
        values: { program: refresh.program },
        at: refresh.span,
        evidence: { bytes: 20_000_000, estimated: true },
        fix,
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
      title: 'The builder keeps its caches',
      builder: 'persistent',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      at: 'apt-get update',
      good: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update && apt-get install -y curl\n',
    },
    {
      title: 'In the style of the lines above',
      bad: 'FROM debian:13\nRUN apt-get update \\\n && apt-get install -y \\\n      curl \\\n      # for the release\n      git\n',
      at: 'apt-get update',
      good: 'FROM debian:13\nRUN apt-get update \\\n && apt-get install -y \\\n      curl \\\n      # for the release\n      git \\\n && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      title: 'In a here-document that stops at errors',
      bad: 'FROM debian:13\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF\n',
      at: 'apt-get update',
      good: 'FROM debian:13\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n',
    },
    {
      title: 'A later RUN installs from the lists: no fix is offered',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nRUN apt-get install -y git\n',
      at: 'apt-get update',
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

/** `apt-get dist-clean`, since apt 2.9: the lists, too. */
function removesLists({ program, args }: Command): boolean {
  return /^apt(?:-get)?$/.test(program) && args.some(({ value }) => value === 'dist-clean' || value === 'distclean');
}
