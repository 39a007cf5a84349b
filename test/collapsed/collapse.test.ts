import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collapse } from './collapse.js';

describe('collapse', () => {
  it('copies within one file system, on the full variant of the image that builds', () => {
    const good = [
      'FROM --platform=$BUILDPLATFORM golang:1.27-trixie AS build',
      'WORKDIR /src',
      'COPY . .',
      'RUN --mount=type=cache,target=/go/pkg/mod \\',
      '    go build -o /out/app .',
      'FROM debian:trixie-slim',
      'WORKDIR /app',
      'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
      'COPY --from=build /src/views ./views',
      'COPY --from=build --chown=10001 /out/app /app/bin/app',
      'USER 10001',
      'ENTRYPOINT ["/app/bin/app"]',
    ];
    assert.deepEqual(linesOf(good), [
      'FROM golang:1.27-trixie',
      'WORKDIR /src',
      'COPY . .',
      'RUN go build -o /out/app .',
      'WORKDIR /app',
      'RUN cp -a /src/views /app/views',
      'RUN mkdir -p /app/bin && cp -a /out/app /app/bin/app && chown -R 10001 /app/bin/app',
      'USER 10001',
      'ENTRYPOINT ["/app/bin/app"]',
    ]);
  });

  it('installs once what is installed for the build and for production', () => {
    const good = [
      'FROM node:26-trixie-slim AS base',
      'WORKDIR /app',
      'FROM base AS deps',
      'COPY package.json package-lock.json ./',
      'RUN npm ci --include=dev',
      'FROM base AS prod-deps',
      'COPY package.json package-lock.json ./',
      'RUN npm ci --omit=dev',
      'FROM base AS build',
      'COPY --from=deps /app/node_modules ./node_modules',
      'COPY . .',
      'RUN npm run build',
      'FROM base',
      'ENV NODE_ENV=production',
      'COPY --from=prod-deps /app/node_modules ./node_modules',
      'COPY --from=build /app/dist ./dist',
      'CMD ["node", "dist/main.js"]',
    ];
    assert.deepEqual(linesOf(good), [
      'FROM node:26-trixie',
      'WORKDIR /app',
      'COPY package.json package-lock.json ./',
      'RUN npm ci --include=dev',
      'COPY . .',
      'RUN npm run build',
      'ENV NODE_ENV=production',
      'CMD ["node", "dist/main.js"]',
    ]);
  });

  it('gives up where one image has not what the other one has', () => {
    const site = ['FROM node:26 AS build', 'RUN npm run build', 'FROM nginx:1', 'COPY --from=build /dist /site'];
    assert.match(reasonOf(site), /started comes from nginx:1/);
    assert.match(reasonOf([...site, 'CMD ["nginx"]']), /nginx:1 has what node:26 does not have/);
    const secret = ['FROM node:26 AS build', 'RUN --mount=type=secret,id=npm npm ci', 'FROM node:26'];
    assert.match(reasonOf([...secret, 'COPY --from=build /app /app', 'CMD ["node"]']), /mount of type secret/);
    assert.match(reasonOf(['FROM node:26', 'CMD ["node"]']), /no stage that builds/);
  });
});

function linesOf(good: readonly string[]): readonly string[] {
  const collapsed = collapse(`${good.join('\n')}\n`);
  assert.ok('text' in collapsed, 'impossible' in collapsed ? collapsed.impossible : '');
  return collapsed.text.trimEnd().split('\n');
}

function reasonOf(good: readonly string[]): string {
  const collapsed = collapse(`${good.join('\n')}\n`);
  return 'impossible' in collapsed ? collapsed.impossible : 'it is collapsed';
}
