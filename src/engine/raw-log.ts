import type { LogReader, OpenStep } from './build-step.js';
import { addOutput, closedStep, openStep } from './build-step.js';

interface SolveStatus {
  readonly vertexes?: readonly Vertex[];
  readonly logs?: readonly { readonly vertex: string; readonly data?: string }[];
}

interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
}

/** Reads what `--progress=rawjson` prints: an object a line. Source: moby/buildkit `client/graph.go`, SolveStatus. */
export function rawLogReader(): LogReader {
  const byDigest = new Map<string, OpenStep>();
  return {
    take(line) {
      const status = parsed(line);
      for (const vertex of status?.vertexes ?? []) takeVertex(byDigest, vertex);
      for (const { vertex, data } of status?.logs ?? []) {
        const step = byDigest.get(vertex);
        if (!step || !data) continue;
        const text = Buffer.from(data, 'base64').toString('utf8').replace(/\n$/, '');
        for (const each of text.split('\n')) addOutput(step, each);
      }
    },
    steps: () => [...byDigest.values()].map(closedStep),
    running: () => [...byDigest.values()].findLast((step) => !step.ended)?.name,
  };
}

function takeVertex(byDigest: Map<string, OpenStep>, vertex: Vertex): void {
  // Vertices are announced before they begin.
  if (!vertex.started && !vertex.cached && !vertex.error) return;
  const step = byDigest.get(vertex.digest) ?? openStep(vertex.name);
  byDigest.set(vertex.digest, step);
  step.cached ||= vertex.cached === true;
  step.error = vertex.error || step.error;
  if (!vertex.completed && !vertex.cached) return;
  step.ended = true;
  const seconds = (Date.parse(vertex.completed ?? '') - Date.parse(vertex.started ?? '')) / 1000;
  step.seconds = step.cached || Number.isNaN(seconds) ? 0 : seconds;
}

/** Lines that are no JSON are the builder's own warnings. */
function parsed(line: string): SolveStatus | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as SolveStatus;
  } catch {
    return undefined;
  }
}
