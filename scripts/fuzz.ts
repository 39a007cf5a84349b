import { parseArgs } from 'node:util';
import { parse } from '#dockerfile/parse.js';
import { modelOf } from '#model/model.js';
import { reviewerOf } from '../src/index.js';
import { nodesTile } from './corpus/compare-parse.js';
import { readCorpus } from './corpus/corpus.js';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    corpus: { type: 'string' },
  },
});

const PIECES = [
  'FROM debian:13 AS a\n',
  'from scratch\n',
  'ARG A=${B:-c}\n',
  'ENV A=1 B="x y" C\n',
  'RUN <<EOF\nset -e\nmake\nEOF\n',
  'RUN --mount=type=cache,target=/x,z make\n',
  'COPY --from=a --chown=1:1 ["a b", "c"] /d/\n',
  'CMD ["node", "s.js"]\n',
  "CMD ['a']\n",
  'HEALTHCHECK --interval=3 CMD x\n',
  'ONBUILD RUN a\n',
  '# syntax=docker/dockerfile:1\n',
  '# escape=`\n',
  '# plimsoll ignore=no-sudo reason: x\n',
  'RUN a \\\n\n # c\n && b\n',
  'SHELL ["bash", "-c"]\n',
  'EXPOSE 80 $P/tcp\n',
  'USER $U\n',
  'LABEL a=b c="d\n',
  '\\\n',
  '<<',
  '${',
  '$(',
  '"',
  "'",
  '`',
  '\\',
  '\u00a0',
  '\ufeff',
  '\r\n',
  '\0',
  '😀',
  '))',
  '{{',
  '&&',
  '||',
];

const random = randomOf(Number(values.seed));
const pool = values.corpus
  ? (await readCorpus(values.corpus)).map(({ text }) => text.slice(0, 6000))
  : [PIECES.join('')];
const review = reviewerOf({ profile: 'all' });
const figures = {
  command: 'fuzz',
  seed: Number(values.seed),
  inputs: Number(values.inputs),
  throws: 0,
  gaps: 0,
  over50ms: 0,
  worstMs: 0,
};
for (let count = 0; count < figures.inputs; count++) {
  const text = mutated(pool[below(pool.length)] as string);
  let time = timed(text);
  // Another program on the machine may have taken the processor: only what is slow three times is slow.
  for (let again = 0; again < 2 && time > 50; again++) time = Math.min(time, timed(text));
  figures.worstMs = Math.max(figures.worstMs, Math.round(time));
  if (time > 50) {
    figures.over50ms++;
    console.error(`${time.toFixed(0)} ms: ${JSON.stringify(text).slice(0, 500)}`);
  }
}
console.log(JSON.stringify(figures));

function timed(text: string): number {
  const start = performance.now();
  try {
    const document = parse(text);
    if (!nodesTile(document)) figures.gaps++;
    const model = modelOf(document);
    for (const instruction of document.instructions) model.commandsOf(instruction);
    if (below(4) === 0) review({ text });
  } catch (error) {
    figures.throws++;
    console.error(
      `${(error as Error).stack?.split('\n').slice(0, 4).join(' | ')}: ${JSON.stringify(text).slice(0, 500)}`,
    );
  }
  return performance.now() - start;
}

function mutated(text: string): string {
  let result = text;
  for (let times = 1 + below(6); times > 0; times--) {
    const at = below(result.length + 1);
    const piece = PIECES[below(PIECES.length)] as string;
    const end = Math.min(result.length, at + below(40));
    const kind = below(6);
    if (kind === 0) result = result.slice(0, at);
    else if (kind === 1) result = result.slice(0, at) + result.slice(end);
    else if (kind === 2) result = result.slice(0, end) + result.slice(at, end).repeat(1 + below(5)) + result.slice(end);
    else if (kind === 3)
      result = result.slice(0, at) + piece.repeat(1 + below(below(20) === 0 ? 200 : 3)) + result.slice(at);
    else if (kind === 4) result = result.slice(0, at) + String.fromCharCode(below(0x250)) + result.slice(at);
    else result = result.slice(0, at) + piece + result.slice(end);
  }
  return result.slice(0, 20_000);
}

function below(limit: number): number {
  return Math.floor(random() * Math.max(limit, 1));
}

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
