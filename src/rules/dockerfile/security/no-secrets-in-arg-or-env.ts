import { isHarmlessValue, isSecretVariable } from '#knowledge/secret-variable.js';
import { defineRule } from '#lint/define-rule.js';
import { secretMount } from '#lint/edits/secret-mount.js';

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
    ARG(arg, { model, report, stageOf, options }) {
      for (const { name, value } of arg.declarations) {
        if (!isSecret(name.text, options)) continue;
        const text = value?.text.replace(/^(["'])(.*)\1$/s, '$2') ?? '';
        if (text !== '' && isHarmlessValue(text)) continue;
        const stage = stageOf(arg);
        const edits = stage && secretMount(model, stage, arg, name.text);
        const title = `Mount it where it is used; the build then takes --secret id=${name.text}`;
        const fix = edits && { title, safety: 'review' as const, edits };
        report({ message: 'arg', values: { name: name.text }, at: name.span, fix });
      }
    },
  },
  examples: [
    {
      bad: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nARG NPM_TOKEN\nRUN npm ci\n',
      at: 'NPM_TOKEN',
      good: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n',
    },
    {
      title: 'A file that every BuildKit can mount',
      bad: 'FROM debian:13\nARG API_KEY\nRUN fetch --key "$API_KEY" data\nRUN make\n',
      at: 'API_KEY',
      good: 'FROM debian:13\nRUN --mount=type=secret,id=API_KEY API_KEY="$(cat /run/secrets/API_KEY)" && export API_KEY && fetch --key "$API_KEY" data\nRUN make\n',
    },
    {
      title: 'The container gets it, too',
      bad: 'FROM debian:13\nARG KEY_PASSWORD\nRUN unlock $KEY_PASSWORD\nLABEL key=$KEY_PASSWORD\n',
      at: 'KEY_PASSWORD',
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
