import { defineRule } from '#lint/define-rule.js';
import { expandedWords, needsVariable, referencesIn } from '#model/reference.js';
import type { Stage } from '#model/stage.js';
import { nearestOf } from '#text/nearest.js';

export default defineRule({
  id: 'no-undefined-variable',
  title: 'Use only variables that are set',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['UndefinedVar'],
  why: 'A variable that nothing sets becomes an empty text, and the build goes on: `/opt/$APP/bin` is then `/opt//bin`, and the file lands in the wrong place. HOME, too, is unknown outside of RUN.',
  remedy: 'Set it with ARG or ENV above, or correct the name.',
  references: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  messages: {
    unset: '{name} is not set here and becomes an empty text.',
    similar: '{name} is not set here; {nearest} is.',
  },
  check: {
    stage(stage, { document, report, model }) {
      if (mayHoldAnything(stage)) return;
      for (const instruction of stage.instructions) {
        const seen = new Set<string>();
        for (const word of expandedWords(instruction)) {
          for (const reference of referencesIn(word, document.escape)) {
            const { name, span } = reference;
            if (seen.has(name) || name === 'PATH' || !needsVariable(reference)) continue;
            const state = stage.at(instruction);
            // A global ARG that the stage does not take over, and a pair of the same ENV, are rules of their own.
            if (state.variable(name) || model.global(name)) continue;
            if (
              instruction.kind === 'ENV' &&
              instruction.pairs.some(({ key, value }) => key.text === name && value !== word)
            )
              continue;
            if (instruction.kind === 'ARG' && instruction.declarations.some((each) => each.name.text === name))
              continue;
            seen.add(name);
            const nearest = nearestOf(name, state.variableNames());
            if (nearest) report({ message: 'similar', values: { name, nearest }, at: span });
            else report({ message: 'unset', values: { name }, at: span });
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nARG DIR_ASSETS=assets\nCOPY $DIR_ASSET /srv/\n',
      at: '$DIR_ASSET',
      good: 'FROM alpine:3.23\nARG DIR_ASSETS=assets\nCOPY $DIR_ASSETS /srv/\n',
    },
    { title: 'HOME exists only in RUN', bad: 'FROM debian:13\nENV CONFIG=$HOME/.app\n', at: '$HOME' },
    { title: 'The base image sets it', good: 'FROM python:3.13-slim\nLABEL python=$PYTHON_VERSION\n' },
    { title: 'Nothing is known of the base image', good: 'FROM registry.example.com/base:1\nUSER $APP_USER\n' },
    { title: 'A default', good: 'FROM alpine:3.23\nENV LEVEL=${LOG_LEVEL:-info}\n' },
    { title: 'A dollar that is text', good: "FROM alpine:3.23\nENV PROMPT='$USER' PRICE=\\$PRICE\n" },
  ],
});

/** The base image may set variables that we have not heard of. */
function mayHoldAnything({ rootBase }: Stage): boolean {
  if (rootBase.kind === 'scratch') return false;
  return rootBase.kind === 'unknown' || !rootBase.facts || rootBase.facts.distribution === 'windows';
}
