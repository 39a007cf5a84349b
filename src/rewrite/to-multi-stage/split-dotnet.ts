import type { Files } from '#project/files.js';
import type { DotnetProject } from '#stacks/dotnet/projects.js';
import { needsAspNetCore, readDotnetProjects, withReferences } from '#stacks/dotnet/projects.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import { namedFiles } from './named-files.js';
import type { Original } from './original.js';
import { publishedFolders } from './published-folders.js';
import { sourceFolderOf } from './source-folder.js';
import type { CopiedPath, Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';

/** A .NET program runs from the folder that dotnet publish fills, on the runtime that its project asks for. */
export async function splitDotnet({ original, project }: Known): Promise<Split | NotNeeded | Refused> {
  const { start, workdir, cmd, entrypoint, lineOf, imageText } = original;
  const line = lineOf((cmd ?? entrypoint) as NonNullable<typeof cmd>);
  const isManaged = /(?:^|\/)dotnet$/.test(start[0] ?? '');
  const word = isManaged ? start.find((each) => each.endsWith('.dll')) : start[0];
  const started = word === undefined ? undefined : absolute(word, workdir);
  const output = publishedFolders(original).find(({ folder }) => started !== undefined && parentOf(started) === folder);
  if (started === undefined || !output)
    return refused(
      'not-enough-evidence',
      `${word ?? 'What is started'} does not lie in a folder that dotnet publish fills.`,
      'Publish with dotnet publish -c Release -o /app/out, and start the assembly from there.',
      line,
    );
  const projects = project ? await readDotnetProjects(project) : undefined;
  const assembly = (started.split('/').at(-1) ?? '').replace(/\.dll$/, '');
  const program = projects?.find((each) => each.assembly === assembly);
  if (projects && !program)
    return refused(
      'not-enough-evidence',
      `No project makes ${assembly}.`,
      'Start the assembly that the project makes.',
      line,
    );
  if (!program && (!isManaged || workdir !== output.folder))
    return refused(
      'not-enough-evidence',
      'Without the project file nobody knows which runtime it needs, and which files it opens.',
      'Run it in the project, with its csproj.',
    );
  const isSelfContained = program ? bringsItsRuntime(program, output.words) : false;
  if (/alpine/.test(imageText) && program?.invariantGlobalization !== true)
    return refused(
      'not-enough-evidence',
      "Alpine's runtime has no data of languages, which the SDK has.",
      'Set InvariantGlobalization in the project, or build on an image of Debian or Ubuntu.',
      1,
    );
  const kind = isSelfContained ? 'runtime-deps' : needsAspNet(projects, program) ? 'aspnet' : 'runtime';
  const environment = kind === 'aspnet' || needsAspNet(projects, program) ? listensAsBefore(original) : {};
  const opened = project && program ? await openedFiles(original, project, program, output.folder) : [];
  return {
    runtimeImage: runtimeImageOf(imageText, kind),
    why: WHY[kind],
    copies: [{ path: output.folder }, ...opened],
    environment,
    notes: Object.keys(environment).map((name) => `${name} is empty as in the SDK's image: it listens where it did.`),
  };
}

const WHY = {
  'runtime-deps': 'It brings its own runtime: this has the libraries that it loads.',
  aspnet: 'The ASP.NET Core runtime of the same version, without the SDK.',
  runtime: 'The .NET runtime of the same version, without the SDK.',
} as const;

/** Whether the published folder has the runtime in it, by the project or by the command. */
function bringsItsRuntime({ publishing }: DotnetProject, words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^--(?:self-contained|sc)\b/.test(word));
  const isSaid = at >= 0 && !/=false$/.test(words[at] ?? '') && words[at + 1] !== 'false';
  const isProperty = words.some((word) =>
    /^[-/]p(?:roperty)?:(?:SelfContained|PublishAot|PublishTrimmed)=true$/i.test(word),
  );
  if (words.includes('--no-self-contained') || (at >= 0 && !isSaid)) return false;
  return isSaid || isProperty || publishing === 'self-contained' || publishing === 'native';
}

/** ASP.NET Core's runtime has .NET's own in it: it is the safe choice where the project may use both. */
function needsAspNet(projects: readonly DotnetProject[] | undefined, program: DotnetProject | undefined): boolean {
  if (!projects || !program || needsAspNetCore(projects, program)) return true;
  return withReferences(projects, program).some(
    ({ packages, references }) =>
      packages.some((name) => /AspNetCore/i.test(name)) || references.some((path) => path.startsWith('../')),
  );
}

/** Settings and files that the program opens from the folder that it is started in, where that is not the published one. */
async function openedFiles(
  original: Original,
  project: Files,
  program: DotnetProject,
  output: string,
): Promise<readonly CopiedPath[]> {
  const { workdir } = original;
  if (workdir === output) return [];
  const source = sourceFolderOf(workdir, original);
  if (source === undefined) return [];
  const prefix = source === '' ? '' : `${source}/`;
  const tops = [
    ...new Set(
      project.paths
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split('/')[0] ?? ''),
    ),
  ];
  const named = await namedFiles(project, /\.(?:cs|fs|vb|cshtml|razor)$/, tops);
  const isContent = (top: string) =>
    /^appsettings(?:\.\w+)?\.json$/.test(top) || (program.kind === 'web' && top === 'wwwroot') || named.has(top);
  return tops
    .filter((top) => isContent(top) && !/^(?:bin|obj|Properties)$|\.(?:\w+proj|slnx?|cs|fs|vb)$/.test(top))
    .map((top) => ({ path: absolute(top, workdir) }))
    .filter(({ path }) => !isWithin(output, path));
}

/** The image of the same tag; the SDK's own version stands for the version of its runtime. */
function runtimeImageOf(imageText: string, kind: string): string {
  return imageText
    .replace(/@.*$/, '')
    .replace(/\/sdk(?=:|$)/, `/${kind}`)
    .replace(/:(\d+\.\d+)\.\d{3}(?=-|$)/, ':$1')
    .replace(/-aot$/, '');
}

/**
 * The SDK's image takes back the port that the runtime's image sets. Without a word about it in the file, the program
 * listens where it did. Source: the Dockerfiles of dotnet-docker, which unset ASPNETCORE_HTTP_PORTS from .NET 8 on and
 * ASPNETCORE_URLS before.
 */
function listensAsBefore({ stage, imageText, start }: Original): Readonly<Record<string, string>> {
  const isSaid = stage.instructions.some(
    (each) =>
      each.kind === 'ENV' && each.pairs.some(({ key }) => /^(?:ASPNETCORE|DOTNET)_(?:HTTP_PORTS|URLS)$/.test(key.text)),
  );
  if (isSaid || start.some((word) => /^--urls\b/.test(word))) return {};
  const major = Number(/:(\d+)/.exec(imageText)?.[1] ?? 10);
  return { [major < 8 ? 'ASPNETCORE_URLS' : 'ASPNETCORE_HTTP_PORTS']: '' };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
