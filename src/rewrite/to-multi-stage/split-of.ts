import type { Files } from '#project/files.js';
import type { NotNeeded, Refused } from './conversion.js';
import type { Original } from './original.js';
import type { Split, Takes } from './split.js';
import { splitGo } from './split-go.js';
import { splitJava } from './split-java.js';
import { splitNode } from './split-node.js';
import { splitPython } from './split-python.js';
import { splitRust } from './split-rust.js';

/** Splits by the language of the base image. */
export async function splitOf(
  language: Language,
  original: Original,
  folders: readonly string[],
  project: Files | undefined,
  takes: Takes,
): Promise<Split | NotNeeded | Refused> {
  switch (language) {
    case 'node':
      return splitNode(original, folders, project, takes);
    case 'python':
      return splitPython(original, folders, project);
    case 'go':
      return splitGo(original, project);
    case 'java':
      return splitJava(original, project);
    case 'rust':
      return splitRust(original, project);
  }
}

export type Language = 'node' | 'python' | 'go' | 'java' | 'rust';

/** The language of the base image. */
export function languageOf({ facts }: Original): Language | undefined {
  const { image } = facts;
  if (image === 'node') return 'node';
  if (image === 'python') return 'python';
  if (image === 'golang') return 'go';
  if (image === 'rust') return 'rust';
  return /^(?:maven|gradle|eclipse-temurin|openjdk|amazoncorretto)$/.test(image) ? 'java' : undefined;
}
