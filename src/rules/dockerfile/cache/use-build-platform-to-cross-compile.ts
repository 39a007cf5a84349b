import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';

export default defineRule({
  id: 'use-build-platform-to-cross-compile',
  title: "Cross-compile on the builder's own platform",
  category: 'cache',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The stage tells Go which architecture to compile for, yet it is itself of that architecture: for a foreign one the compiler runs in an emulator, which takes five to twenty times as long.',
  remedy: 'Write `FROM --platform=$BUILDPLATFORM` for this stage.',
  references: ['https://docs.docker.com/build/building/multi-platform/#cross-compilation'],
  messages: { emulated: '{image} is emulated for other platforms, although Go cross-compiles here.' },
  check: {
    stage(stage, { report, text }) {
      const { from, base, rootBase } = stage;
      if (stage.shipped || base.kind === 'stage' || rootBase.kind !== 'image' || !from.image || from.platform) return;
      if (rootBase.facts?.image !== 'golang' || !crossCompiles(stage)) return;
      const { start } = from.image.span;
      const isPlain = from.flags.length === 0 && /[ \t]/.test(text[start - 1] ?? '');
      report({
        message: 'emulated',
        values: { image: from.image.text },
        at: from.image.span,
        fix: isPlain
          ? {
              title: 'Add --platform=$BUILDPLATFORM',
              safety: 'review',
              edits: [{ span: { start, end: start }, text: '--platform=$BUILDPLATFORM ' }],
            }
          : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nARG TARGETARCH\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app\nFROM scratch\nCOPY --from=build /app /app\n',
      at: 'golang:1.27',
      good: 'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nARG TARGETARCH\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app\nFROM scratch\nCOPY --from=build /app /app\n',
    },
    {
      title: 'Nothing is cross-compiled',
      good: 'FROM golang:1.27 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app\n',
    },
  ],
});

/** Go compiles for the target's architecture, and without C code, which would need a cross-compiler too. */
function crossCompiles({ instructions, commands }: Stage): boolean {
  let isPure = false;
  let isForTarget = false;
  const take = (name: string, value: string) => {
    if (name === 'CGO_ENABLED') isPure ||= value === '0';
    if (name === 'GOARCH') isForTarget ||= value.includes('TARGETARCH');
  };
  for (const instruction of instructions) {
    if (instruction.kind === 'ENV') for (const { key, value } of instruction.pairs) take(key.text, value.text);
  }
  for (const { assignments, args, program } of commands) {
    for (const { name, value } of assignments) take(name, value?.text ?? '');
    if (program === 'export' || program === 'env') {
      for (const { text } of args) take(text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1));
    }
  }
  return isPure && isForTarget;
}
