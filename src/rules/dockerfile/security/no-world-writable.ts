import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-world-writable',
  title: 'Give write access to one user, not to everybody',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'With mode 777 every process in the container, also a hijacked one, can change the program or its configuration. It is also a sign that the owner is wrong.',
  remedy: 'Set the owner with `COPY --chown` or `chown`, and use 755 for folders and programs, 644 for files.',
  messages: { open: 'Mode {mode} lets everybody write to {path}.' },
  check: {
    command(command, { report, isShipped, instructionOf }) {
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'permissions' || effect.what !== 'mode' || !effect.recursive) continue;
        if (!isOpen(effect.value.value)) continue;
        const path = effect.paths[0]?.value ?? 'it';
        // The sticky folders of every system, and what an entrypoint gives its final mode. A single folder may be meant for all.
        if (/^\/(?:var\/)?tmp\b|^\/dev\//.test(path) || path.includes('$') || !isShipped(instructionOf(command)))
          continue;
        report({ message: 'open', values: { mode: effect.value.value, path }, at: effect.value.span });
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN chmod -R 777 /app\n', at: '777' },
    { good: 'FROM debian:13\nRUN chmod -R 755 /app\n' },
    { title: 'One folder that is meant for everybody', good: 'FROM debian:13\nRUN chmod 1777 /uploads\n' },
  ],
});

function isOpen(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) return /[2367]$/.test(mode) && !(mode.length === 4 && /^[1357]/.test(mode));
  return /^(?:a|o|[ugo]*o[ugo]*|ugo|)\+[rxXst]*w/.test(mode) && !mode.startsWith('+');
}
