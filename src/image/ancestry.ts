import { instructionText, keywordOf } from './history-step.js';
import type { ImageConfig } from './image.js';

/** What an image itself tells of the images below it. */
export interface Ancestry {
  /** What the builder wrote into the labels of the OCI specification: exact where it is there. */
  readonly label: { readonly name: string | undefined; readonly digest: string | undefined } | undefined;
  /** Names and versions that official images write into their environment: `node 22.11.0`. */
  readonly runtimes: readonly { readonly name: string; readonly version: string; readonly from: string }[];
  /** The images of the history, the lowest first; the last one is the image itself. */
  readonly images: readonly AncestorImage[];
}

/** A run of steps that one Dockerfile made, as far as the history lets it be told. */
export interface AncestorImage {
  readonly steps: readonly [first: number, last: number];
  /** The first and the last layer; undefined where its steps made none. */
  readonly layers: readonly [first: number, last: number] | undefined;
  /** The instruction that ends it. */
  readonly end: string;
}

/** Reads labels, environment and history; nothing of the layers. */
export function ancestryOf({ config, history = [] }: ImageConfig): Ancestry {
  const name = config?.Labels?.['org.opencontainers.image.base.name'];
  const digest = config?.Labels?.['org.opencontainers.image.base.digest'];
  const runtimes = (config?.Env ?? []).flatMap((variable) => {
    const [, key = '', version = ''] = /^([A-Z0-9_]+)=v?([\d.][\w.+~:-]*)$/.exec(variable) ?? [];
    const runtime = Object.hasOwn(RUNTIMES, key) ? RUNTIMES[key] : undefined;
    return runtime === undefined ? [] : [{ name: runtime, version, from: key }];
  });
  return { label: name || digest ? { name, digest } : undefined, runtimes, images: imagesIn(history) };
}

/** The variables of Docker's official images, each with the image's name. */
const RUNTIMES: Readonly<Record<string, string>> = {
  NODE_VERSION: 'node',
  PYTHON_VERSION: 'python',
  GOLANG_VERSION: 'golang',
  RUBY_VERSION: 'ruby',
  PHP_VERSION: 'php',
  JAVA_VERSION: 'java',
  RUST_VERSION: 'rust',
  DOTNET_VERSION: 'dotnet',
  ASPNET_VERSION: 'aspnet',
  NGINX_VERSION: 'nginx',
  HTTPD_VERSION: 'httpd',
  TOMCAT_VERSION: 'tomcat',
  REDIS_VERSION: 'redis',
  PG_VERSION: 'postgres',
  MARIADB_VERSION: 'mariadb',
  MYSQL_VERSION: 'mysql',
  MONGO_VERSION: 'mongo',
  MAVEN_VERSION: 'maven',
  GRADLE_VERSION: 'gradle',
  DENO_VERSION: 'deno',
  BUN_VERSION: 'bun',
  ERLANG_VERSION: 'erlang',
};

/** Images end with what they start: a CMD, or an ENTRYPOINT without one, that other steps follow ended an image below. */
function imagesIn(history: NonNullable<ImageConfig['history']>): readonly AncestorImage[] {
  const found: AncestorImage[] = [];
  let first = 0;
  let layer = 0;
  let firstLayer = 0;
  for (const [index, { created_by = '', empty_layer }] of history.entries()) {
    if (!empty_layer) layer++;
    const text = instructionText(created_by);
    const isEnd = keywordOf(text) === 'CMD' || (keywordOf(text) === 'ENTRYPOINT' && !isBeforeCmd(history, index));
    if (!isEnd && index < history.length - 1) continue;
    const layers = layer > firstLayer ? ([firstLayer, layer - 1] as const) : undefined;
    found.push({ steps: [first, index], layers, end: isEnd ? text : '' });
    first = index + 1;
    firstLayer = layer;
  }
  return found;
}

/** A CMD soon behind an ENTRYPOINT belongs to it; only steps without a layer stand between. */
function isBeforeCmd(history: NonNullable<ImageConfig['history']>, index: number): boolean {
  for (const { created_by = '', empty_layer } of history.slice(index + 1)) {
    if (keywordOf(instructionText(created_by)) === 'CMD') return true;
    if (!empty_layer) return false;
  }
  return false;
}
