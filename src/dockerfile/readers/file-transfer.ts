import type { Add, Copy, Word } from '../document.js';
import { heredocMarker } from '../heredoc-marker.js';
import { plainWords } from '../words.js';
import { flagValue } from './flag.js';
import type { Head } from './head.js';
import { jsonWords, textsOf, wordAt } from './head.js';

/** `COPY [flags] source… destination`. */
export function readCopy(head: Head): Copy {
  return { ...head.base, kind: 'COPY', ...transferOf(head), from: flagValue(head.base.flags, 'from') };
}

/** `ADD [flags] source… destination`. */
export function readAdd(head: Head): Add {
  return { ...head.base, kind: 'ADD', ...transferOf(head) };
}

function transferOf(head: Head): Pick<Copy, 'args' | 'json' | 'sources' | 'destination'> {
  const { rest } = head.base;
  const json = jsonWords(rest, head);
  const words = json ?? plainWords(rest.text).map((range) => wordAt(rest, range));
  if (words.length < 2) {
    head.problem('no-wrong-argument-count', `${head.keyword} needs at least a source and a destination.`);
  }
  const last = words.at(-1);
  const destination = words.length > 1 ? last : undefined;
  if (destination && heredocMarker(destination.text)) {
    head.problem('no-wrong-argument-count', 'A here-document is a source and never the destination.', destination.span);
  }
  const sources = words.slice(0, -1).filter((word: Word) => json || !heredocMarker(word.text));
  return { args: textsOf(words), json: json !== undefined, sources, destination };
}
