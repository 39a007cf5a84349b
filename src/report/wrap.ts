import { cellsOf, widthOf } from './cells.js';

/** Breaks a text between words into lines of at most `width` terminal columns; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    if (line && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return line ? [...lines, line] : lines;
}

function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return word ? [word] : [];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const cell of cellsOf(word)) {
    if (part && used + cell.width > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += cell.text;
    used += cell.width;
  }
  return [...parts, part];
}
