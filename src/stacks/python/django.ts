import type { Fact } from '../fact.js';
import { certain, likely } from '../fact.js';
import { allInSources, findInSources, type Hit, placeOf, type Sources } from '../search-sources.js';

/** What a Django project's manage.py and settings say. */
export interface Django {
  /** `shop.settings` */
  readonly settings: Fact<string>;
  readonly manage: Fact<string>;
  /** The folder of manage.py, which is on the path of modules. */
  readonly root: string;
  /** `shop.wsgi:application` */
  readonly wsgi: Fact<string> | undefined;
  readonly asgi: Fact<string> | undefined;
  /** The folder that collectstatic fills, from the project's root. */
  readonly staticRoot: Fact<string> | undefined;
  readonly mediaRoot: Fact<string> | undefined;
  /** Variables without which the settings cannot be imported, with a value that will do: `SECRET_KEY=unused`. */
  readonly settingsVariables: Fact<readonly string[]> | undefined;
  /** The database is a file beside the sources. */
  readonly database: Fact<string> | undefined;
  readonly allowedHosts: Fact<string> | undefined;
  readonly healthPath: Fact<string> | undefined;
  /** Plain HTTP is sent to HTTPS, the health check, too. */
  readonly sslRedirect: Fact<true> | undefined;
}

/** Reads a Django project; undefined when there is no manage.py that names settings. */
export function findDjango(sources: Sources): Django | undefined {
  const manage = findInSources(
    new Map([...sources].filter(([path]) => /(?:^|\/)manage\.py$/.test(path))),
    /["']DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+)["']/,
  );
  if (!manage) return undefined;
  const root = manage.path.includes('/') ? manage.path.slice(0, manage.path.lastIndexOf('/')) : '';
  const inRoot = (path: string): string => (root === '' ? path : `${root}/${path}`);
  const name = manage.match[1] ?? '';
  const path = inRoot(name.replaceAll('.', '/'));
  const package_ = path.slice(0, path.lastIndexOf('/') + 1);
  const settings = new Map(
    [...sources].filter(
      ([each]) =>
        each === `${path}.py` ||
        each === `${path}/__init__.py` ||
        (/settings/.test(path) && each.startsWith(package_) && /settings/.test(each)),
    ),
  );
  const said = (key: string): Fact<string> | undefined => {
    const hit = findInSources(settings, new RegExp(`^${key}\\s*=\\s*["']([\\w.]+)\\.(\\w+)["']`, 'm'));
    return hit && certain(`${hit.match[1]}:${hit.match[2]}`, placeOf(hit));
  };
  const sqlite = findInSources(settings, /django\.db\.backends\.sqlite3/);
  const redirect = findInSources(settings, /^\s*SECURE_SSL_REDIRECT\s*=\s*(?!False)/m);
  const hosts = findInSources(settings, /^ALLOWED_HOSTS\s*=\s*(.+)$/m);
  return {
    settings: certain(name, placeOf(manage)),
    manage: certain(manage.path, manage.path),
    root,
    wsgi: said('WSGI_APPLICATION'),
    asgi: said('ASGI_APPLICATION'),
    staticRoot: folderOf(findInSources(settings, /^STATIC_ROOT\s*=\s*(.+)$/m), inRoot),
    mediaRoot: folderOf(findInSources(settings, /^MEDIA_ROOT\s*=\s*(.+)$/m), inRoot),
    settingsVariables: requiredOf(settings),
    database: sqlite && likely('SQLite', placeOf(sqlite)),
    allowedHosts: hosts && likely(hosts.match[1] ?? '', placeOf(hosts)),
    healthPath: healthPathOf(sources),
    sslRedirect: redirect && likely(true, placeOf(redirect)),
  };
}

/** `BASE_DIR / "staticfiles"`, `os.path.join(BASE_DIR, 'static')`, `"/srv/static"`. */
function folderOf(hit: Hit | undefined, inRoot: (path: string) => string): Fact<string> | undefined {
  const literals = [...(hit?.match[1] ?? '').matchAll(/["']([^"']+)["']/g)].map(([, text = '']) => text);
  if (!hit || literals.length === 0) return undefined;
  const path = literals.join('/').replace(/\/$/, '');
  return likely(path.startsWith('/') ? path : inRoot(path), placeOf(hit));
}

/** `os.environ["X"]`, `env("X")` and `config("X")` without another value. */
function requiredOf(settings: Sources): Fact<readonly string[]> | undefined {
  const hits = [
    ...allInSources(settings, /\bos\.environ\[["'](\w+)["']\]/),
    ...allInSources(
      settings,
      /\b(?:env(?:\.(\w+))?|config)\(\s*["']([A-Z][A-Z0-9_]*)["']\s*(?:,\s*cast\s*=\s*(\w+)[^)]*)?\)/,
    ),
  ];
  const values = new Map<string, string>();
  for (const { match } of hits) {
    const [, first = '', second, cast] = match;
    const name = second ?? first;
    values.set(name, valueFor(name, cast ?? (second === undefined ? '' : first)));
  }
  const said = [...values].map(([name, value]) => `${name}=${value}`).sort();
  return said.length > 0 ? likely(said, [...new Set(hits.map(({ path }) => path))].join(', ')) : undefined;
}

function valueFor(name: string, type: string): string {
  if (/^(?:bool|int|float)$/.test(type)) return '0';
  if (/DATABASE|^DB_URL$/.test(name) || type === 'db') return 'sqlite://';
  return /(?:REDIS|CACHE|BROKER)\w*UR[IL]$/.test(name) ? 'redis://127.0.0.1' : 'unused';
}

/** A route in a urls.py whose patterns are at the top: others have a prefix. */
function healthPathOf(sources: Sources): Fact<string> | undefined {
  const urlconf = findInSources(sources, /^ROOT_URLCONF\s*=\s*["']([\w.]+)["']/m);
  const path = `${(urlconf?.match[1] ?? '').replaceAll('.', '/')}.py`;
  const urls = new Map([...sources].filter(([each]) => each === path || each.endsWith(`/${path}`)));
  const hit = findInSources(
    urls,
    /path\(\s*r?["']\^?((?:api\/)?_?(?:livez|healthz?|health\/live|healthcheck|health-check|up|ping|status)\/?)\$?["']/,
  );
  return hit && likely(`/${hit.match[1]}`, placeOf(hit));
}
