import { defineRule } from '#lint/define-rule.js';
import { dropSetting } from '#lint/edits/drop-setting.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';
import type { Span } from '#text/span.js';

/** Values with which a framework shows its insides to everybody. */
const DEBUG: Readonly<Record<string, RegExp>> = {
  FLASK_DEBUG: /^(?:1|true|on|yes)$/i,
  FLASK_ENV: /^development$/,
  DJANGO_DEBUG: /^(?:1|true|on|yes)$/i,
  APP_DEBUG: /^(?:1|true|on|yes)$/i,
  WP_DEBUG: /^(?:1|true)$/i,
  WORDPRESS_DEBUG: /^(?:1|true)$/i,
  ASPNETCORE_ENVIRONMENT: /^development$/i,
  DOTNET_ENVIRONMENT: /^development$/i,
  RAILS_ENV: /^development$/,
  RACK_ENV: /^development$/,
  NODE_ENV: /^development$/,
  PERL_MOJO_MODE: /^development$/,
  CATALYST_DEBUG: /^1$/,
};

export default defineRule({
  id: 'no-debug-mode',
  title: 'Ship no image in debug mode',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'In debug mode frameworks answer errors with source code, settings and stack traces; some, such as Flask, even run Python that a visitor types in. It is also slow: caches are off, and files are watched.',
  remedy: 'Set the production value in the image, and the other one in the Compose file for development.',
  messages: { debug: '{name}={value} is for development, and this is the image that is shipped.' },
  check: {
    file({ model, path, report }) {
      const { target } = model;
      if (!target || isForDevelopment(path) || isForDevelopment(target.name ?? '')) return;
      for (const [name, { value, at, pair }] of lastSettings(target)) {
        if (DEBUG[name]?.test(value))
          report({
            message: 'debug',
            values: { name, value },
            at,
            fix: reviewFix('Take it out', dropSetting(model, pair)),
          });
      }
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nENV FLASK_DEBUG=1\nCMD ["flask", "run"]\n',
      at: '1',
      good: 'FROM python:3.13-slim\nCMD ["flask", "run"]\n',
    },
    {
      title: 'The last value counts',
      good: 'FROM node:24-slim\nENV NODE_ENV=development\nRUN npm ci\nENV NODE_ENV=production\n',
    },
    { title: 'The stage is meant for development', good: 'FROM node:24-slim AS dev\nENV NODE_ENV=development\n' },
  ],
});

function isForDevelopment(name: string): boolean {
  return /(?:^|[^a-z])(?:dev(?:el|elop(?:ment)?)?|debug|test(?:ing|s)?|local|ci|example|sandbox)(?:$|[^a-z])/i.test(
    name.replace(/^.*\//, ''),
  );
}

interface Setting {
  readonly value: string;
  readonly at: Span;
  /** Name and value. */
  readonly pair: Span;
}

/** The variables that ENV sets up to the end of a stage, each with its last value. */
function lastSettings(target: Stage): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const stage of chainOf(target)) {
    for (const instruction of stage.instructions) {
      if (instruction.kind !== 'ENV') continue;
      for (const { key, value, span } of instruction.pairs) {
        // What an ARG decides is not decided here.
        const isLiteral = Object.hasOwn(DEBUG, key.text) && !value.text.includes('$');
        const known = isLiteral ? stage.at(instruction).expand(value.text) : undefined;
        if (known === undefined) settings.delete(key.text);
        else settings.set(key.text, { value: known, at: value.span, pair: span });
      }
    }
  }
  return settings;
}
