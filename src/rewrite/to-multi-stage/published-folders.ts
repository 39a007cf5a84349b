import type { Original } from './original.js';
import { absolute } from './split.js';

/** A folder that dotnet publish fills, with the words of the command. */
export interface Published {
  readonly folder: string;
  readonly words: readonly string[];
}

/** Where what was published lies: the folders that dotnet publish fills, and those that they are copied to. */
export function publishedFolders(original: Original): readonly Published[] {
  const published = original.runs.flatMap((step) => publishedIn(step.commands, step.workdir, original));
  return [...published, ...movedFrom(published, original)];
}

/** The folders that dotnet publish fills: the one that is named, or the one below the project. */
function publishedIn(
  commands: Original['runs'][number]['commands'],
  workdir: string,
  { stage }: Original,
): readonly Published[] {
  const found: Published[] = [];
  let folder = workdir;
  for (const { program, args } of commands) {
    const words = args.map(({ value }) => stage.at().expand(value) ?? value);
    if (program === 'cd') folder = absolute(words[0] ?? '.', folder);
    if (program !== 'dotnet' || words[0] !== 'publish') continue;
    const valueOf = (...names: readonly string[]) => {
      const at = words.findIndex((each) => names.includes(each));
      const joined = words.find((each) =>
        names.some((name) => each.startsWith(`${name}=`) || each.startsWith(`${name}:`)),
      );
      return at < 0 ? joined?.slice(joined.search(/[=:]/) + 1) : words[at + 1];
    };
    const named = valueOf('-o', '--output');
    const target = words.slice(1).find((each, index) => !each.startsWith('-') && !words[index]?.startsWith('-'));
    const base = target === undefined ? folder : absolute(/\.\w+proj$/.test(target) ? `${target}/..` : target, folder);
    const configuration = valueOf('-c', '--configuration') ?? 'Release';
    if (named !== undefined) found.push({ folder: absolute(named, folder), words });
    else
      for (const framework of FRAMEWORKS)
        found.push({ folder: absolute(`bin/${configuration}/${framework}/publish`, base), words });
  }
  return found;
}

/** Folders that what was published is copied or moved to as a whole. */
function movedFrom(published: readonly Published[], { runs }: Original): readonly Published[] {
  return runs.flatMap(({ commands, workdir }) =>
    commands.flatMap(({ program, args }) => {
      const [from, to] = args.map(({ value }) => value).filter((word) => !word.startsWith('-'));
      if (!/^(?:cp|mv)$/.test(program) || from === undefined || to === undefined) return [];
      const source = published.find(({ folder }) => folder === absolute(from.replace(/\/[.*]$/, ''), workdir));
      return source ? [{ ...source, folder: absolute(to, workdir) }] : [];
    }),
  );
}

const FRAMEWORKS = ['net10.0', 'net9.0', 'net8.0', 'net7.0', 'net6.0', 'net5.0', 'netcoreapp3.1'];
