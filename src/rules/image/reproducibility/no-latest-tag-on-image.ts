import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-latest-tag-on-image',
  title: 'Give the image a tag of its own',
  category: 'reproducibility',
  severity: 'info',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['DKL-DI-0006', 'no-latest-tag'],
  why: '`latest` is whatever was pushed last: nobody can tell which version runs, two nodes may run different ones, and there is nothing to roll back to.',
  remedy: 'Tag with a version or the commit, and deploy by that or by the digest.',
  messages: { latest: '{name} is tagged latest, which names no version.' },
  check({ name, image: { scanned }, report }) {
    const { tags } = scanned.image;
    const isFile = /\.tar(?:\.gz)?$|^oci:/.test(name);
    const names = tags.length > 0 ? tags : isFile ? [] : [name.replace(/^docker:/, '')];
    const latest =
      names.length > 0 && names.every((each) => /:latest$|^[^:@]+$|\/[^:@]+$/.test(each)) ? names[0] : undefined;
    if (latest !== undefined) report({ message: 'latest', values: { name: latest } });
  },
  examples: [
    { bad: 'COPY app /\n  app\n', at: 'COPY app /', image: 'registry.example.com:5000/app:latest' },
    { title: 'No tag means latest', bad: 'COPY app /\n  app\n', at: 'COPY app /', image: 'app' },
    { title: 'A version', good: 'COPY app /\n  app\n', image: 'registry.example.com:5000/app:1.4.2' },
    { title: 'A file has no tag', good: 'COPY app /\n  app\n', image: 'app.tar' },
  ],
});
