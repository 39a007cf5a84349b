import type { AnalysedImage } from '#image/analyse.js';
import type { Loader } from '#image/elf/loader.js';
import type { NeededFile } from '#rewrite/to-multi-stage/observation.js';

/** The loader of a program or library and the libraries that it needs itself; undefined for what is neither. */
export function neededFiles(
  { tree, layers, merged }: AnalysedImage,
  loader: Loader,
  path: string,
): readonly NeededFile[] | undefined {
  const file = loader.fileAt(path);
  if (!file) return undefined;
  const interpreter = file.interpreter === undefined ? undefined : loader.fileAt(file.interpreter);
  const needed = loader.loads(file).flatMap(({ name, by, file: library }): NeededFile[] => {
    if (by !== file || !library) return [];
    const link = linkOf(library.path, name);
    return [{ path: `/${library.path}`, ...(link !== undefined && { link: `/${link}` }) }];
  });
  return [...(interpreter ? [{ path: `/${interpreter.path}` }] : []), ...needed];

  /** The link beside a library that has the name by which it is needed. */
  function linkOf(library: string, name: string): string | undefined {
    const beside = library.replace(/[^/]*$/, name.replace(/^.*\//, ''));
    if (beside === library) return undefined;
    const node = tree.find(beside);
    const visible = node === undefined ? undefined : merged.visibleAt(node);
    return visible && layers[visible.layer]?.table.typeOf(visible.row) === 'symlink' ? beside : undefined;
  }
}
