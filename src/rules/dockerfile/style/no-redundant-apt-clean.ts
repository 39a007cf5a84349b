import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';
import { removalOf } from '#shell/remove-command.js';

export default defineRule({
  id: 'no-redundant-apt-clean',
  title: 'Leave out apt-get clean on official images',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'The official Debian and Ubuntu images run it by themselves after every install. It does not remove the package lists either, which people often think.',
  remedy: 'Remove it; delete /var/lib/apt/lists instead.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: { automatic: '{program} {subcommand} runs by itself on {image}.' },
  check: {
    command(command, { report, stageOf, instructionOf, text }) {
      if (command.program !== 'apt-get' && command.program !== 'apt') return;
      const word = command.args.find(({ value }) => value === 'clean' || value === 'autoclean');
      const base = stageOf(instructionOf(command))?.rootBase;
      if (!word || base?.kind !== 'image' || (base.image.repository !== 'debian' && base.image.repository !== 'ubuntu'))
        return;
      const stage = stageOf(instructionOf(command));
      const span = keepsArchives(stage, text) ? undefined : removalOf(command, text);
      report({
        message: 'automatic',
        values: { program: command.program, subcommand: word.value, image: base.image.text },
        at: command.span,
        fix: span && {
          title: `Remove ${command.program} ${word.value}`,
          safety: 'safe',
          edits: [{ span, text: '' }],
          removes: ['/var/cache/apt/**', '/var/lib/apt/**', '/var/log/apt/**'],
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && apt-get clean\n',
      at: 'apt-get clean',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
    {
      title: 'In the middle',
      bad: 'FROM debian:13\nRUN apt-get install -y curl \\\n    && apt-get clean \\\n    && rm -rf /var/lib/apt/lists/*\n',
      at: 'apt-get clean',
      good: 'FROM debian:13\nRUN apt-get install -y curl \\\n    && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      title: 'In front, the operators at the line ends',
      bad: 'FROM debian:13\nRUN apt-get clean && \\\n    rm -rf /var/lib/apt/lists/*\n',
      at: 'apt-get clean',
      good: 'FROM debian:13\nRUN rm -rf /var/lib/apt/lists/*\n',
    },
    {
      title: 'In a here-document',
      bad: 'FROM debian:13\nRUN <<EOF\nset -e\napt-get install -y curl\napt-get clean\nrm -rf /var/lib/apt/lists/*\nEOF\n',
      at: 'apt-get clean',
      good: 'FROM debian:13\nRUN <<EOF\nset -e\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n',
    },
    {
      title: 'On a line with the next',
      bad: 'FROM debian:13\nRUN apt-get install -y curl && \\\n    apt-get clean && rm -rf /var/lib/apt/lists/*\n',
      at: 'apt-get clean',
      good: 'FROM debian:13\nRUN apt-get install -y curl && \\\n    rm -rf /var/lib/apt/lists/*\n',
    },
    {
      title: 'Behind a comment',
      bad: 'FROM debian:13\nRUN apt-get install -y curl \\\n    # tidy up\n    && apt-get clean\n',
      at: 'apt-get clean',
    },
    {
      title: 'Archives that were only fetched',
      bad: 'FROM debian:13\nRUN apt-get install -y --download-only curl && apt-get clean\n',
      at: 'apt-get clean',
    },
    {
      title: 'Another base may keep the packages',
      good: 'FROM example/base:1.0\nRUN apt-get install -y curl && apt-get clean\n',
    },
  ],
});

/** Whether something in the stage makes apt keep what it fetches. */
function keepsArchives(stage: Stage | undefined, text: string): boolean {
  if (!stage) return true;
  return chainOf(stage).some(({ instructions }) =>
    instructions.some(({ kind, line, heredocs, lines }) =>
      kind === 'COPY' || kind === 'ADD'
        ? /apt/.test(line.text) || heredocs.length > 0
        : /docker-clean|--download-only|\s-[a-z]*d[a-z]*\s|Keep-Downloaded|apt\.conf|var\/cache\/apt/.test(
            text.slice(lines.start, lines.end),
          ),
    ),
  );
}
