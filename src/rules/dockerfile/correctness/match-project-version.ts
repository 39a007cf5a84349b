import { libraryNameOf } from '#knowledge/library-name.js';
import { rangeAllows } from '#knowledge/version-range.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf, tagSpanOf } from '#model/image-use.js';

export default defineRule({
  id: 'match-project-version',
  title: 'Build on the version of the language that the project asks for',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The project says which versions it is written and tested for. On another one an install stops or, worse, the program behaves differently in production than on the machine of the person who wrote it.',
  remedy: 'Take an image of a version that the project allows, or change what the project says.',
  references: [
    'https://docs.npmjs.com/cli/configuring-npm/package-json#engines',
    'https://go.dev/ref/mod#go-mod-file-go',
    'https://packaging.python.org/en/latest/specifications/pyproject-toml/#requires-python',
  ],
  messages: { other: '{image} is version {version}; {file} asks for {wanted}.' },
  check: {
    stage(stage, { report, readFile }) {
      if (!readFile) return;
      for (const use of imageUsesOf(stage)) {
        const { image } = use;
        const name = libraryNameOf(image.repository);
        const version = /^v?(\d+(?:\.\d+)?)/.exec(image.tag ?? '')?.[1];
        const wish = version === undefined ? undefined : wishOf(name, readFile);
        if (!wish || version === undefined || isFloating(name, version)) continue;
        const { file, wanted, range } = wish;
        if (rangeAllows(range, lineOf(name, version)) === false)
          report({ message: 'other', values: { image: name, version, file, wanted }, at: tagSpanOf(use) });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:20-slim\nCOPY . .\nCMD ["node", "server.js"]\n',
      at: '20-slim',
      texts: { 'package.json': '{ "engines": { "node": ">=22" } }' },
    },
    { title: 'The file for developers', bad: 'FROM node:22\n', at: '22', texts: { '.nvmrc': 'v24.1.0\n' } },
    { title: 'Go', bad: 'FROM golang:1.24 AS build\n', at: '1.24', texts: { 'go.mod': 'module a\n\ngo 1.26\n' } },
    {
      title: 'Python',
      bad: 'FROM python:3.14-slim\n',
      at: '3.14-slim',
      texts: { 'pyproject.toml': '[project]\nname = "a"\nrequires-python = ">=3.11,<3.14"\n' },
    },
    {
      title: 'A version that is allowed',
      good: 'FROM node:24-slim\n',
      texts: { 'package.json': '{ "engines": { "node": "22 || 24" } }' },
    },
    {
      title: 'A newer Go builds older modules',
      good: 'FROM golang:1.27\n',
      texts: { 'go.mod': 'module a\ngo 1.21\n' },
    },
    { title: 'Nothing is asked for', good: 'FROM node:24-slim\n', texts: { 'package.json': '{}' } },
  ],
});

interface Wish {
  readonly file: string;
  /** As the file has it. */
  readonly wanted: string;
  readonly range: string;
}

/** What a project asks of the version of an image's language. */
function wishOf(image: string, read: (path: string) => string | undefined): Wish | undefined {
  for (const { file, pattern, isLeast } of WISHES[image] ?? []) {
    const wanted = pattern.exec(read(file) ?? '')?.[1]?.trim();
    if (wanted) return { file, wanted, range: `${isLeast ? '>=' : ''}${wanted.replace(/^v(?=\d)/, '')}` };
  }
  return undefined;
}

/** Where a language's version stands, the most binding first; `go` in go.mod is the least version. */
const WISHES: Readonly<
  Record<string, readonly { readonly file: string; readonly pattern: RegExp; readonly isLeast?: true }[]>
> = {
  node: [
    { file: 'package.json', pattern: /"engines"\s*:\s*\{[^}]*"node"\s*:\s*"([^"]+)"/ },
    { file: '.nvmrc', pattern: /^\s*(v?\d[\d.]*)\s*$/m },
    { file: '.node-version', pattern: /^\s*(v?\d[\d.]*)\s*$/m },
  ],
  golang: [{ file: 'go.mod', pattern: /^go\s+(\d+\.\d+)/m, isLeast: true }],
  python: [
    { file: 'pyproject.toml', pattern: /^requires-python\s*=\s*["']([^"']+)["']/m },
    { file: '.python-version', pattern: /^\s*(\d+\.\d+(?:\.\d+)?)\s*$/m },
    { file: 'Pipfile', pattern: /^python_version\s*=\s*["']([^"']+)["']/m },
  ],
  ruby: [{ file: '.ruby-version', pattern: /^\s*(?:ruby-)?(\d+\.\d+(?:\.\d+)?)/m }],
};

/** Node.js has lines by their first number, the others by two. */
function lineOf(image: string, version: string): string {
  return image === 'node' ? (version.split('.')[0] ?? version) : version;
}

/** `python:3` moves on by itself. */
function isFloating(image: string, version: string): boolean {
  return image !== 'node' && !version.includes('.');
}
