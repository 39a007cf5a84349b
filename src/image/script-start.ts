import type { Watch } from './scan.js';

/** How a script says what reads it. */
export interface ScriptStart {
  /** The program behind `#!`: `/bin/sh`, `/usr/bin/env`. */
  readonly interpreter: string;
  /** What env is to find: `bash` of `#!/usr/bin/env bash`. */
  readonly program: string | undefined;
  /** The line ends with a carriage return, which the kernel takes for a part of the name. */
  readonly hasReturn: boolean;
}

/** Keeps the first lines of scripts while an image is read: give `watch` to analyseImage, then ask. */
export function scriptStartSearch(): {
  readonly watch: Watch;
  startOf(layer: number, row: number): ScriptStart | undefined;
} {
  const starts = new Map<string, string>();
  return {
    watch({ size, storedSize, mode }, layer, row) {
      if (size !== storedSize || size < 3 || (mode & 0o111) === 0 || starts.size >= MOST) return undefined;
      let isOpen = true;
      return {
        piece(bytes) {
          if (isOpen && bytes[0] === 0x23 && bytes[1] === 0x21)
            starts.set(`${layer} ${row}`, bytes.toString('latin1', 0, LONGEST));
          isOpen = false;
        },
        end: () => undefined,
      };
    },
    startOf: (layer, row) => startIn(starts.get(`${layer} ${row}`)),
  };
}

const MOST = 50_000;

/** As much as Linux reads of the line. */
const LONGEST = 256;

function startIn(text: string | undefined): ScriptStart | undefined {
  if (text === undefined) return undefined;
  const line = text.split('\n', 1)[0] ?? '';
  const [interpreter, ...words] = line
    .replace(/^#!\s*/, '')
    .replace(/\r$/, '')
    .split(/[ \t]+/);
  if (!interpreter) return undefined;
  const program = interpreter.endsWith('/env')
    ? words.find((word) => !word.startsWith('-') && !word.includes('='))
    : undefined;
  return { interpreter, program, hasReturn: line.endsWith('\r') };
}
