import { reviewerOf } from '../src/index.js';

const INSTRUCTIONS = [
  'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
  'COPY src/%d /app/%d/',
  'ENV NAME_%d=value-%d',
  'RUN cd /app/%d && make build | tee log',
  'LABEL org.example.key%d="value"',
  'ARG VERSION_%d=1.%d',
  'WORKDIR /app/%d',
  'USER app%d',
  '# a comment %d',
  'RUN pip install --no-cache-dir package%d==1.%d',
];

/** Lines that show how the time grows with the size of one file. */
export function growthTable(): readonly string[] {
  const review = reviewerOf({ profile: 'all' });
  review({ text: textOf(100) });
  return [10, 100, 1_000, 10_000].map((count) => {
    const text = textOf(count);
    const runs = Math.max(1, Math.floor(2_000 / count));
    const start = performance.now();
    for (let run = 0; run < runs; run++) review({ text });
    const time = (performance.now() - start) / runs;
    return `${String(count).padStart(6)} instructions ${time.toFixed(2).padStart(9)} ms, ${((time / count) * 1000).toFixed(0)} µs each`;
  });
}

function textOf(count: number): string {
  const lines = Array.from({ length: count }, (_, index) =>
    (INSTRUCTIONS[index % INSTRUCTIONS.length] as string).replaceAll('%d', String(index)),
  );
  return `FROM debian:13\n${lines.join('\n')}\nCMD ["app"]\n`;
}
