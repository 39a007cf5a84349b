import { parseArgs } from 'node:util';
import type { ParityCase } from './cases.js';
import { readCases } from './cases.js';
import { reasonFor } from './differences.js';
import { fires, rulesOf } from './judge.js';
import { parserResults } from './parser-cases.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const [folder] = positionals;
if (!folder) {
  console.error('usage: npm run parity -- FOLDER [--list] [--only RULE,RULE]');
  process.exit(2);
}

const only = values.only?.split(',');
const figures: Record<string, { cases: number; agree: number; explained: number }> = {};
const verdicts = new Map<string, { readonly peer: string; agrees: boolean; explained: boolean }>();
for (const each of await readCases(folder)) {
  if (only && !only.includes(each.rule)) continue;
  // A BuildKit case says something of each of its checks; it counts once, and agrees when all of them do.
  const file = each.peer === 'buildkit' ? each.id.split('/').slice(0, 3).join('/') : each.id;
  const verdict = verdicts.get(file) ?? { peer: each.peer, agrees: true, explained: true };
  verdicts.set(file, verdict);
  if (fires(each) === each.expected) continue;
  const reason = reasonFor(each.id);
  verdict.agrees = false;
  verdict.explained &&= reason !== undefined;
  if (values.list) print(each, reason);
}
for (const { peer, agrees, explained } of verdicts.values()) {
  figures[peer] ??= { cases: 0, agree: 0, explained: 0 };
  const figure = figures[peer] as { cases: number; agree: number; explained: number };
  figure.cases++;
  if (agrees) figure.agree++;
  else if (explained) figure.explained++;
}
if (!only) {
  const results = await parserResults(folder);
  figures.buildkitParser = {
    cases: results.length,
    agree: results.filter(({ agrees }) => agrees).length,
    explained: 0,
  };
  for (const { id, agrees, ours, expected } of results) {
    if (!agrees && values.list)
      console.log(`${id}: ours ${JSON.stringify(ours)}\n  expected ${JSON.stringify(expected)}`);
  }
}
console.log(JSON.stringify(figures));

function print({ id, rule, text, expected }: ParityCase, reason: string | undefined): void {
  const missing = rulesOf(rule).length === 0 ? ' (no rule has this alias)' : '';
  console.log(`${id} ${rule}: the peer ${expected ? 'fires' : 'is silent'}${missing}: ${reason ?? 'unexplained'}`);
  if (!reason) console.log(text.replace(/^/gm, '    | '));
}
