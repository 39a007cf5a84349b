import type { Fact } from '../fact.js';
import { likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { allInSources, type Sources } from '../search-sources.js';

/** The health route of an application as it answers from outside: with the prefix of its router, where that is known. */
export function findRoute(sources: Sources): Fact<string> | undefined {
  const found = findHealthPath(sources);
  const path = found?.from.replace(/:\d+$/, '') ?? '';
  const text = sources.get(path) ?? '';
  const router = /(?:APIRouter|Blueprint)\(([^)]*)\)/.exec(text);
  if (!found || !router) return found;
  const own = PREFIX.exec(router[1] ?? '')?.[1] ?? '';
  const file = path.split('/').at(-1)?.replace('.py', '') ?? '';
  const mounts = allInSources(sources, /(?:include_router|register_blueprint)\(([^)]*)\)/).map(
    ({ match }) => match[1] ?? '',
  );
  const prefixed = mounts.filter((each) => PREFIX.test(each));
  if (prefixed.length === 0) return likely(`${own}${found.value}`, found.from);
  const mount = mounts.find((each) => new RegExp(`\\b${file}`).test(each));
  // It may be mounted below another path: no health path is better than a wrong one.
  const prefix = PREFIX.exec(mount ?? '')?.[1];
  // Where Flask registers a blueprint with a prefix, that takes the place of the blueprint's own.
  const inner = prefix !== undefined && /Blueprint\(/.test(text) ? '' : own;
  return mount === undefined ? undefined : likely(`${prefix ?? ''}${inner}${found.value}`, found.from);
}

const PREFIX = /(?:url_)?prefix\s*=\s*["']([^"']*)["']/;
