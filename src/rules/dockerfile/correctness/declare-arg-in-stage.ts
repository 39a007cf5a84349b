import type { Instruction, Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { expandedWords, needsVariable, referencesIn } from '#model/reference.js';
import type { Command } from '#shell/command.js';
import { expansionsOf } from '#shell/shell-word.js';
import { lineEndBefore } from '#text/lines.js';
import type { Span } from '#text/span.js';

export default defineRule({
  id: 'declare-arg-in-stage',
  title: 'Declare a global ARG again in the stage that uses it',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['UndefinedVar'],
  why: 'An ARG above the first FROM exists only in FROM lines. In a stage its name is an empty text until the stage says `ARG NAME` itself, and the build goes on without a word.',
  remedy: 'Add `ARG NAME` without a value to the stage; it takes over the global default.',
  references: ['https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact'],
  messages: { outside: '{name} is set for FROM only and is empty in this stage.' },
  check: {
    file({ document, model, report, commandsOf }) {
      const names = model.globals.map(({ name }) => name);
      if (names.length === 0) return;
      for (const stage of model.stages) {
        const { rootBase, from } = stage;
        // The base image may set a variable of that name.
        if (rootBase.kind === 'unknown' || (rootBase.kind === 'image' && !rootBase.facts)) continue;
        const open = new Set(names);
        for (const instruction of stage.instructions) {
          if (instruction.kind === 'ONBUILD' || instruction.kind === 'FROM') continue;
          for (const name of open) {
            const at =
              instruction.kind === 'RUN'
                ? useInRun(name, instruction, document.text, commandsOf)
                : useIn(name, instruction, document.escape);
            if (!at) continue;
            open.delete(name);
            if (stage.at(instruction).variable(name)) continue;
            const lineEnd = lineEndBefore(document.text, from.lines.end);
            report({
              message: 'outside',
              values: { name },
              at,
              fix: {
                title: `Declare ${name} in the stage`,
                safety: 'review',
                edits: [{ span: { start: from.lines.end, end: from.lines.end }, text: `ARG ${name}${lineEnd}` }],
              },
            });
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'ARG VERSION=1.2\nFROM alpine:3.23\nRUN wget https://example.com/app-$VERSION\n',
      at: '$VERSION',
      good: 'ARG VERSION=1.2\nFROM alpine:3.23\nARG VERSION\nRUN wget https://example.com/app-$VERSION\n',
    },
    {
      bad: 'ARG DIR=/app\nFROM alpine:3.23\nWORKDIR ${DIR}\n',
      at: '${DIR}',
      good: 'ARG DIR=/app\nFROM alpine:3.23\nARG DIR\nWORKDIR ${DIR}\n',
    },
    { title: 'The script sets it', good: 'ARG V=1\nFROM alpine:3.23\nRUN V=$(cat /v) && echo $V\n' },
    { title: 'The base image sets it', good: 'ARG NODE_VERSION=24\nFROM node:$NODE_VERSION\nRUN echo $NODE_VERSION\n' },
  ],
});

function useIn(name: string, instruction: Instruction, escape: '\\' | '`'): Span | undefined {
  for (const word of expandedWords(instruction)) {
    const found = referencesIn(word, escape).find((reference) => reference.name === name && needsVariable(reference));
    if (found) return found.span;
  }
  return undefined;
}

function useInRun(
  name: string,
  run: Run,
  text: string,
  commandsOf: (run: Run) => readonly Command[],
): Span | undefined {
  const source = text.slice(run.span.start, run.lines.end);
  if (!source.includes(name) || setsVariable(name, source)) return undefined;
  for (const { name: program, args, assignments, redirects } of commandsOf(run)) {
    const values = [...assignments, ...redirects].map((each) => ('value' in each ? each.value : each.target));
    for (const word of [program, ...args, ...values]) {
      const found = word && expansionsOf(word).find((each) => each.name === name && isPlain(each.operator));
      if (found) return found.span;
    }
  }
  return undefined;
}

/** An operator that gives no value of its own. */
function isPlain(operator: string | undefined): boolean {
  return operator === undefined || !/^:?[-=+?]/.test(operator);
}

/** Whether a script gives the variable a value: by an assignment, a loop, `read`, or from a secret. */
function setsVariable(name: string, script: string): boolean {
  return new RegExp(
    `\\b${name}(?:=|\\+=)|\\bfor\\s+${name}\\b|\\b(?:read|getopts|mapfile|printf\\s+-v)\\s[^;|&\\n]*\\b${name}\\b`,
  ).test(script);
}
