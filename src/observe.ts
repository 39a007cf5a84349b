import { parse } from '#dockerfile/parse.js';
import { savedBase, savedImage } from '#engine/image-archive.js';
import { openedFiles } from '#engine/opened-files.js';
import type { Built } from '#engine/proof.js';
import type { BuildAndRunOptions } from '#engine/prove.js';
import { buildAndRun } from '#engine/prove.js';
import { observationOf } from '#evidence/observation-of.js';
import { observedRuntime } from '#evidence/observed-runtime.js';
import type { Image } from '#image/image.js';
import { openImage } from '#image/sources/open-image.js';
import { modelOf } from '#model/model.js';
import type { Files } from '#project/files.js';
import type { Observation } from '#rewrite/to-multi-stage/observation.js';
import { observationPlan, runtimeImagesFor } from '#rewrite/to-multi-stage/observation-plan.js';
import { layerLinesOf } from './image-lines.js';
import { ToolError } from './tool-error.js';

/**
 * Builds a Dockerfile of one stage, whose text is given, with the engine of this machine, runs it, and looks at its
 * layers, its packages, the files that it opened and the images that it could run on. Removes all that it made. Throws
 * a ToolError when there is no engine, or the build fails.
 */
export async function observe(
  dockerfile: string,
  text: string,
  project: Files | undefined,
  options: BuildAndRunOptions,
): Promise<Observation> {
  const model = modelOf(parse(text));
  const plan = await observationPlan(model, project);
  let observation: Observation | undefined;
  await buildAndRun([dockerfile], {
    ...options,
    measure: false,
    examine: async ({ engine, made, images }) => {
      const [first] = images;
      if (!first) return;
      options.onProgress?.(`noting what ${dockerfile} opens`);
      const wanted = [...first.built.files].flatMap(([path, { type }]) =>
        type === 'file' && !NEVER_RUN.test(path) ? [path] : [],
      );
      const opening = await openedFiles(engine, made, { ...first.built, image: first.image }, wanted, first.options);
      options.onProgress?.(`reading the layers of ${dockerfile}`);
      const archive = await savedImage(engine, made, first.image, options.signal);
      const seen = await reading(archive, async (image) =>
        observationOf(image, {
          ...plan,
          lines: layerLinesOf(text, await image.config()),
          run: outcomeOf(first.built),
          ...('opened' in opening ? { opened: opening.opened } : { opened: [], notNoted: opening.notNoted }),
        }),
      );
      const runtimes = [];
      for (const name of runtimeImagesFor(model, seen)) {
        options.onProgress?.(`reading ${name}`);
        const base = await savedBase(engine, made, name, options.signal).catch(orNone);
        if (base !== undefined) runtimes.push(await reading(base, (image) => observedRuntime(image, name, seen)));
      }
      observation = { ...seen, runtimes };
    },
  });
  return observation as Observation;
}

/** Files for people, for compilers and for the package manager, and names that no observer takes. */
const NEVER_RUN = /[\n\t]|^\/(?:usr\/share\/(?:doc|man|info)|usr\/include|usr\/lib\/gcc|var\/lib\/dpkg)\//;

/** Where an image cannot be had, the next may do. */
function orNone(error: unknown): undefined {
  if (!(error instanceof ToolError && error.code === 'BASE_IMAGE_MISSING')) throw error;
}

async function reading<T>(archive: string, read: (image: Image) => Promise<T>): Promise<T> {
  const image = await openImage(archive);
  try {
    return await read(image);
  } finally {
    await image.close();
  }
}

function outcomeOf({ run }: Built): Observation['run'] {
  const said = [...(run?.stderr ?? []), ...(run?.stdout ?? [])].at(-1);
  return {
    outcome: run?.outcome ?? 'nothing to run',
    ...(run?.outcome === 'exited' && { exitCode: run.exitCode }),
    ...(said !== undefined && run?.outcome === 'exited' && { said }),
  };
}
