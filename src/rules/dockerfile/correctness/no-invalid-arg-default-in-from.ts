import { defineRule } from '#lint/define-rule.js';
import { defaultBaseOf } from '#model/default-base.js';
import { parseImageName } from '#model/image-name.js';

export default defineRule({
  id: 'no-invalid-arg-default-in-from',
  title: 'Give ARGs defaults that make a valid image name',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['InvalidDefaultArgInFrom'],
  why: 'The defaults say what a plain `docker build` takes. When they leave a part of the name empty or wrong, it stops with "invalid reference format", and editors and scanners cannot tell the base image.',
  remedy: 'Correct the default of the ARG.',
  references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  messages: {
    invalid: 'With its default, {name} makes {base}, which is no valid image name.',
    empty: 'With its default, {name} leaves FROM without an image.',
  },
  check: {
    stage(stage, { model, report }) {
      const base = defaultBaseOf(stage, model);
      // An ARG without any default asks for a build argument on purpose.
      if (!base || base.withoutDefault.length > 0 || parseImageName(base.text) || /[{}%<>]/.test(base.text)) return;
      const [reference] = base.references;
      if (!reference) return;
      const { name, span: at } = reference;
      if (base.text === '') report({ message: 'empty', values: { name }, at });
      else report({ message: 'invalid', values: { name, base: base.text }, at });
    },
  },
  examples: [
    {
      bad: 'ARG TAG=""\nFROM node:$TAG\nCMD ["node"]\n',
      at: '$TAG',
      good: 'ARG TAG=24\nFROM node:$TAG\nCMD ["node"]\n',
    },
    { bad: 'ARG BASE=\nFROM ${BASE}\n', at: '${BASE}' },
    { title: 'An empty part may be valid', good: 'ARG VARIANT=""\nFROM node:24$VARIANT\n' },
    { title: 'The argument must be given', good: 'ARG BASE\nFROM $BASE\n' },
  ],
});
