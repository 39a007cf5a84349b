import type { Heredoc } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { State } from '#model/stage.js';
import type { Span } from '#text/span.js';

export default defineRule({
  id: 'quote-heredoc-delimiter',
  title: 'Quote the end word of a here-document that holds dollar signs',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'COPY fills in variables in a here-document as if it were an argument, even in single quotes: `exec "$@"` of a script and `$host` of an nginx configuration become an empty text, and nothing says so.',
  remedy: 'Quote the end word (`<<"EOF"`), or put a backslash before a dollar sign that is to stay.',
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  messages: { emptied: '{names} in this here-document becomes an empty text.' },
  check: {
    file({ document, report, stateAt, stageOf }) {
      for (const instruction of document.instructions) {
        if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') continue;
        for (const heredoc of instruction.heredocs) {
          const state = stateAt(instruction);
          if (!heredoc.expand || !state) continue;
          const base = stageOf(instruction)?.rootBase;
          const isKnown = base?.kind === 'scratch' || (base?.kind === 'image' && base.facts !== undefined);
          const { emptied, isMixed } = referencesOf(document.text, heredoc, state, isKnown);
          if (emptied.length === 0) continue;
          const names = [...new Set(emptied.map(({ start, end }) => document.text.slice(start, end)))];
          report({
            message: 'emptied',
            values: { names: names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', ') },
            at: heredoc.marker,
            related: emptied.slice(0, 3).map((at) => ({ at, note: 'Nothing sets it during the build.' })),
            fix: isMixed ? undefined : quoted(document.text, heredoc),
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM nginx:1.29\nCOPY <<EOF /etc/nginx/conf.d/app.conf\nproxy_set_header Host $host;\nEOF\n',
      at: '<<EOF',
      good: 'FROM nginx:1.29\nCOPY <<"EOF" /etc/nginx/conf.d/app.conf\nproxy_set_header Host $host;\nEOF\n',
    },
    {
      title: 'The arguments of a script',
      bad: 'FROM alpine:3.23\nCOPY <<-EOT /start.sh\n\t#!/bin/sh\n\texec app "$@"\nEOT\n',
      at: '<<-EOT',
      good: 'FROM alpine:3.23\nCOPY <<-"EOT" /start.sh\n\t#!/bin/sh\n\texec app "$@"\nEOT\n',
    },
    {
      title: 'Filled in on purpose',
      good: 'FROM alpine:3.23\nARG VERSION=1\nCOPY <<EOF /version\n${VERSION} costs \\$5\nEOF\n',
    },
  ],
});

const REFERENCE = /\\.|\$(?:\{([A-Za-z_]\w*|[@*#?\d])\}|([A-Za-z_]\w*)|([@*#?]|\d+))/gs;

/** The variables of a body that are empty; `isMixed`: it also holds what quoting would keep from being filled in. */
function referencesOf(
  text: string,
  { body }: Heredoc,
  state: State,
  isBaseKnown: boolean,
): { readonly emptied: readonly Span[]; readonly isMixed: boolean } {
  const emptied: Span[] = [];
  const content = text.slice(body.start, body.end);
  let isMixed = /\$\{\w+[^\w}]/.test(content);
  for (const match of content.matchAll(REFERENCE)) {
    const name = match[1] ?? match[2];
    // A base image that we don't know sets variables, too; by custom in capitals.
    const maySet =
      name !== undefined && /^[A-Za-z_]/.test(name) && (state.variable(name) || (!isBaseKnown && !/[a-z]/.test(name)));
    if (match[0].startsWith('\\') || maySet) isMixed = true;
    else emptied.push({ start: body.start + match.index, end: body.start + match.index + match[0].length });
  }
  return { emptied, isMixed };
}

function quoted(text: string, { name, marker }: Heredoc) {
  if (!text.slice(marker.start, marker.end).endsWith(name)) return undefined;
  const start = marker.end - name.length;
  const edits = [
    { span: { start, end: start }, text: '"' },
    { span: { start: marker.end, end: marker.end }, text: '"' },
  ];
  return { title: 'Quote the end word', safety: 'review' as const, edits };
}
