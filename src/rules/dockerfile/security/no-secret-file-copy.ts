import { posix } from 'node:path';
import { isSecretFile } from '#knowledge/secret-file.js';
import { defineRule } from '#lint/define-rule.js';
import { localSources } from '#model/copy-source.js';

/** Variables that name a file with credentials. */
const CREDENTIALS = /^(?:GOOGLE_APPLICATION_CREDENTIALS|AWS_SHARED_CREDENTIALS_FILE|AWS_CONFIG_FILE|KUBECONFIG)$/;

export default defineRule({
  id: 'no-secret-file-copy',
  title: 'Copy no files with secrets into the image',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DS-0031'],
  why: 'Whoever can pull the image can unpack the file, also when a later instruction deletes it: the layer that brought it in stays.',
  remedy: 'Use `RUN --mount=type=secret` during the build, and mount the file into the container when it runs.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  messages: {
    copied: '{file} usually holds a secret, and everybody who has the image can read it.',
    named: '{name} names a file that is copied into the image.',
  },
  options: { allow: [] as readonly string[] },
  check: {
    stage(stage, { report, options }) {
      if (!stage.shipped) return;
      const folders: string[] = [];
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
          const state = stage.at(instruction);
          for (const { path, name, word } of localSources(instruction, state)) {
            if (isSecretFile(path) && !options.allow.includes(name))
              report({ message: 'copied', values: { file: word.text }, at: word.span });
          }
          const { destination } = instruction;
          const variable = /^["']?\$\{?(\w+)\}?["']?$/.exec(destination?.text ?? '')?.[1];
          if (destination && variable && CREDENTIALS.test(variable)) {
            report({ message: 'named', values: { name: variable }, at: destination.span });
          } else if (destination && (instruction.kind === 'ADD' || !instruction.from)) {
            const folder = state.expand(destination.text);
            if (folder && state.workdir !== undefined) folders.push(posix.resolve(state.workdir, folder));
          }
        } else if (instruction.kind === 'ENV' || instruction.kind === 'ARG') {
          const state = stage.at(instruction);
          const settings =
            instruction.kind === 'ENV'
              ? instruction.pairs
              : instruction.declarations.map(({ name, value }) => ({ key: name, value }));
          for (const { key, value } of settings) {
            const file = CREDENTIALS.test(key.text) && value ? state.expand(value.text) : undefined;
            if (!file || state.workdir === undefined) continue;
            const path = posix.resolve(state.workdir, file);
            if (folders.some((folder) => path.startsWith(folder === '/' ? folder : `${folder}/`)))
              report({ message: 'named', values: { name: key.text }, at: value?.span ?? key.span });
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nCOPY id_rsa /root/.ssh/id_rsa\n',
      at: 'id_rsa',
      good: 'FROM alpine:3.23\nRUN --mount=type=ssh git clone git@example.com:app.git\n',
    },
    { bad: 'FROM node:24-slim\nCOPY package.json .env /app/\n', at: '.env' },
    {
      title: 'A file that a variable points to',
      bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nENV GOOGLE_APPLICATION_CREDENTIALS=./gcp.json\n',
      at: './gcp.json',
    },
    { title: 'A template', good: 'FROM node:24-slim\nCOPY .env.example /app/\n' },
    {
      title: 'The stage is thrown away',
      good: 'FROM node:24 AS build\nCOPY .env .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=build /dist /srv\n',
    },
    {
      title: 'A file that you know',
      good: 'FROM alpine:3.23\nCOPY test/server.key /etc/\n',
      options: { allow: ['server.key'] },
    },
  ],
});
