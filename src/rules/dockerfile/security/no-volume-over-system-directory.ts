import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-volume-over-system-directory',
  title: 'Put no volume over a directory of the system',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Every container gets a volume at this place that nobody asked for. Updates of the base image do not reach the files in it, and `/proc`, `/sys` or the Docker socket belong to the kernel and to the host.',
  remedy: 'Declare the one directory that the application writes its data to.',
  messages: { system: '{path} belongs to the system.' },
  check: {
    VOLUME(volume, { report, stateAt }) {
      for (const { text, span } of volume.paths) {
        const path = stateAt(volume)?.expand(text);
        if (
          path &&
          /^\/(?:(?:s?bin|boot|dev|etc|lib(?:32|64)?|proc|sys|usr(?:\/(?:s?bin|lib(?:32|64)?))?)|var\/run\/docker\.sock|run\/docker\.sock)?\/?$/.test(
            posix.normalize(path),
          )
        )
          report({ message: 'system', values: { path }, at: span });
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nVOLUME ["/data", "/etc"]\n', at: '"/etc"', good: 'FROM debian:13\nVOLUME ["/data"]\n' },
    { title: 'A directory of the application', good: 'FROM debian:13\nVOLUME /etc/app\n' },
  ],
});
