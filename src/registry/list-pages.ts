import { jsonObjectIn } from '#text/json-object.js';
import { ToolError } from '../tool-error.js';
import type { Session } from './session.js';

/** Names that a registry lists, and whether it has more than were asked for. */
export interface NameList {
  readonly names: readonly string[];
  readonly more: boolean;
}

const LARGEST_PAGE = 8 * 2 ** 20;
const LARGEST_LIST = 64 * 2 ** 20;
const PAGE_LENGTH = 1000;
const MOST_PAGES = 10_000;

/** Reads a list of names page by page, as far as the limit goes. Source: the distribution specification, section "Content discovery". */
export async function listPages(
  session: Session,
  path: string,
  key: 'tags' | 'repositories',
  what: string,
  limit: number = Infinity,
): Promise<NameList> {
  const names = new Set<string>();
  const seen = new Set<string>();
  let length = 0;
  let next: string | undefined = `${path}?n=${Math.min(PAGE_LENGTH, limit)}`;
  while (next !== undefined && names.size < limit) {
    if (seen.has(next) || seen.size === MOST_PAGES) throw invalid('leads in a circle from page to page');
    seen.add(next);
    const { bytes, headers } = await session.fetch({ path: next, what }, LARGEST_PAGE);
    length += bytes.length;
    if (length > LARGEST_LIST) throw invalid('lists names without end');
    const page = jsonObjectIn(bytes);
    // Registries that have deleted the last tag say null.
    const list = page && (page[key] ?? []);
    if (!Array.isArray(list)) throw invalid('sent something that is no list');
    for (const name of list) if (typeof name === 'string') names.add(name);
    next = nextPage(headers.link, next);
  }
  const all = [...names];
  return { names: all.slice(0, limit), more: next !== undefined || all.length > limit };

  function invalid(problem: string): ToolError {
    const hint = 'Check that the address is that of a registry.';
    return new ToolError('REGISTRY_INVALID_ANSWER', `${session.host} ${problem} when asked for ${what}.`, hint);
  }
}

/** The path of the next page; never an address of another host, whatever the header says. Source: RFC 8288. */
export function nextPage(link: string | readonly string[] | undefined, current: string): string | undefined {
  const header = typeof link === 'string' ? link : link?.join(',');
  for (const [, target = '', parameters = ''] of header?.matchAll(/<([^<>]*)>([^<]*)/g) ?? []) {
    if (!/;\s*rel\s*=\s*(?:next\b|"(?:[^"]*\s)?next(?:\s[^"]*)?")/i.test(parameters)) continue;
    const base = new URL(current, 'http://registry.invalid');
    if (!URL.canParse(target, base.href)) return undefined;
    const { pathname, search } = new URL(target, base);
    return `${pathname}${search}`;
  }
  return undefined;
}
