import { defineRule } from '#lint/define-rule.js';
import type { LocalSource } from '#model/copy-source.js';
import { isCompressed, isTarArchive, localSources } from '#model/copy-source.js';

export default defineRule({
  id: 'use-copy-not-add',
  title: 'Use COPY for plain files',
  category: 'style',
  severity: 'info',
  packs: ['style', 'cis'],
  since: '2026-11',
  aliases: ['DL3020', 'DS-0005', 'CKV_DOCKER_4'],
  why: '`ADD` also unpacks archives and downloads addresses, so a reader and a scanner have to find out what it does here, and a file that turns out to be an archive lands in pieces. `COPY` only copies.',
  remedy: 'Write `COPY`.',
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  messages: { plain: '{source} is neither an archive nor an address: COPY does the same.' },
  check: {
    ADD(add, { report, stateAt }) {
      if (add.flags.some(({ name }) => /^(?:checksum|keep-git-dir|unpack)$/.test(name))) return;
      const local = localSources(add, stateAt(add));
      const plain = local.find(isPlain);
      // `ADD file:0123… in /`: a line of `docker history`, not of a Dockerfile.
      if (!plain || local.some(({ path }) => /^(?:file|multi|dir):[0-9a-f]{16,}$/.test(path))) return;
      const { keyword } = add;
      const onlyPlain = local.length === add.sources.length && local.every(isPlain);
      report({
        message: 'plain',
        values: { source: plain.word.text },
        at: keyword.span,
        fix: onlyPlain
          ? {
              title: 'Write COPY',
              safety: local.every(hasExtension) ? 'safe' : 'review',
              edits: [{ span: keyword.span, text: keyword.text === 'add' ? 'copy' : 'COPY' }],
            }
          : undefined,
      });
    },
  },
  examples: [
    { bad: 'FROM python:3.13-slim\nADD app.py /app/\n', at: 'ADD', good: 'FROM python:3.13-slim\nCOPY app.py /app/\n' },
    { title: 'An archive is unpacked', good: 'FROM debian:13\nADD rootfs.tar.xz /\n' },
    { title: 'A download', good: 'FROM debian:13\nADD https://example.com/app.bin /usr/local/bin/app\n' },
    { title: 'Nobody knows what the variable holds', good: 'FROM debian:13\nARG FILE\nADD $FILE /\n' },
  ],
});

function isPlain({ name }: LocalSource): boolean {
  // A pattern without an ending may match an archive.
  return !isTarArchive(name) && !isCompressed(name) && !/[*?\]]$/.test(name);
}

function hasExtension({ name, path, word }: LocalSource): boolean {
  return path === '' || /\.\w+$/.test(name) || word.text.endsWith('/');
}
