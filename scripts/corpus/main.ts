import { compareParse } from './compare-parse.js';
import { compareShell } from './compare-shell.js';
import { readCorpus, readReference } from './corpus.js';

const [command, folder, ...flags] = process.argv.slice(2);
const list = flags.includes('--list');

if (command === 'parse' && folder) await parseCorpus(folder);
else if (command === 'shell' && folder) await shellCorpus(folder);
else {
  console.error('usage: npm run corpus -- parse|shell FOLDER [--list]');
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
