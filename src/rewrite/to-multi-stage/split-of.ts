import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { Known, Split } from './split.js';
import { liesInRoot } from './split.js';
import { splitDotnet } from './split-dotnet.js';
import { splitGo } from './split-go.js';
import { splitJava } from './split-java.js';
import { splitNode } from './split-node.js';
import { splitPhp } from './split-php.js';
import { splitPython } from './split-python.js';
import { splitRuby } from './split-ruby.js';
import { splitRust } from './split-rust.js';
import { splitTomcat } from './split-tomcat.js';

/** Splits by the language of the base image. */
export async function splitOf(language: Language, known: Known): Promise<Split | NotNeeded | Refused> {
  const takesFolders = language === 'node' || language === 'python' || language === 'php' || language === 'ruby';
  if (takesFolders && liesInRoot(known.original))
    return refused(
      'not-enough-evidence',
      'The program lies in /, where nobody can tell its files from those of the system.',
      'Set a WORKDIR such as /app before the first COPY.',
    );
  switch (language) {
    case 'node':
      return splitNode(known);
    case 'python':
      return splitPython(known);
    case 'go':
      return splitGo(known);
    case 'java':
      return splitJava(known);
    case 'rust':
      return splitRust(known);
    case 'php':
      return splitPhp(known);
    case 'ruby':
      return splitRuby(known);
    case 'dotnet':
      return splitDotnet(known);
    case 'tomcat':
      return splitTomcat(known);
  }
}

export type Language = 'node' | 'python' | 'go' | 'java' | 'rust' | 'php' | 'ruby' | 'dotnet' | 'tomcat';

/** The language of the base image. */
export function languageOf({ facts }: Original): Language | undefined {
  const { image } = facts;
  if (image === 'golang') return 'go';
  if (
    image === 'node' ||
    image === 'python' ||
    image === 'rust' ||
    image === 'php' ||
    image === 'ruby' ||
    image === 'tomcat'
  )
    return image;
  if (/^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?sdk$/.test(image)) return 'dotnet';
  return /^(?:maven|gradle|eclipse-temurin|openjdk|amazoncorretto)$/.test(image) ? 'java' : undefined;
}
