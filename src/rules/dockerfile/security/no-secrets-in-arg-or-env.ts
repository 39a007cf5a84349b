import { isHarmlessValue, isSecretVariable } from '#knowledge/secret-variable.js';
import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-secrets-in-arg-or-env',
  title: 'Keep secrets out of ARG and ENV',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv', 'DS-0031'],
  why: 'ENV is part of the image: everybody who can pull it reads the value with `docker inspect`. ARG shows up in `docker history` and in the provenance of the build. Neither can be taken back once the image is pushed.',
  remedy: 'Use `RUN --mount=type=secret,id=…` during the build, and give the container its secrets when it starts.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  messages: {
    env: 'The value of {name} can be read from the image.',
    arg: 'What is passed as {name} stays in the history of the build.',
  },
  options: { names: [] as readonly string[], allow: [] as readonly string[] },
  check: {
    ENV(env, { report, stateAt, options }) {
      for (const { key, value } of env.pairs) {
        if (!isSecret(key.text, options)) continue;
        const known = stateAt(env)?.expand(value.text);
        if (known === undefined || !isHarmlessValue(known))
          report({ message: 'env', values: { name: key.text }, at: key.span });
      }
    },
    ARG(arg, { report, options }) {
      for (const { name, value } of arg.declarations) {
        if (!isSecret(name.text, options)) continue;
        const text = value?.text.replace(/^(["'])(.*)\1$/s, '$2') ?? '';
        if (text === '' || !isHarmlessValue(text))
          report({ message: 'arg', values: { name: name.text }, at: name.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nARG NPM_TOKEN\nRUN npm ci\n',
      at: 'NPM_TOKEN',
      good: 'FROM node:24-slim\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\n',
    },
    { bad: 'FROM postgres:18\nENV POSTGRES_PASSWORD=hunter2\n', at: 'POSTGRES_PASSWORD' },
    {
      title: 'A path to the secret, and settings about it',
      good: 'FROM alpine:3.23\nENV DB_PASSWORD_FILE=/run/secrets/db AUTH=false TOKEN=/run/secrets/token\n',
    },
    { title: 'A public key', good: 'FROM alpine:3.23\nENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305\n' },
    {
      title: 'A name of your own',
      bad: 'FROM alpine:3.23\nENV LICENCE=abc\n',
      at: 'LICENCE',
      options: { names: ['LICENCE'] },
    },
  ],
});

function isSecret(
  name: string,
  { names, allow }: { readonly names: readonly string[]; readonly allow: readonly string[] },
): boolean {
  return names.includes(name) || (isSecretVariable(name) && !allow.includes(name));
}
