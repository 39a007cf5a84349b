import type { Files } from '#project/files.js';
import { readGoFacts } from '#stacks/go/facts.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { FrontEnd } from './front-end.js';
import type { Original } from './original.js';
import { runsAlone } from './runs-alone.js';
import { sourceFolderOf } from './source-folder.js';
import type { CopiedPath, Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';
import { startedFile } from './started-file.js';

/** A Go program runs without the compiler: alone where it is static and what it opens is known, else on Debian. */
export async function splitGo({ original, project, frontEnds }: Known): Promise<Split | NotNeeded | Refused> {
  const { workdir, facts: base, runs, cmd, entrypoint, lineOf } = original;
  const line = lineOf((cmd ?? entrypoint) as NonNullable<typeof cmd>);
  const built = runs.flatMap((step) => builtIn(step.commands, step.workdir));
  const started = startedFile(original, built);
  if (started === undefined)
    return refused(
      'not-enough-evidence',
      `${original.start[0] ?? 'What is started'} is not what go build makes.`,
      'Name the result with -o, and start it by that path.',
      line,
    );
  const facts = project ? await readGoFacts(project, '') : undefined;
  if (!project || !facts)
    return refused(
      'not-enough-evidence',
      'Without the sources nobody knows which files the program opens.',
      'Run it in the project, with its go.mod.',
    );
  const isStatic = isStaticBuild(original) || (base.distribution === 'alpine' && facts.cgo === undefined);
  const files = (facts.runtimeFiles?.value ?? []).map((path): CopiedPath => ({ path: absolute(path, workdir) }));
  const pages = await readPages(frontEnds, original, project as Files);
  if ('code' in pages) return pages;
  const copies: CopiedPath[] = [{ path: started }, ...files, ...pages.filter(({ path }) => !isCopied(path, files))];
  const environment = onSearchPath(original, started);
  const release = base.release ?? 'trixie';
  if (base.distribution === 'alpine') {
    const image = `alpine:${/\d+\.\d+/.exec(release)?.[0] ?? '3.24'}`;
    return {
      runtimeImage: image,
      why: 'The program needs no compiler.',
      copies: [...copies, CERTIFICATES],
      environment,
    };
  }
  const withSystem: Split = {
    runtimeImage: `debian:${release}-slim`,
    why: 'The same release of Debian without the compiler.',
    copies: [...copies, CERTIFICATES],
    environment,
  };
  if (
    await runsAlone(original, started, project, {
      sources: /(?<!_test)\.go$/,
      call: /\b(?:exec\.Command|os\.StartProcess|syscall\.Exec)\b/,
    })
  ) {
    const number = { bookworm: '12', trixie: '13' }[release];
    if (number !== undefined) {
      return {
        runtimeImage: `gcr.io/distroless/${isStatic ? 'static' : 'base'}-debian${number}`,
        why: isStatic
          ? 'The program is static and starts nothing else.'
          : 'The program needs the C library of this release and starts nothing else.',
        copies,
        environment,
        withSystem,
      };
    }
  }
  return withSystem;
}

/** What front ends fill and the program reads while it runs: all but what is compiled into it. */
async function readPages(
  frontEnds: readonly FrontEnd[],
  original: Original,
  { paths, read }: Files,
): Promise<readonly CopiedPath[] | Refused> {
  if (frontEnds.length === 0) return [];
  const embedded: string[] = [];
  for (const path of paths.filter((each) => each.endsWith('.go'))) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const [, patterns = ''] of ((await read(path)) ?? '').matchAll(/^\/\/go:embed (.+)$/gm))
      for (const pattern of patterns.split(/\s+/)) embedded.push(folder + pattern.replace(/^all:|\/?\*.*$/g, ''));
  }
  const unknown = frontEnds.find(({ output }) => output === undefined);
  if (unknown && embedded.length === 0)
    return refused(
      'not-enough-evidence',
      `Nothing says which folder the build in ${unknown.folder} fills.`,
      'Name it in the build script of package.json: --outDir dist.',
    );
  return frontEnds.flatMap(({ output }) => {
    const source = output === undefined ? undefined : sourceFolderOf(output, original);
    const isEmbedded = embedded.some(
      (each) => source !== undefined && (isWithin(source, each) || isWithin(each, source)),
    );
    return output === undefined || isEmbedded ? [] : [{ path: output }];
  });
}

function isCopied(path: string, copies: readonly CopiedPath[]): boolean {
  return copies.some((each) => isWithin(path, each.path));
}

const CERTIFICATES: CopiedPath = { path: '/etc/ssl/certs/ca-certificates.crt' };

/** The folder of a program that is started by its name, where images without Go do not look for programs. */
function onSearchPath({ start }: Original, started: string): Split['environment'] {
  const folder = started.slice(0, started.lastIndexOf('/'));
  const isFound = start.includes(started) || /^\/(?:usr\/(?:local\/)?)?s?bin$/.test(folder);
  return isFound || start.some((word) => word.includes('/') && started.endsWith(word.replace(/^\.+/, '')))
    ? undefined
    : { PATH: `${folder}:$PATH` };
}

/** What go build and go install write. */
function builtIn(commands: Original['runs'][number]['commands'], workdir: string): readonly string[] {
  const found: string[] = [];
  let folder = workdir;
  for (const { program, args } of commands) {
    const words = args.map(({ value }) => value);
    if (program === 'cd') folder = absolute(words[0] ?? '.', folder);
    if (/^(?:cp|mv|install)$/.test(program)) found.push(absolute(words.at(-1) ?? '', folder));
    if (program !== 'go') continue;
    const verb = words.find((word) => !word.startsWith('-'));
    const output = words[words.indexOf('-o') + 1];
    const last = words.at(-1) ?? '.';
    if (verb === 'build' && words.includes('-o') && output !== undefined) {
      const name = last.split('/').at(-1) ?? '';
      found.push(absolute(output, folder), absolute(`${output}/${name}`, folder));
    } else if (verb === 'build') {
      const name = /^\.\/.*\w$/.test(last) ? last.split('/').at(-1) : folder.split('/').at(-1);
      found.push(absolute(name ?? '', folder));
    } else if (verb === 'install') {
      const name = last.replace(/@.*$/, '').split('/').at(-1) ?? '';
      found.push(`/go/bin/${/^\.*$/.test(name) ? folder.split('/').at(-1) : name}`);
    }
  }
  return found;
}

function isStaticBuild({ runs, stage }: Original): boolean {
  return runs.some(({ run, commands }) =>
    commands.some(
      ({ program, assignments }) =>
        program === 'go' &&
        (assignments.some(({ name, value }) => name === 'CGO_ENABLED' && value?.value === '0') ||
          stage.at(run).variable('CGO_ENABLED')?.value === '0'),
    ),
  );
}
