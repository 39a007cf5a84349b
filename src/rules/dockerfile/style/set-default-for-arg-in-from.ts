import { defineRule } from '#lint/define-rule.js';
import { defaultBaseOf } from '#model/default-base.js';
import { parseImageName } from '#model/image-name.js';

export default defineRule({
  id: 'set-default-for-arg-in-from',
  title: 'Give the ARGs of FROM a default',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['InvalidDefaultArgInFrom'],
  why: 'Without a default a plain `docker build` stops at FROM, and the message does not say which argument to give. Tools that read the file, from editors to update bots, cannot tell the base image.',
  remedy: 'Add a default: `ARG BASE=debian:13`.',
  references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  messages: { required: '{name} has no default, and FROM is not valid without it.' },
  check: {
    stage(stage, { model, report }) {
      const base = defaultBaseOf(stage, model);
      if (!base || parseImageName(base.text)) return;
      const reference = base.references.find(({ name }) => base.withoutDefault.includes(name));
      if (reference) report({ message: 'required', values: { name: reference.name }, at: reference.span });
    },
  },
  examples: [
    {
      bad: 'ARG BASE\nFROM $BASE\nCMD ["app"]\n',
      at: '$BASE',
      good: 'ARG BASE=debian:13\nFROM $BASE\nCMD ["app"]\n',
    },
    { title: 'A default in FROM itself', good: 'ARG BASE\nFROM ${BASE:-debian:13}\n' },
    { title: 'Valid without it', good: 'ARG VARIANT\nFROM node:24$VARIANT\n' },
  ],
});
