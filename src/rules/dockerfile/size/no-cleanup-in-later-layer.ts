import type { Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { commandWith, hasEffect } from '#model/cleanup.js';
import { removalOf } from '#model/removals.js';
import type { Command } from '#shell/command.js';
import type { Manager } from '#shell/program.js';

const CACHES: readonly { readonly manager: Manager; readonly folders: readonly string[] }[] = [
  { manager: 'apt', folders: ['/var/lib/apt/lists', '/var/cache/apt'] },
  { manager: 'apk', folders: ['/var/cache/apk'] },
  { manager: 'yum', folders: ['/var/cache/yum'] },
  { manager: 'dnf', folders: ['/var/cache/dnf'] },
  { manager: 'zypper', folders: ['/var/cache/zypp'] },
  { manager: 'conda', folders: ['/opt/conda/pkgs'] },
];

export default defineRule({
  id: 'no-cleanup-in-later-layer',
  title: 'Clean up in the RUN that made the mess',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A layer never shrinks: what an earlier RUN wrote stays in its layer and is shipped. Deleting it here adds a layer that only hides it.',
  remedy: 'Move the clean-up to the end of the RUN that installs, joined with `&&`.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: { late: 'This frees nothing: the layer above keeps what is deleted here.' },
  check: {
    stage(stage, { report, commandsOf }) {
      if (!stage.shipped) return;
      const filled = new Map<Manager, Run>();
      for (const run of stage.instructions) {
        if (run.kind !== 'RUN') continue;
        const commands = commandsOf(run);
        for (const { manager, folders } of CACHES) {
          const cleanup = removalOfAny(folders, commands) ?? commandWith('clean', [manager], commands);
          if (fills(commands, manager)) {
            if (!cleanup) filled.set(manager, run);
          } else if (filled.has(manager)) {
            if (!cleanup || run.mounts.length > 0) continue;
            const above = filled.get(manager) as Run;
            report({
              message: 'late',
              at: cleanup.span,
              related: [{ at: above.keyword.span, note: 'This layer keeps it.' }],
            });
            filled.delete(manager);
            break;
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists/*\n',
      at: 'rm -rf /var/lib/apt/lists/*',
    },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n' },
    {
      title: 'The RUN above already cleaned up after itself',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN ./setup.sh && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      title: 'A stage whose layers are thrown away',
      good: 'FROM debian:13 AS build\nRUN apt-get update && apt-get install -y make\nRUN apt-get clean\nFROM scratch\nCOPY --from=build /app /app\n',
    },
  ],
});

function fills(commands: readonly Command[], manager: Manager): boolean {
  return commands.some(
    (command) =>
      hasEffect('install', [manager], command) ||
      hasEffect('refresh', [manager], command) ||
      hasEffect('upgrade', [manager], command),
  );
}

function removalOfAny(folders: readonly string[], commands: readonly Command[]): Command | undefined {
  for (const folder of folders) {
    const removal = removalOf(folder, commands);
    if (removal) return removal;
  }
  return undefined;
}
