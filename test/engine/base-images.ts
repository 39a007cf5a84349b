import { parse } from '#dockerfile/parse.js';
import { findEngine } from '#engine/find-engine.js';
import { modelOf } from '#model/model.js';
import { ensureImages } from '../../scripts/stand-ins/ensure-images.js';

/** Sees that the images that Dockerfiles are built on are there, stand-ins where no registry can be reached. */
export async function ensureBaseImages(...dockerfiles: readonly string[]): Promise<void> {
  const { program } = await findEngine();
  const images = new Set(dockerfiles.flatMap(imagesOf));
  ensureImages(program, [...images], (what) => console.log(`  ${what}`));
}

/** The images that FROM, `COPY --from`, `RUN --mount from=` and the syntax directive name. */
function imagesOf(text: string): readonly string[] {
  const document = parse(text);
  const names: string[] = [];
  for (const directive of document.directives) if (directive.name === 'syntax') names.push(directive.value.text);
  for (const stage of modelOf(document).stages) {
    if (stage.base.kind === 'image' && stage.baseText !== undefined) names.push(stage.baseText);
    for (const { kind, stage: from, word } of stage.edges) {
      if (kind !== 'from' && from === undefined && word.text !== 'scratch') names.push(word.text);
    }
  }
  return names;
}
