import { defineRule } from '#lint/define-rule.js';
import { isTarArchive, localSources } from '#model/copy-source.js';

export default defineRule({
  id: 'no-archive-name-as-add-destination',
  title: 'Do not expect ADD to keep an archive in one piece',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: '`ADD` unpacks a local tar archive into the destination. A destination that is named like the archive becomes a directory of that name, and a command that wants to read the file finds no file.',
  remedy: 'Use `COPY` to keep the archive, or name the directory that it is unpacked into.',
  references: ['https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives'],
  messages: { directory: 'ADD unpacks the archive: {destination} becomes a directory.' },
  check: {
    ADD(add, { report, stateAt }) {
      const { destination, flags } = add;
      if (!destination || flags.some(({ name }) => name === 'unpack')) return;
      const state = stateAt(add);
      const value = state?.expand(destination.text) ?? '';
      if (!isTarArchive(value) || !localSources(add, state).some(({ name }) => isTarArchive(name))) return;
      report({ message: 'directory', values: { destination: destination.text }, at: destination.span });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nADD app.tar.gz /tmp/app.tar.gz\n',
      at: '/tmp/app.tar.gz',
      good: 'FROM debian:13\nCOPY app.tar.gz /tmp/app.tar.gz\n',
    },
    { title: 'A download stays in one piece', good: 'FROM debian:13\nADD https://example.com/a.tgz /tmp/a.tgz\n' },
  ],
});
