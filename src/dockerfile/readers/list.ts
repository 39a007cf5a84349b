import type { Expose, Volume } from '../document.js';
import { plainWords } from '../words.js';
import type { Head } from './head.js';
import { jsonWords, textsOf, wordAt } from './head.js';

/** `EXPOSE port[/protocol] …`. */
export function readExpose(head: Head): Expose {
  const { rest } = head.base;
  const ports = plainWords(rest.text).map((range) => wordAt(rest, range));
  if (ports.length === 0) head.problem('no-wrong-argument-count', 'EXPOSE needs at least one port.');
  return { ...head.base, kind: 'EXPOSE', args: textsOf(ports), json: false, ports };
}

/** `VOLUME path …` or `VOLUME ["path"]`. */
export function readVolume(head: Head): Volume {
  const { rest } = head.base;
  const json = jsonWords(rest, head);
  const paths = json ?? plainWords(rest.text).map((range) => wordAt(rest, range));
  if (paths.length === 0) head.problem('no-wrong-argument-count', 'VOLUME needs at least one path.');
  for (const { text, span } of paths) {
    if (text.trim() === '') head.problem('no-wrong-argument-count', 'VOLUME has an empty path.', span);
  }
  return { ...head.base, kind: 'VOLUME', args: textsOf(paths), json: json !== undefined, paths };
}
