import { isUtf8 } from 'node:buffer';
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { ToolError } from '../../index.js';

const STDOUT = 1;

/** Writes to standard output, all of it before it returns; loading Node's stream for it would cost milliseconds. */
export function writeOutput(text: string): void {
  writeBytes(Buffer.from(text, 'utf8'));
}

/** Writes bytes to standard output as they are, all of them before it returns. */
export function writeBytes(bytes: Buffer): void {
  let rest = bytes;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(STDOUT, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') {
        throw new ToolError(
          'OUTPUT_CLOSED',
          'The output was cut off: its reader has gone.',
          'Write to a file with > to get all of it.',
          error,
        );
      }
      // A reader that is slower than we are: wait a moment.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Whether the output goes to a terminal that wants colour: NO_COLOR and --no-color switch it off, FORCE_COLOR on. */
export function wantsColour(option: boolean): boolean {
  if (!option || process.env.NO_COLOR) return false;
  return process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : isatty(STDOUT);
}

/** The columns to write for: the terminal's, at most 120; 80 where there is none. */
export function outputWidth(): number {
  return isatty(STDOUT) ? Math.min(process.stdout.columns ?? 80, 120) : 80;
}

/** One line on standard error, under the program's name. */
export function writeError(message: string): void {
  process.stderr.write(`plimsoll: ${message}\n`);
}

/** One line on standard error that is no failure. */
export function writeNote(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Everything on standard input as text. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  // What is no character would come out as another one.
  if (!isUtf8(bytes))
    throw new ToolError('FILE_NOT_UTF8', 'Standard input is not UTF-8.', 'Convert it, with iconv for one.');
  return bytes.toString('utf8');
}

/** A line on standard error that counts on, for work over a second; nothing where nobody watches. */
export function progressOf(what: string, total: number): { step(): void; end(): void } {
  const start = Date.now();
  let done = 0;
  let shown = 0;
  return {
    step() {
      done++;
      const now = Date.now();
      if (!process.stderr.isTTY || now - start < 1000 || now - shown < 100) return;
      shown = now;
      process.stderr.write(`\r${what} ${done} of ${total}`);
    },
    end() {
      if (shown > 0) process.stderr.write('\r\u001b[K');
    },
  };
}

/** One line on standard error that says what is going on, after the first second; nothing where nobody watches. */
export function runningLine(): { show(text: string): void; end(): void } {
  const start = Date.now();
  let shown = false;
  return {
    show(text) {
      if (!process.stderr.isTTY || Date.now() - start < 1000) return;
      shown = true;
      const width = (process.stderr.columns || 80) - 1;
      const line = text.replace(/[^\x20-\uffff]/g, ' ');
      process.stderr.write(`\r${line.length > width ? `${line.slice(0, width - 1)}…` : line}\u001b[K`);
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
