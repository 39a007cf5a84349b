import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-volume',
  title: 'Leave volumes to the one who runs the container',
  category: 'runtime',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: [],
  why: 'VOLUME makes a nameless volume with every `docker run`: after a year there are hundreds, nobody knows which hold data, and an image built on this one cannot take it back. A named volume or a mount is chosen when the container starts.',
  remedy: 'Document the directory, and mount a named volume there in Compose or in the manifest.',
  references: ['https://docs.docker.com/reference/dockerfile/#volume'],
  messages: { nameless: '{path} becomes a nameless volume with every container.' },
  check: {
    VOLUME(volume, { report, isShipped }) {
      if (!isShipped(volume)) return;
      for (const { text, span } of volume.paths) report({ message: 'nameless', values: { path: text }, at: span });
    },
  },
  examples: [
    { bad: 'FROM postgres:18\nVOLUME /backup\n', at: '/backup', good: 'FROM postgres:18\nRUN mkdir /backup\n' },
    { title: 'A stage that is thrown away', good: 'FROM debian:13 AS build\nVOLUME /x\nFROM debian:13\n' },
  ],
});
