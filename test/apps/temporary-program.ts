import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/plimsoll.cjs', import.meta.url));

/** The built program in a folder of its own. */
export function programIn(name: string) {
  const directory = mkdtempSync(join(tmpdir(), `plimsoll-${name}-`));
  return {
    directory,
    run(args: readonly string[], input?: string) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: directory,
        input,
        encoding: 'utf8',
        env: { PATH: process.env.PATH },
      });
      return { status, stdout, stderr };
    },
    write(file: string, text: string | Buffer): void {
      writeFileSync(join(directory, file), text);
    },
    remove(): void {
      rmSync(directory, { recursive: true });
    },
  };
}
