import type { Instruction, Word } from '#dockerfile/document.js';
import { compilePattern } from '#dockerignore/ignore-pattern.js';
import { isWithin } from './brought-paths.js';
import { localSources } from './copy-source.js';
import type { Model } from './model.js';
import { withHeldBack } from './model.js';

/** What an instruction takes out of the build context. */
export interface ContextSource {
  readonly instruction: Instruction;
  /** The path, a pattern perhaps, seen from the root of the context; '' for the whole context. */
  readonly path: string;
  /** As it is written. */
  readonly word: Word;
}

/** The sources of COPY and ADD of all stages whose names are known without building. */
export function contextSourcesOf(model: Model): readonly ContextSource[] {
  return model.document.instructions.flatMap(withHeldBack).flatMap((instruction): readonly ContextSource[] => {
    if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return [];
    const state = model.stageOf(instruction)?.at(instruction);
    // Here-documents are no files of the context.
    return localSources(instruction, state)
      .filter(({ word }) => !word.text.startsWith('<<'))
      .map(({ path, word }) => ({ instruction, path: path === '*' ? '' : path, word }));
  });
}

/** Whether a source takes a file or folder of the context along: it is the path, lies above it, or its pattern fits. */
export function takes({ path: source }: ContextSource, path: string): boolean {
  if (source === '' || isWithin(path, source)) return true;
  if (!/[*?[\\]/.test(source)) return false;
  const matches = compilePattern(source);
  return matches !== undefined && aboveAndSelf(path).some(matches);
}

/** Whether a COPY or ADD takes a path by its own name or pattern, not with the whole context. */
export function isNamedByCopy(path: string, model: Model): boolean {
  return contextSourcesOf(model).some((source) => source.path !== '' && takes(source, path));
}

function aboveAndSelf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
