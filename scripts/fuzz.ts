import { parseArgs } from 'node:util';
import { parse } from '#dockerfile/parse.js';
import { modelOf } from '#model/model.js';
import { rules } from '#rules/index.js';
import { reviewerOf } from '../src/review.js';
import { nodesTile } from './corpus/compare-parse.js';
import { readCorpus } from './corpus/corpus.js';

/*
 * Throws broken Dockerfiles at the parser, the model and all rules: none may throw, none may take long.
 * The same seed makes the same inputs.
 */

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    corpus: { type: 'string' },
  },
});

/** What Dockerfiles are made of, and what breaks them. */
const PIECES = [
  'FROM debian:13 AS a\n',
  'from scratch\n',
  'FROM --platform=$BUILDPLATFORM a AS b\n',
  'ARG A=${B:-c}\n',
  'ENV A=1 B="x y" C\n',
  'ENV PATH $PATH:/x\n',
  'RUN <<EOF\nset -e\nmake\nEOF\n',
  "COPY <<-'X' <<Y /d/\n\ta\n\tX\nb\nY\n",
  'RUN --mount=type=cache,target=/x,z make\n',
  'RUN --mount=type=secret,id=a,env=B cat /run/secrets/a | sh\n',
  'RUN apt-get update && apt-get install -y curl=7.* \\\n  git \\\n && rm -rf /var/lib/apt/lists/*\n',
  'RUN set -ex; apk add --no-cache --virtual .b gcc; pip install -r r.txt; apk del .b\n',
  'RUN if [ -f a ]; then npm ci; else yarn; fi; for i in a b; do echo "$i"; done\n',
  'RUN ["sh", "-c", "curl https://x.y/z | sudo bash"]\n',
  'COPY --from=a --chown=1:1 ["a b", "c"] /d/\n',
  'ADD --checksum=sha256:0 https://x.y/z.tar.gz ../../x\n',
  'CMD ["node", "s.js"]\n',
  "CMD ['a']\n",
  'ENTRYPOINT exec a $B\n',
  'HEALTHCHECK --interval=3 CMD x\n',
  'ONBUILD RUN a\n',
  'ONBUILD ONBUILD COPY <<E /x\nE\n',
  '# syntax=docker/dockerfile:1\n',
  '# escape=`\n',
  '# plimsoll ignore=no-sudo reason: x\n',
  '# hadolint global ignore=DL3008\n',
  'RUN a \\\n\n # c\n && b\n',
  'SHELL ["bash", "-o", "pipefail", "-c"]\n',
  'EXPOSE 80 $P/tcp 1-99999/udp\n',
  'USER $U\n',
  'WORKDIR ..//${A%%*b}\\ c\n',
  'VOLUME ["/a", ""]\n',
  'STOPSIGNAL 9\n',
  'MAINTAINER\n',
  'LABEL a=b c="d\n',
  '\\\n',
  '`\n',
  '<<',
  '<<-"E F"',
  '${',
  '${A:-${B',
  '$(',
  '$((',
  '"',
  "'",
  '`',
  '\\',
  '[',
  ']',
  '--',
  '=',
  ',',
  '*',
  '\t',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '\r\n',
  '\r',
  '\0',
  '😀',
  '\ud800',
  'İ',
  '))',
  '{{',
  '&&',
  '||',
  ';',
  '|',
  '>',
  '__proto__',
  'constructor',
];

const MOST = 4_000;
const LARGE = 40_000;

const random = randomOf(Number(values.seed));
const pool = values.corpus ? (await readCorpus(values.corpus)).map(({ text }) => text) : [];
const review = reviewerOf({ profile: 'all' });
const reviewers = new Map<string, ReturnType<typeof reviewerOf>>();
const guilty = new Map<string, number>();
const figures = {
  command: 'fuzz',
  seed: Number(values.seed),
  inputs: Number(values.inputs),
  throws: 0,
  gaps: 0,
  over50ms: 0,
  worstMs: 0,
};
console.error(`seed ${figures.seed}`);
for (let count = 0; count < figures.inputs; count++) {
  const text = mutated(below(2) === 0 && pool.length > 0 ? (pool[below(pool.length)] as string) : assembled());
  let time = timed(text);
  // Another program on the machine may have taken the processor: only what is slow three times is slow.
  for (let again = 0; again < 2 && time > 50; again++) time = Math.min(time, timed(text));
  figures.worstMs = Math.max(figures.worstMs, Math.round(time));
  if (time > 50) {
    figures.over50ms++;
    show(`${time.toFixed(0)} ms, ${text.length} characters`, text);
  }
}
for (const [id, times] of guilty) console.error(`${id} threw ${times} times`);
console.log(JSON.stringify(figures));

function timed(text: string): number {
  const start = performance.now();
  try {
    const document = parse(text);
    if (!nodesTile(document)) {
      figures.gaps++;
      show('the nodes leave a gap', text);
    }
    const model = modelOf(document);
    for (const instruction of document.instructions) model.commandsOf(instruction);
  } catch (error) {
    figures.throws++;
    show(stackOf(error), text);
    return performance.now() - start;
  }
  try {
    review({ text });
  } catch (error) {
    figures.throws++;
    const ids = throwingRules(text);
    for (const id of ids) guilty.set(id, (guilty.get(id) ?? 0) + 1);
    show(`${ids.join(', ') || 'no rule alone'}: ${stackOf(error)}`, text);
    return 0;
  }
  return performance.now() - start;
}

/** The rules that throw when they run alone. */
function throwingRules(text: string): readonly string[] {
  return rules
    .map(({ id }) => id)
    .filter((id) => {
      const alone = reviewers.get(id) ?? reviewerOf({ only: [id] });
      reviewers.set(id, alone);
      try {
        alone({ text });
        return false;
      } catch {
        return true;
      }
    });
}

function stackOf(error: unknown): string {
  return (error as Error).stack?.split('\n').slice(0, 4).join(' | ') ?? String(error);
}

function show(what: string, text: string): void {
  console.error(`${what}: ${JSON.stringify(text).slice(0, 1000)}`);
}

/** A text of some pieces; whole instructions are more frequent than what breaks them. */
function assembled(): string {
  let text = '';
  for (let left = 1 + below(12); left > 0; left--) {
    const piece = PIECES[below(PIECES.length)] as string;
    text += piece.endsWith('\n') || below(3) === 0 ? piece : '';
  }
  return text;
}

function mutated(original: string): string {
  let text = original;
  const limit = below(50) === 0 ? LARGE : MOST;
  if (text.length > limit) {
    const start = below(text.length - limit);
    text = text.slice(start, start + limit);
  }
  for (let times = below(6); times > 0; times--) text = mutatedOnce(text, limit);
  return text.slice(0, limit);
}

function mutatedOnce(text: string, limit: number): string {
  const at = below(text.length + 1);
  const end = Math.min(text.length, at + below(40));
  const [before, cut, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
  const piece = PIECES[below(PIECES.length)] as string;
  switch (below(8)) {
    case 0:
      return before;
    case 1:
      return before + after;
    case 2:
      return before + cut.repeat(1 + below(5)) + after;
    case 3:
      return before + piece.repeat(below(20) === 0 ? Math.ceil(limit / piece.length) : 1 + below(3)) + cut + after;
    case 4:
      return before + String.fromCharCode(below(0x250)) + cut + after;
    case 5:
      return withoutLine(text, at);
    case 6:
      return text.replaceAll(/\n/g, below(2) === 0 ? '\r\n' : ' \\\n');
    default:
      return before + piece + after;
  }
}

function withoutLine(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const feed = text.indexOf('\n', at);
  return text.slice(0, start) + (feed < 0 ? '' : text.slice(feed + 1));
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
