import type { Fact } from './fact.js';
import { likely } from './fact.js';
import type { Sources } from './search-sources.js';
import { allInSources, placeOf } from './search-sources.js';

/** The path that answers when all is well, as a route of the sources names it; undefined when none looks like it. */
export function findHealthPath(sources: Sources): Fact<string> | undefined {
  const hits = allInSources(sources, ROUTE);
  for (const name of NAMES) {
    const hit = hits.find(({ match }) => (match[1] ?? '').toLowerCase() === name);
    if (hit) return likely(hit.match[1] ?? '', placeOf(hit));
  }
  return undefined;
}

/** Best first: what asks only whether the process lives, before what asks whether its servers do. */
const NAMES = [
  '/livez',
  '/live',
  '/healthz',
  '/health/live',
  '/health',
  '/api/health',
  '/api/healthz',
  '/healthcheck',
  '/_health',
  '/up',
  '/ping',
  '/status',
];

// A route is a text that is no more than the path; Django and Rust write it without the slash in front or with one behind.
const ROUTE = /["'`](\/(?:api\/)?[a-z_]+(?:\/live)?)\/?["'`]/gi;
