import { parse } from '#dockerfile/parse.js';
import { instructionText, keywordOf } from '#image/history-step.js';
import type { HistoryEntry, ImageConfig } from '#image/image.js';
import { isSecretVariable } from '#knowledge/secret-variable.js';
import type { ImageStep } from '#lint/image-rule.js';
import { modelOf } from '#model/model.js';

/** The history of an image as a text in which findings have their places, and its steps. */
export interface ImagePage {
  readonly text: string;
  readonly steps: readonly ImageStep[];
}

/**
 * The history written as a Dockerfile, a step a line; a script of several lines stands as a heredoc, and what is no
 * instruction as a comment. An image without a history has a comment for each layer.
 */
export function imagePageOf({ history = [], rootfs }: ImageConfig): ImagePage {
  const entries: readonly HistoryEntry[] = history.length > 0 ? history : (rootfs?.diff_ids ?? []).map(() => ({}));
  let next = 0;
  let text = '';
  const drafts = entries.map(({ created_by = '', empty_layer }) => {
    const layer = empty_layer ? undefined : next++;
    const written = writtenStep(created_by) || `# layer ${layer ?? 'none'}: the history does not tell`;
    const start = text.length;
    text += `${written}\n`;
    return { layer, createdBy: created_by, span: { start, end: start + written.length } };
  });
  const document = parse(text);
  const model = modelOf(document);
  const byStart = new Map(document.instructions.map((instruction) => [instruction.span.start, instruction]));
  const steps = drafts.map(({ layer, createdBy, span }): ImageStep => {
    const instruction = byStart.get(span.start);
    return {
      keyword: keywordOf(instructionText(createdBy)),
      instruction: instructionText(createdBy),
      layer,
      commands: instruction?.kind === 'RUN' ? model.commandsOf(instruction) : [],
      span,
      isBase: undefined,
      placeOf: (part) => part,
    };
  });
  return { text, steps };
}

function writtenStep(createdBy: string): string {
  const line = instructionText(createdBy);
  const keyword = keywordOf(line);
  if (keyword === 'RUN') {
    const script = scriptIn(createdBy);
    if (script !== undefined) return `RUN <<${END}\n${script}\n${END}`;
  }
  if (keyword === '' || line.includes('<<')) return line === '' ? '' : `# ${line.replace(/^#\s*/, '')}`;
  // What goes on in the next line would swallow the next step.
  return withoutSecrets(line).replace(/[\\`]+$/, '');
}

const END = 'END_OF_STEP';

/** The script of a step that has several lines or a here-document; undefined where one line says it all. */
function scriptIn(createdBy: string): string | undefined {
  const raw = createdBy.replace(/\s*# buildkit$/, '').trim();
  if (!/\n|<</.test(raw)) return undefined;
  const script = raw
    .replace(/^(?:RUN )?(?:\|\d+ .*? )?\/bin\/(?:ba|a)?sh (?:-[a-z]+ )*-[a-z]*c /, '')
    .replace(/^RUN /, '');
  return script.split('\n').includes(END) ? undefined : script.replaceAll('\r', '');
}

/** Builders write values without quotes: where a secret ends, the text does not tell. */
function withoutSecrets(line: string): string {
  if (!/^(?:ENV|ARG|LABEL) /.test(line)) return line;
  const secret = [...line.matchAll(/(?<=\s)([\w.-]+)[= ]/g)].find(([, name = '']) => isSecretVariable(name));
  return secret ? `${line.slice(0, secret.index + secret[0].length)}***` : line;
}
