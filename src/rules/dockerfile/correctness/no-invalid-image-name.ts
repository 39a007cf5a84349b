import { defineRule } from '#lint/define-rule.js';
import { parseImageName } from '#model/image-name.js';

export default defineRule({
  id: 'no-invalid-image-name',
  title: 'Write image names as Docker reads them',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Docker refuses a reference that does not follow its grammar with "invalid reference format", before it has pulled anything. Upper-case letters in the name, a second tag and a forgotten slash are the usual reasons.',
  remedy: 'Write `[registry/]name[:tag][@digest]`, the name in lower case.',
  references: ['https://pkg.go.dev/github.com/distribution/reference'],
  messages: {
    upperCase: 'An image name has no upper-case letters: {name}.',
    invalid: '{name} is no valid image name.',
    empty: 'FROM {name} names no image.',
  },
  check: {
    stage({ from, base, baseText, edges }, { report }) {
      const name = (text: string) => {
        if (parseImageName(text) || isTemplate(text)) return undefined;
        return parseImageName(lowerCased(text)) ? 'upperCase' : 'invalid';
      };
      if (baseText === '' && from.image && !from.image.text.includes('$')) {
        report({ message: 'empty', values: { name: from.image.text }, at: from.image.span });
      }
      // What variables make of it is for the rules about ARG.
      if (base.kind === 'unknown' && from.image && baseText && !from.image.text.includes('$')) {
        const message = name(baseText);
        if (message) report({ message, values: { name: baseText }, at: from.image.span });
      }
      for (const { word, stage } of edges) {
        if (stage || word.text === '' || word.text.includes('$') || /^\d+$/.test(word.text)) continue;
        const message = name(word.text);
        if (message) report({ message, values: { name: word.text }, at: word.span });
      }
    },
  },
  examples: [
    { bad: 'FROM Node:24-slim\n', at: 'Node:24-slim', good: 'FROM node:24-slim\n' },
    { bad: 'FROM node:24:slim\n', at: 'node:24:slim' },
    { title: 'A tag may have them', good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022-KB5031364\n' },
    { title: 'A template', good: 'FROM {{ base_image }}\n' },
  ],
});

/** The text of a file that a template engine fills in before Docker sees it. */
function isTemplate(text: string): boolean {
  return /[{}%<>]|@@|@\w+@|__[A-Z]/.test(text);
}

function lowerCased(text: string): string {
  const tag = text.lastIndexOf(':');
  return tag > text.lastIndexOf('/') ? text.slice(0, tag).toLowerCase() + text.slice(tag) : text.toLowerCase();
}
