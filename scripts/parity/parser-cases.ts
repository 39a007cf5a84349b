import { join } from 'node:path';
import { expand } from '#dockerfile/expand.js';
import { heredocMarker, heredocMarkers } from '#dockerfile/heredoc-marker.js';
import { jsonStrings } from '#dockerfile/json-array.js';
import { parsePorts } from '#dockerfile/port.js';
import { parseDevice } from '#dockerfile/readers/device.js';
import { removePrefix } from '#dockerfile/shell-pattern.js';
import { quotedWords } from '#dockerfile/words.js';
import { readRows } from '../corpus/corpus.js';
import { documentAnswer } from './document-answers.js';

/** A case of BuildKit's own parser tests, and what we make of its input. */
export interface ParserResult {
  readonly id: string;
  readonly agrees: boolean;
  readonly ours: unknown;
  readonly expected: unknown;
}

/** Runs BuildKit's parser cases. */
export async function parserResults(folder: string): Promise<readonly ParserResult[]> {
  const rows = await readRows<Row>(join(folder, 'buildkit-parser.jsonl'));
  return rows.map((row) => {
    const ours = answer(row);
    return { id: row.id, agrees: same(ours, row.expected), ours, expected: row.expected };
  });
}

export interface Row {
  readonly id: string;
  readonly kind: string;
  readonly input: string;
  readonly expected: unknown;
  readonly env?: Readonly<Record<string, string>> | readonly string[];
  readonly platform?: string;
  readonly matched?: readonly string[];
  readonly unmatched?: readonly string[];
  readonly instruction?: string;
  readonly target?: string | null;
}

/** An expected error agrees with any refusal: the words are ours. */
function same(ours: unknown, expected: unknown): boolean {
  if (isError(expected)) return isError(ours);
  return JSON.stringify(sorted(ours)) === JSON.stringify(sorted(expected));
}

function isError(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'error' in value && (value as { error: unknown }).error !== null
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

function answer(row: Row): unknown {
  const { kind, input } = row;
  switch (kind) {
    case 'env':
    case 'words':
      return expansionAnswer(row);
    case 'shell-pattern':
      return patternAnswer(input, row.expected);
    case 'ports':
      return portsAnswer(row.input as unknown as readonly string[]);
    case 'device': {
      const device = parseDevice(input);
      return typeof device === 'string' ? { error: device } : device;
    }
    case 'heredoc-word': {
      const marker = heredocMarker(input);
      if (!marker && /^\d*<<-?[^<]*$/.test(input) && /['"]/.test(input)) return { error: 'a quote is open' };
      return marker
        ? shaped(row.expected, {
            name: marker.name,
            expand: marker.expand,
            chomp: marker.chomp,
            fd: marker.fileDescriptor,
          })
        : null;
    }
    case 'heredoc-line':
      return heredocMarkers(input).map(({ name }) => name);
    case 'json-array': {
      const strings = jsonStrings(input);
      return Array.isArray(strings) ? strings.map(({ text }) => text) : { error: strings };
    }
    case 'parse-words':
      return quotedWords(input, '\\').map(({ text }) => text);
    default:
      return documentAnswer(row);
  }
}

function expansionAnswer({ kind, input, env = {}, expected, matched, unmatched, platform }: Row): unknown {
  const entries = Array.isArray(env)
    ? env.map((pair: string) => pair.split(/=(.*)/s).slice(0, 2) as [string, string])
    : Object.entries(env);
  const windows = platform === 'W';
  const values = new Map(entries.map(([name, value]) => [windows ? name.toUpperCase() : name, value]));
  const result = expand(input, { escape: '\\', lookup: (name) => values.get(windows ? name.toUpperCase() : name) });
  if (result.problem) return { error: result.problem.message };
  if (kind === 'words') return result.words;
  if (matched && JSON.stringify([...result.used].sort()) !== JSON.stringify(matched)) return { used: result.used };
  if (unmatched && JSON.stringify([...result.unset].sort()) !== JSON.stringify(unmatched))
    return { unset: result.unset };
  return typeof expected === 'string' || isError(expected) ? result.value : result;
}

/** The answer with only the keys that the expectation has. */
function shaped(expected: unknown, full: Readonly<Record<string, unknown>>): unknown {
  if (typeof expected !== 'object' || expected === null) return full;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, full[key]]));
}

/** Our matcher and the regular expression that BuildKit makes must agree on what they take from some texts. */
function patternAnswer(pattern: string, expected: unknown): unknown {
  const open = /(?:^|[^\\])(?:\\\\)*\\(?![*?\\}])/.test(pattern);
  if (typeof expected !== 'string') return open ? { error: 'a backslash escapes nothing' } : pattern;
  const reference = new RegExp(expected, 's');
  const differs = SAMPLES.find((text) => removePrefix(text, pattern, true) !== text.replace(reference, ''));
  return differs === undefined ? expected : { differs };
}

const SAMPLES = ['', 'a', '*', '?x', 'abc', '(()[]{}^$.*?|\\', '(()[]{}^$.xy|z'];

function portsAnswer(texts: readonly string[]): unknown {
  const ports = texts.map(parsePorts);
  if (ports.includes(undefined)) return { error: 'no port specification' };
  return ports.flatMap((each) => (each ?? []).map(({ port, protocol }) => `${port}/${protocol}`));
}
