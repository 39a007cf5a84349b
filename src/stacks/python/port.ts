import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findInSources, placeOf, type Sources } from '../search-sources.js';
import type { Program } from './program.js';

/** The port that a program listens on; undefined for what serves nothing. */
export function findPort(
  sources: Sources,
  program: Program | undefined,
  start: readonly string[] | undefined,
  streamlitConfig: string | undefined,
): Fact<number> | undefined {
  const said = /(?::|--port[= ]|-p )(\d{2,5})\b/.exec(start?.join(' ') ?? '')?.[1];
  if (said) return certain(Number(said), 'Procfile#web');
  if (program?.server === 'celery') return undefined;
  if (program?.server === 'streamlit') {
    const port = /^\s*port\s*=\s*(\d+)/m.exec(streamlitConfig ?? '')?.[1];
    return port ? certain(Number(port), '.streamlit/config.toml#/server/port') : assumed(8501, "Streamlit's own port");
  }
  const hit = findInSources(sources, GIVEN) ?? findInSources(sources, LISTENS);
  if (hit) return likely(Number(hit.match[1] ?? hit.match[2]), placeOf(hit));
  if (program?.framework === 'Gradio') return assumed(7860, "Gradio's own port");
  if (program && (program.server === 'gunicorn' || program.server === 'uvicorn'))
    return assumed(8000, `${program.server}'s own port`);
  if (start)
    return /gunicorn|uvicorn|hypercorn|daphne|waitress/.test(start[0] ?? '')
      ? assumed(8000, 'nothing names one')
      : undefined;
  return undefined;
}

/** The other end is on the same machine, which in a container is nobody. */
export function listensOnlyHere(sources: Sources): Fact<true> | undefined {
  const hit = findInSources(
    sources,
    /(?:HTTPServer|TCPServer)\(\s*\(\s*["'](?:127\.0\.0\.1|localhost)["']|\brun_app\([^)]*host\s*=\s*["'](?:127\.0\.0\.1|localhost)["']/,
  );
  return hit && likely(true, placeOf(hit));
}

/** `os.environ.get("PORT", 8000)`, `int(os.getenv("PORT") or 8000)` */
const GIVEN = /["']PORT["']\s*(?:,|\)\s*or)\s*["']?(\d{2,5})/;

const LISTENS =
  /(?:\.run|\brun_app|\bserve|\.launch|\.listen)\([^)]*?\b(?:server_)?port\s*=\s*(\d{2,5})|(?:HTTPServer|TCPServer)\(\s*\(\s*["'][^"']*["']\s*,\s*(\d{2,5})/;
