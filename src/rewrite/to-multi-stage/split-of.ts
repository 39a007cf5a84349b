import type { Files } from '#project/files.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { Split } from './split.js';
import { splitGo } from './split-go.js';
import { splitJava } from './split-java.js';
import { splitNode } from './split-node.js';
import { splitPython } from './split-python.js';
import { splitRust } from './split-rust.js';

/** Splits by the language of the base image. */
export async function splitOf(
  original: Original,
  folders: readonly string[],
  project: Files | undefined,
): Promise<Split | NotNeeded | Refused> {
  switch (languageOf(original)) {
    case 'node':
      return splitNode(original, folders, project);
    case 'python':
      return splitPython(original, folders, project);
    case 'go':
      return splitGo(original, project);
    case 'java':
      return splitJava(original, project);
    case 'rust':
      return splitRust(original, project);
    default:
      return refused(
        'unsupported-stack',
        `${original.imageText} is no image of a language that is known here.`,
        'plimsoll init writes a Dockerfile for the project instead.',
        1,
      );
  }
}

function languageOf({ facts }: Original): 'node' | 'python' | 'go' | 'java' | 'rust' | undefined {
  const { image } = facts;
  if (image === 'node') return 'node';
  if (image === 'python') return 'python';
  if (image === 'golang') return 'go';
  if (image === 'rust') return 'rust';
  return /^(?:maven|gradle|eclipse-temurin|openjdk|amazoncorretto)$/.test(image) ? 'java' : undefined;
}
