import type { AnalysedImage } from '../analyse.js';
import type { StoredLayer } from '../assemble.js';
import { walkLayer } from '../layer-walk.js';
import { standardLimits } from '../limits.js';
import type { Watch } from '../scan.js';
import type { ContentReader } from '../tar-walker.js';
import type { ElfFacts } from './elf-file.js';
import { elfFactsIn, isElf } from './elf-file.js';
import type { Range, SparseBytes } from './sparse-bytes.js';
import { sparseBytes } from './sparse-bytes.js';

/** A program or library that a container sees. */
export interface ElfFile extends ElfFacts {
  readonly path: string;
  readonly layer: number;
  readonly size: number;
  readonly isExecutable: boolean;
}

/** The programs and libraries of an image. */
export interface FoundElf {
  readonly files: readonly ElfFile[];
  /** How many were passed over: damaged, or more than any honest image has. */
  readonly unread: number;
}

/**
 * Finds programs and libraries while an image is read: give `watch` to analyseImage, then ask for what was found.
 * Names that a file keeps far behind its start are fetched by reading its layer again.
 */
export function elfSearch(): { readonly watch: Watch; found(scanned: AnalysedImage): Promise<FoundElf> } {
  const known: Draft[] = [];
  let budget = LARGEST_MEMORY;
  let unread = 0;
  const keep = (draft: Draft) => {
    budget -= draft.kept;
    if (budget < 0) unread++;
    else known.push(draft);
  };
  return {
    watch({ size, storedSize, mode }, layer, row) {
      if (size !== storedSize || size < 52) return undefined;
      const draft = { layer, row, mode, bytes: sparseBytes(size), facts: undefined, missing: [], kept: 0 };
      return firstLook(draft, () => keep(draft));
    },
    async found(scanned) {
      const drafts = known.filter(({ layer, row }) => scanned.merged.hiddenBy(layer, row) === undefined);
      for (let look = 0; look < MOST_LOOKS; look++) {
        const open = drafts.filter(({ facts, missing }) => !facts && missing.length > 0);
        if (open.length === 0) break;
        for (const { layer } of scanned.layers) {
          const here = new Map(open.filter((each) => each.layer === layer.index).map((each) => [each.row, each]));
          if (here.size > 0) await lookAgain(layer as StoredLayer, here);
        }
      }
      const files = drafts.flatMap(({ facts, layer, row, mode, bytes }): ElfFile[] => {
        if (!facts) return [];
        const { table } = scanned.layers[layer] as AnalysedImage['layers'][number];
        const path = scanned.tree.pathOf(table.nodeOf(row));
        return [{ ...facts, path, layer, size: bytes.size, isExecutable: (mode & 0o111) !== 0 }];
      });
      return { files, unread: unread + drafts.length - files.length };
    },
  };
}

/** Headers, then what they point to, then what that points to; one more for files that were changed by tools. */
const MOST_LOOKS = 4;

/** The most that all that is kept of programs and libraries may take; Debian's take a few megabytes. */
const LARGEST_MEMORY = 2 ** 26;

/** What most files have all names in. */
const PREFIX = 2 ** 17;

interface Draft {
  readonly layer: number;
  readonly row: number;
  readonly mode: number;
  readonly bytes: SparseBytes;
  facts: ElfFacts | undefined;
  missing: readonly Range[];
  /** The bytes that it takes in memory, about. */
  kept: number;
}

/** Keeps the start of a file and whatever ahead turns out to be needed. */
function firstLook(draft: Draft, use: () => void): ContentReader {
  const { bytes } = draft;
  let start: Buffer = Buffer.alloc(0);
  let at = 0;
  let collector: ContentReader | undefined;
  let isOther = false;
  function begin(): void {
    isOther = !isElf(start);
    if (isOther) return;
    bytes.add(0, Buffer.from(start));
    draft.facts = elfFactsIn(bytes);
    draft.missing = bytes.takeMissing();
    bytes.forgetUnread();
    collector = rangeCollector(draft.missing, bytes, start.length);
    start = Buffer.alloc(0);
  }
  return {
    piece(piece) {
      if (isOther) return;
      let rest = piece;
      if (!collector) {
        if (at === 0 && piece.length >= 64 && !isElf(piece)) {
          isOther = true;
          return;
        }
        rest = piece.subarray(Math.min(piece.length, PREFIX - at));
        start = Buffer.concat([start, piece.subarray(0, piece.length - rest.length)]);
        at = start.length;
        if (at < Math.min(PREFIX, bytes.size)) return;
        begin();
      }
      if (rest.length > 0) collector?.piece(rest);
    },
    end() {
      if (!collector && !isOther) begin();
      if (isOther) return;
      collector?.end();
      conclude(draft);
      use();
    },
  };
}

/** Reads what is there by now; what is known needs no bytes any more. */
function conclude(draft: Draft): void {
  const { bytes } = draft;
  draft.facts ??= elfFactsIn(bytes);
  draft.missing = bytes.takeMissing();
  const left = bytes.forgetUnread();
  if (draft.facts) bytes.forgetUnread();
  const names = draft.facts ? JSON.stringify(draft.facts).length * 2 : left;
  draft.kept = 500 + names;
}

/** Copies ranges of a file as it passes, from an offset on; a range counts once it is there in full. */
function rangeCollector(ranges: readonly Range[], bytes: SparseBytes, from: number): ContentReader {
  const targets = ranges.map(({ offset, length }) => ({ offset, buffer: Buffer.alloc(length), filled: 0 }));
  let at = from;
  return {
    piece(piece) {
      for (const target of targets) {
        const start = Math.max(target.offset, at);
        const end = Math.min(target.offset + target.buffer.length, at + piece.length);
        if (start >= end) continue;
        piece.copy(target.buffer, start - target.offset, start - at, end - at);
        target.filled += end - start;
      }
      at += piece.length;
    },
    end() {
      for (const { offset, buffer, filled } of targets) if (filled === buffer.length) bytes.add(offset, buffer);
    },
  };
}

async function lookAgain(layer: StoredLayer, drafts: ReadonlyMap<number, Draft>): Promise<void> {
  let row = -1;
  await walkLayer(layer.blob, layer.diffId, standardLimits, () => {
    row++;
    const draft = drafts.get(row);
    if (!draft) return undefined;
    const collector = rangeCollector(draft.missing, draft.bytes, 0);
    return {
      piece: collector.piece,
      end() {
        collector.end();
        conclude(draft);
      },
    };
  });
}
