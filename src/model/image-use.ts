import type { Word } from '#dockerfile/document.js';
import type { ImageName } from './image-name.js';
import { parseImageName } from './image-name.js';
import type { Stage } from './stage.js';

/** An image that a stage starts from, copies from or mounts; stages and scratch are none. */
export interface ImageUse {
  readonly kind: 'from' | 'copy' | 'mount';
  readonly image: ImageName;
  /** The reference as it is written, with its variables. */
  readonly word: Word;
  /** The word is the reference itself: no variable or quote in it, and an edit may replace it. */
  readonly isLiteral: boolean;
}

/** The images of a stage whose names are known. A bare name behind `--from` may as well be a named context: it counts only with a tag, a digest or a namespace. */
export function imageUsesOf({ from, base, edges }: Stage): readonly ImageUse[] {
  const uses: ImageUse[] = [];
  if (base.kind === 'image' && from.image)
    uses.push({ kind: 'from', image: base.image, word: from.image, isLiteral: isLiteral(from.image, base.image) });
  for (const { kind, word, stage } of edges) {
    if (stage || kind === 'from' || !/[:@/]/.test(word.text)) continue;
    const image = parseImageName(word.text);
    if (image) uses.push({ kind, image, word, isLiteral: isLiteral(word, image) });
  }
  return uses;
}

function isLiteral({ text, span }: Word, image: ImageName): boolean {
  return text === image.text && span.end - span.start === text.length;
}
