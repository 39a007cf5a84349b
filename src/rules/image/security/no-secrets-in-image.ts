import type { ImageSecret } from '#image/secrets.js';
import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-secrets-in-image',
  title: 'Keep secrets out of the image, its layers and its history',
  category: 'security',
  severity: 'error',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['CIS-DI-0010', 'CIS-4.10', 'no-secrets-in-arg-or-env', 'no-secret-file-copy', 'no-hardcoded-secret'],
  why: 'Everybody who can pull the image can read it, also what a later layer removes. A secret that has been in a pushed image must be treated as published.',
  remedy:
    'Revoke the secret, then build without it: `RUN --mount=type=secret` at build time, a mounted file at run time.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  messages: {
    file: '{path} holds a secret: {what}.',
    hidden: '{path} holds a secret: {what}. A later layer hides it; it is in the image all the same.',
    environment: 'The variable {shown} is in the image for everybody to read.',
    label: 'The label {shown} is in the image for everybody to read.',
    history: 'This step of the history shows {shown} to everybody.',
  },
  check({ image: { secrets }, steps, report, lastPlaceOf }) {
    const seen = new Set<string>();
    for (const secret of secrets) {
      const { where, kind, shown, path, layer, hiddenBy } = secret;
      // What the environment has, the history mostly has too.
      const key = where === 'file' ? `${layer} ${path}` : shown;
      if (seen.has(key)) continue;
      seen.add(key);
      const what = shown === '' ? kind : `${shown} (${kind})`;
      if (where === 'file')
        report({
          message: hiddenBy === undefined ? 'file' : 'hidden',
          values: { path, what },
          layer,
          paths: [path],
        });
      else if (where === 'history') report({ message: 'history', values: { shown }, at: steps[Number(path)]?.span });
      else report({ message: where, values: { shown }, at: placeOf(secret) ?? lastPlaceOf(KEYWORDS[where]) });
    }

    function placeOf({ path }: ImageSecret) {
      return steps.findLast((step) => /^(?:ENV|LABEL)$/.test(step.keyword) && step.instruction.includes(path))?.span;
    }
  },
  examples: [
    {
      bad: 'COPY .env /app/\n  app/.env = DB_PASSWORD=correct-horse-9\nRUN rm /app/.env\n  - app/.env\n',
      at: 'COPY .env /app/',
      good: 'COPY app /app/\n  app/server\n',
    },
    {
      title: 'In the environment',
      bad: 'ENV API_TOKEN=k3p9-xw2c-77ab\n',
      at: 'ENV API_TOKEN=***',
      good: 'ENV API_TOKEN_FILE=/run/secrets/api-token\n',
    },
  ],
});

const KEYWORDS = { environment: 'ENV', label: 'LABEL' } as const;
