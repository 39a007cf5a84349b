import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** A real Dockerfile of the corpus. */
export interface CorpusFile {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly balanced?: boolean;
  readonly gold?: boolean;
}

/** BuildKit's own parse of a corpus file. */
export interface ReferenceParse {
  readonly id: string;
  readonly escape?: string;
  readonly nodes?: readonly ReferenceNode[];
  /** The parser refused the file. */
  readonly err?: string;
  /** The instruction layer refused the file. */
  readonly ierr?: string;
}

export interface ReferenceNode {
  readonly cmd: string;
  readonly args?: readonly string[];
  readonly flags?: readonly string[];
  readonly json?: boolean;
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly heredocs?: readonly {
    readonly Name: string;
    readonly Content: string;
    readonly Expand: boolean;
    readonly Chomp: boolean;
    readonly FD: number;
  }[];
  readonly child?: ReferenceNode;
}

/** All Dockerfiles of a corpus folder. */
export function readCorpus(folder: string): Promise<readonly CorpusFile[]> {
  return readRows<CorpusFile>(join(folder, 'dockerfiles.jsonl.gz'));
}

/** BuildKit's parses by file id. */
export async function readReference(folder: string): Promise<ReadonlyMap<string, ReferenceParse>> {
  const rows = await readRows<ReferenceParse>(join(folder, 'buildkit-parse.jsonl.gz'));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The rows of a gzipped or plain file with a JSON object a line. */
export async function readRows<Row>(path: string): Promise<readonly Row[]> {
  const file = createReadStream(path);
  const rows: Row[] = [];
  for await (const line of createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file })) {
    if (line !== '') rows.push(JSON.parse(line) as Row);
  }
  return rows;
}
