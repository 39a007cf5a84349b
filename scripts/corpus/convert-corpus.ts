import { parse } from '#dockerfile/parse.js';
import { check, convert } from '../../src/index.js';
import { readCorpus } from './corpus.js';

/** Converts every file of one stage without its project: none may crash, and what comes out must parse and be liked as much. */
export async function convertCorpus(folder: string, list: boolean): Promise<void> {
  const figures = {
    command: 'convert',
    files: 0,
    converted: 0,
    notNeeded: 0,
    refused: 0,
    unparsable: 0,
    lessLiked: 0,
    crashes: 0,
  };
  const codes = new Map<string, number>();
  for (const { id, path, text } of await readCorpus(folder)) {
    figures.files++;
    try {
      const conversion = await convert(text);
      if (conversion.kind !== 'converted') {
        if (conversion.kind === 'refused') figures.refused++;
        else figures.notNeeded++;
        codes.set(conversion.code, (codes.get(conversion.code) ?? 0) + 1);
        continue;
      }
      figures.converted++;
      const isBroken = parse(conversion.text).problems.length > 0;
      const found = newFindings(text, conversion.text);
      const isLessLiked = found !== '';
      if (isBroken) figures.unparsable++;
      if (isLessLiked) figures.lessLiked++;
      if (list && (isBroken || isLessLiked)) console.log(`${id} ${path} ${isBroken ? 'does not parse' : found}`);
    } catch (error) {
      figures.crashes++;
      if (list) console.log(`${id} ${path} ${(error as Error).stack}`);
    }
  }
  for (const [code, count] of [...codes].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(5)} ${code}`);
  console.log(JSON.stringify(figures));
}

function findingsOf(text: string) {
  return check({ path: 'Dockerfile', text, config: { today: '2026-11-21' } }).findings;
}

/** Findings of rules that the original does not break: the same image twice is the same finding. */
function newFindings(before: string, after: string): string {
  const known = findingsOf(before).map(({ rule }) => rule);
  return findingsOf(after)
    .filter(({ rule, severity }) => severity !== 'info' && !known.includes(rule))
    .map(({ rule, message }) => `${rule}: ${message}`)
    .join(' | ');
}
