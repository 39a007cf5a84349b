import { parse } from '#dockerfile/parse.js';
import type { FixedText } from '#lint/fix.js';
import type { Edit } from '#text/edit.js';
import { applyEdits } from '#text/edit.js';

/** The RUNs in whose lines no edit of a pass wrote and that are not there, as they were, after it. */
export function changedUntouchedRuns(text: string, { passes }: FixedText): readonly string[] {
  const changed: string[] = [];
  let before = text;
  for (const pass of passes) {
    const edits = pass.flatMap(({ fix }) => fix.edits);
    const after = applyEdits(before, edits);
    const left = runsOf(after, []);
    for (const run of runsOf(before, edits)) {
      const at = left.indexOf(run);
      if (at < 0) changed.push(run);
      else left.splice(0, at + 1);
    }
    before = after;
  }
  return changed;
}

/** The lines of each RUN that no edit writes into, its here-documents included. */
function runsOf(text: string, edits: readonly Edit[]): string[] {
  return parse(text)
    .instructions.filter(({ kind, lines }) => {
      // The last line of a file may have no line end: what is put behind it is put into it.
      const end = text[lines.end - 1] === '\n' ? lines.end : lines.end + 1;
      const inside = ({ span }: Edit) => span.start < end && span.end > lines.start;
      return kind === 'RUN' && !edits.some(inside);
    })
    .map(({ lines }) => text.slice(lines.start, lines.end).trimEnd());
}
