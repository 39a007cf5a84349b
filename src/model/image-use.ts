import type { Word } from '#dockerfile/document.js';
import { baseImageFactsOf } from '#knowledge/base-image.js';
import type { Span } from '#text/span.js';
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

/** The images of a stage whose names are known. A bare name behind `--from` may as well be a named context: it counts only when such an image is known. */
export function imageUsesOf({ from, base, edges }: Stage): readonly ImageUse[] {
  const uses: ImageUse[] = [];
  if (base.kind === 'image' && from.image)
    uses.push({ kind: 'from', image: base.image, word: from.image, isLiteral: isLiteral(from.image, base.image) });
  for (const { kind, word, stage } of edges) {
    if (stage || kind === 'from') continue;
    const image = parseImageName(word.text);
    if (image && (/[:@/]/.test(word.text) || baseImageFactsOf(image)))
      uses.push({ kind, image, word, isLiteral: isLiteral(word, image) });
  }
  return uses;
}

/** Where the tag stands; the whole reference when a variable holds it or there is none. */
export function tagSpanOf({ image, word, isLiteral }: ImageUse): Span {
  if (!isLiteral || image.tag === undefined) return word.span;
  const end = image.digest === undefined ? word.span.end : word.span.end - image.digest.length - 1;
  return { start: end - image.tag.length, end };
}

function isLiteral({ text, span }: Word, image: ImageName): boolean {
  return text === image.text && span.end - span.start === text.length;
}
