import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/plimsoll.cjs', import.meta.url));

/** What the real program did. */
export interface Ran {
  readonly pid: number | undefined;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real program in a folder; `whileRunning` gets the process. */
export function plimsoll(
  cwd: string,
  args: readonly string[],
  whileRunning?: (child: ChildProcess) => void,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      out.stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      out.stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ pid: child.pid, status, ...out }));
    whileRunning?.(child);
  });
}
