import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import { absolute, isSystemFolder } from './split.js';

/** What COPY takes from other images, besides tools that only the build starts. */
export function fromOtherImages({ copies, stage }: Original, needed: NeededPrograms): readonly string[] {
  return copies.flatMap((copy) => {
    if (copy.kind !== 'COPY' || !copy.from || !copy.destination) return [];
    if (needed.nodeJs === false && /(?:^|\/)node(?::|$)/.test(copy.from.text)) return [];
    const state = stage.at(copy);
    const target = absolute(state.expand(copy.destination.text) ?? copy.destination.text, state.workdir ?? '/');
    return copy.sources.flatMap(({ text }) => {
      const name = text.split('/').at(-1) ?? '';
      const isInto = isSystemFolder(target) || copy.sources.length > 1 || /\/$|^\.$/.test(copy.destination?.text ?? '');
      const path = isInto ? absolute(name, target) : target;
      return isBuildTool(path, needed) ? [] : [path];
    });
  });
}

/** Whether a file is a tool that nothing names which runs. */
export function isBuildTool(path: string, needed: NeededPrograms): boolean {
  const name = path.split('/').at(-1) ?? '';
  return BUILD_TOOLS.test(name) && !needed.has(name);
}

const BUILD_TOOLS = /^(?:composer|install-php-extensions|uvx?|poetry|mvn|gradle|bun|deno)$/;
