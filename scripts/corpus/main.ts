import { parseArgs } from 'node:util';
import type { Config } from '#lint/config.js';
import { reviewerOf } from '../../src/review.js';
import { compareParse } from './compare-parse.js';
import { compareShell } from './compare-shell.js';
import { convertCorpus } from './convert-corpus.js';
import type { CorpusFile } from './corpus.js';
import { readCorpus, readReference } from './corpus.js';
import { fixCorpus } from './fix-corpus.js';
import { formatCorpus } from './format-corpus.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'string' },
    out: { type: 'string' },
    review: { type: 'boolean', default: false },
    'sort-packages': { type: 'boolean', default: false },
  },
});
const [command, folder] = positionals;
const { list } = values;

if (command === 'parse' && folder) await parseCorpus(folder);
else if (command === 'shell' && folder) await shellCorpus(folder);
else if (command === 'check' && folder) await checkCorpus(folder);
else if (command === 'fix' && folder)
  await fixCorpus(
    await readCorpus(folder),
    {
      today: '2026-11-21',
      profile: 'all',
      ...(values.only && { only: values.only.split(',') }),
      ...(values.profile && { profile: values.profile as Config['profile'] }),
    },
    { list, review: values.review },
  );
else if (command === 'convert' && folder) await convertCorpus(folder, list);
else if (command === 'format' && folder) await formatCorpus(folder, values);
else {
  console.error(
    'usage: npm run corpus -- parse|shell|check|fix|format|convert FOLDER [--list] [--review] [--only RULES] [--profile NAME] [--out FILE] [--sort-packages]',
  );
  process.exitCode = 2;
}

async function parseCorpus(folder: string): Promise<void> {
  const [files, reference] = await Promise.all([readCorpus(folder), readReference(folder)]);
  const figures = { command: 'parse', files: 0, accepted: 0, roundTrip: 0, equal: 0, rejectedFlagged: 0, crashes: 0 };
  for (const file of files) {
    figures.files++;
    try {
      const result = compareParse(file, reference.get(file.id) ?? { id: file.id });
      if (result.accepted) figures.accepted++;
      if (result.roundTrip) figures.roundTrip++;
      if (result.equal) figures.equal++;
      if (result.rejectedFlagged) figures.rejectedFlagged++;
      if (list && (result.difference || !result.roundTrip))
        console.log(`${file.id} ${file.path}\n  ${result.difference}`);
    } catch (error) {
      figures.crashes++;
      if (list) console.log(`${file.id} ${file.path}\n  ${String(error)}`);
    }
  }
  console.log(JSON.stringify(figures));
}

async function shellCorpus(folder: string): Promise<void> {
  const figures = { command: 'shell', files: 0, scripts: 0, sameVerdict: 0, words: 0, exactWords: 0 };
  for (const file of await readCorpus(folder)) {
    const result = compareShell(file);
    figures.files++;
    figures.scripts += result.scripts;
    figures.sameVerdict += result.sameVerdict;
    figures.words += result.words;
    figures.exactWords += result.exactWords;
    if (list) for (const difference of result.differences) console.log(`${file.id} ${file.path}\n  ${difference}`);
  }
  console.log(JSON.stringify(figures));
}

async function checkCorpus(folder: string): Promise<void> {
  const config: Config = {
    today: '2026-11-21',
    ...(values.only && { only: values.only.split(',') }),
    ...(values.profile && { profile: values.profile as Config['profile'] }),
  };
  const review = reviewerOf(config);
  const figures = {
    command: 'check',
    files: 0,
    findings: 0,
    goldFiles: 0,
    goldFindings: 0,
    goldErrors: 0,
    msPerFile: 0,
  };
  const perRule = new Map<string, { balanced: number; gold: number }>();
  const files = await readCorpus(folder);
  const start = performance.now();
  const subjects = files.map((file) => review({ path: file.path, text: file.text }));
  figures.msPerFile = Number(((performance.now() - start) / files.length).toFixed(3));
  for (const [index, { findings }] of subjects.entries()) {
    const file = files[index] as CorpusFile;
    figures.files++;
    figures.findings += findings.length;
    if (file.gold) {
      figures.goldFiles++;
      figures.goldFindings += findings.length;
      figures.goldErrors += findings.filter(({ severity }) => severity === 'error').length;
    }
    for (const { rule, severity, message, start: at } of findings) {
      const count = perRule.get(rule) ?? { balanced: 0, gold: 0 };
      perRule.set(rule, count);
      if (file.balanced) count.balanced++;
      if (file.gold) count.gold++;
      if (!list) continue;
      const line = file.text.split('\n')[at.line - 1]?.trim().slice(0, 160);
      console.log(`${file.id}:${at.line}${file.gold ? ' gold' : ''} ${severity} ${rule}: ${message} | ${line}`);
    }
  }
  for (const [rule, { balanced, gold }] of [...perRule].sort(([, a], [, b]) => b.balanced - a.balanced)) {
    console.log(`${rule.padEnd(50)} balanced ${String(balanced).padStart(5)}  gold ${String(gold).padStart(4)}`);
  }
  console.log(JSON.stringify(figures));
}
