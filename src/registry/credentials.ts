import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '#text/json-object.js';
import { jsonObjectIn, objectOf } from '#text/json-object.js';
import { runCredentialHelper } from './credential-helper.js';

/** What a registry takes as proof of who asks. Nothing of it may reach an output. */
export type Credentials = { readonly username: string; readonly password: string } | { readonly identityToken: string };

export interface CredentialSearch {
  readonly credentials: Credentials | undefined;
  /** Why a place that should have some gave none, as a sentence without secrets. */
  readonly problem: string | undefined;
}

/** The name under which Docker keeps what belongs to Docker Hub. */
const HUB_KEY = 'https://index.docker.io/v1/';
const LARGEST_FILE = 4 * 2 ** 20;

/**
 * Looks for the credentials of one registry where Docker and Podman keep them: DOCKER_AUTH_CONFIG,
 * REGISTRY_AUTH_FILE, Docker's config.json, Podman's auth.json. In each, credHelpers come before credsStore
 * and that before auths. `path` is the repository: Podman keeps credentials for parts of a registry, too.
 */
export async function findCredentials(
  registry: string,
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CredentialSearch> {
  let problem: string | undefined;
  for (const { text, name } of await configsOf(env)) {
    const config = jsonObjectIn(text);
    if (!config) {
      problem ??= `${name} is not valid JSON.`;
      continue;
    }
    const found = await searchConfig(config, registry, path, env);
    if (found.credentials) return found;
    problem ??= found.problem;
  }
  return { credentials: undefined, problem };
}

async function searchConfig(
  config: JsonObject,
  registry: string,
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CredentialSearch> {
  const isHub = registry === 'docker.io';
  let problem: string | undefined;
  const helper = [registry, ...(isHub ? ['index.docker.io', HUB_KEY] : [])]
    .map((key) => ownOf(config.credHelpers, key))
    .find(isText);
  const store = isText(config.credsStore) ? config.credsStore : undefined;
  for (const program of [helper, store]) {
    if (program === undefined) continue;
    const answer = await runCredentialHelper(program, isHub ? HUB_KEY : registry, env);
    if (answer.credentials) return answer;
    problem ??= answer.problem;
  }
  const entry = entryFor(objectOf(config.auths) ?? {}, registry, path);
  const credentials = entry && credentialsOf(entry);
  if (entry && !credentials && !problem && Object.keys(entry).length > 0) {
    problem = `The entry of ${registry} in auths cannot be read.`;
  }
  return { credentials, problem };
}

/** The entry of the longest matching name: `host/group/app`, then `host/group`, then `host`. */
function entryFor(auths: JsonObject, registry: string, path: string): JsonObject | undefined {
  const hosts = registry === 'docker.io' ? ['docker.io', 'index.docker.io', 'registry-1.docker.io'] : [registry];
  const segments = path.split('/');
  const names = new Map<string, JsonObject>();
  for (const [key, value] of Object.entries(auths)) {
    const name = key.replace(/^https?:\/\//, '').replace(/(?:\/v[12])?\/*$/, '');
    const entry = objectOf(value);
    // Docker leaves an empty entry where a store has the credentials.
    if (entry && Object.keys(entry).length > 0) names.set(name, entry);
  }
  for (let length = segments.length; length >= 0; length--) {
    for (const host of hosts) {
      const entry = names.get([host, ...segments.slice(0, length)].filter(Boolean).join('/'));
      if (entry) return entry;
    }
  }
  return undefined;
}

function credentialsOf(entry: JsonObject): Credentials | undefined {
  if (isText(entry.identitytoken)) return { identityToken: entry.identitytoken };
  if (isText(entry.auth)) {
    const decoded = Buffer.from(entry.auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = decoded.indexOf(':');
    if (colon > 0) return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
  }
  if (isText(entry.username) && isText(entry.password)) return { username: entry.username, password: entry.password };
  return undefined;
}

interface ConfigText {
  readonly name: string;
  readonly text: string;
}

async function configsOf(env: Readonly<Record<string, string | undefined>>): Promise<readonly ConfigText[]> {
  const home = env.HOME || env.USERPROFILE || homedir();
  const files = [
    env.REGISTRY_AUTH_FILE,
    join(env.DOCKER_CONFIG || join(home, '.docker'), 'config.json'),
    env.XDG_RUNTIME_DIR && join(env.XDG_RUNTIME_DIR, 'containers', 'auth.json'),
    join(env.XDG_CONFIG_HOME || join(home, '.config'), 'containers', 'auth.json'),
  ].filter(isText);
  const texts = await Promise.all(
    // A file that is not there or not ours to read has no credentials for us.
    files.map((name) =>
      readFile(name)
        .then((bytes) => ({ name, text: bytes.toString('utf8') }))
        .catch(() => undefined),
    ),
  );
  const inEnvironment = env.DOCKER_AUTH_CONFIG ? [{ name: 'DOCKER_AUTH_CONFIG', text: env.DOCKER_AUTH_CONFIG }] : [];
  return [
    ...inEnvironment,
    ...texts.filter((each) => each !== undefined && each.text.length <= LARGEST_FILE),
  ] as ConfigText[];
}

function ownOf(value: unknown, key: string): unknown {
  const object = objectOf(value);
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
