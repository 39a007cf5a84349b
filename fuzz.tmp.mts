import { writeFileSync, appendFileSync } from 'node:fs';
import { parse } from '#dockerfile/parse.js';
import { format } from '#rewrite/format/format.js';
import { sameMeaning } from '#rewrite/same-meaning.js';
import { readCorpus } from './scripts/corpus/corpus.js';
const seed0 = Number(process.argv[2]); const rounds = Number(process.argv[3]); const sort = process.argv[4] === 'sort';
let s = seed0; const rnd = () => { s = (s * 1664525 + 1013904223) >>> 0; return s / 2 ** 32; }; const int = (n) => Math.floor(rnd() * n); const pick = (a) => a[int(a.length)];
const files = (await readCorpus('/work/shared/corpus')).filter(f => f.text.length < 6000);
const bits = [' ', '  ', '\t', '\\\n', ' \\\n', ' \\\n  ', '\n', '"', "'", '\\', '`', '$(', ')', '#', '&&', ';', '|', '<<EOF', '\r\n', '\\ \n', '\n\n\n', ' \\\n# c\n', ' \\\n\n', '\\\n\\\n', '[', ',', '{', '}', '(', ' \\\n\t\\\n', '"$(', '${', '=', '\\\\\n', '\u00a0', '\v', '\ufeff', 'ONBUILD ', 'RUN ', 'cmd ', '>', '&', '<', '\\\n#x\n', '~', '!', '*'];
const out = `/tmp/fmtfuzz/out-${seed0}.jsonl`; writeFileSync(out, '');
const n = { all: 0, syntax: 0, meaning: 0, changed: 0, notIdem: 0, differs: 0, crash: 0 }; let buf = '';
for (let i = 0; i < rounds; i++) {
  let t = pick(files).text; const k = 1 + int(6);
  for (let j = 0; j < k; j++) {
    const at = int(t.length + 1); const r = int(4);
    if (r === 0) t = t.slice(0, at) + t.slice(at + 1 + int(4));
    else if (r === 1) { const sp = [...t.matchAll(/[ \t]+|\n/g)]; if (sp.length) { const m = pick(sp); t = t.slice(0, m.index) + pick(bits) + t.slice(m.index + m[0].length); } }
    else t = t.slice(0, at) + pick(bits) + t.slice(at);
  }
  n.all++;
  let f; const options = sort ? { sortPackages: true } : rnd() < .3 ? { indent: pick(['tab', 2, 4, 3, 8]) } : {};
  try { f = format({ text: t, options }); } catch (e) { n.crash++; console.log('CRASH', e.stack, JSON.stringify(t)); continue; }
  if (f.left?.because === 'syntax') { n.syntax++; continue; }
  if (f.left) { n.meaning++; if (n.meaning < 12) console.log('MEANING', f.left.message, i); writeFileSync(`/tmp/fmtfuzz/meaning-${seed0}-${i}.txt`, t); continue; }
  if (!f.changed) continue;
  n.changed++;
  const d = sameMeaning(parse(t), parse(f.text), sort); if (d) { n.differs++; console.log('DIFF', d); }
  const g = format({ text: f.text, options }); if (g.changed || g.left) { n.notIdem++; if (n.notIdem < 8) console.log('NOTIDEM', i, g.left?.message); writeFileSync(`/tmp/fmtfuzz/idem-${seed0}-${i}.txt`, t); }
  buf += JSON.stringify({ id: `${seed0}-${i}`, changed: true, before: t, after: f.text }) + '\n'; if (buf.length > 1e7) { appendFileSync(out, buf); buf = ''; }
}
appendFileSync(out, buf); console.log(JSON.stringify(n));
