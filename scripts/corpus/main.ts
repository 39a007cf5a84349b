import { compareParse } from './compare-parse.js';
import { readCorpus, readReference } from './corpus.js';

const [command, folder, ...flags] = process.argv.slice(2);
const list = flags.includes('--list');

if (command === 'parse' && folder) await parseCorpus(folder);
else {
  console.error('usage: npm run corpus -- parse FOLDER [--list]');
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
