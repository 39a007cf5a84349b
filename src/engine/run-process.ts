import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { ToolError } from '../tool-error.js';

/** How a program ended. `code` is undefined when a signal ended it. */
export interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Gets each line of standard output and standard error as it comes. */
  readonly onLine?: (line: string) => void;
  /** Takes standard output instead of keeping it. */
  readonly onOutput?: (output: Readable) => Promise<void>;
  /** What it reads from standard input; nothing when left out. */
  readonly input?: Readable;
}

/** Runs a program to its end, whatever its exit code; throws only when it cannot be started or `signal` says stop. */
export async function runProcess(
  program: string,
  args: readonly string[],
  { env, signal, onLine, onOutput, input = Readable.from([]) }: ProcessOptions = {},
): Promise<Ended> {
  signal?.throwIfAborted();
  // A group of its own: Ctrl-C reaches us alone, and we end it and clean up in order.
  const child = spawn(program, [...args], {
    env: env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  // It may end without having read all.
  child.stdin.on('error', () => input.unpipe());
  input.pipe(child.stdin);
  const end = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', end, { once: true });
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.on('error', (error) =>
      reject(new ToolError('PROGRAM_FAILED', `${program} cannot be run: ${error.message}.`, 'Check its mode.', error)),
    );
    child.on('close', (code) => resolve(code ?? undefined));
  });
  try {
    const taking = onOutput ? onOutput(child.stdout).then(() => '') : textOf(child.stdout, onLine);
    // When the reader fails, the program would wait for it for ever.
    taking.catch(end);
    const [code, stdout, stderr] = await Promise.all([ended, taking, textOf(child.stderr, onLine)]);
    signal?.throwIfAborted();
    return { code, stdout, stderr };
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** The last megabytes of what a stream says: a build may print without end. */
const KEPT = 8 * 2 ** 20;

async function textOf(stream: Readable, onLine?: (line: string) => void): Promise<string> {
  stream.setEncoding('utf8');
  let text = '';
  let open = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    text += chunk;
    if (text.length > 2 * KEPT) text = text.slice(-KEPT);
    if (!onLine) continue;
    const lines = (open + chunk).split('\n');
    open = (lines.pop() ?? '').slice(-KEPT);
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  }
  if (open && onLine) onLine(open);
  return text;
}
