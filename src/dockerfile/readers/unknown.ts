import { nearestOf } from '#text/nearest.js';
import type { Unknown } from '../document.js';
import type { Head } from './head.js';

/** All instruction keywords of the Dockerfile reference. */
export const KEYWORDS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const;

/** An instruction that BuildKit does not know. */
export function readUnknown(head: Head): Unknown {
  return { ...head.base, kind: 'UNKNOWN', args: head.base.rest.text === '' ? [] : [''], json: false };
}

/** The instruction that a misspelt keyword probably means. */
export function nearestInstruction(keyword: string): string | undefined {
  return nearestOf(keyword.toUpperCase(), KEYWORDS);
}
