import type { Files } from '#project/files.js';
import { readRustFacts } from '#stacks/rust/facts.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import { runsAlone } from './runs-alone.js';
import type { CopiedPath, Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';
import { startedFile } from './started-file.js';

/** A Rust program runs on the same release without the compiler, with the folders that it reads. */
export async function splitRust({ original, project, frontEnds }: Known): Promise<Split | NotNeeded | Refused> {
  const { workdir, facts: base, runs, cmd, entrypoint, lineOf, start } = original;
  const name = (start.find((word) => !word.startsWith('-')) ?? '').split('/').at(-1) ?? '';
  const built = runs.flatMap(({ commands, workdir: folder }) =>
    commands.flatMap(({ program, args }) => {
      const words = args.map(({ value }) => value);
      if (/^(?:cp|mv|install)$/.test(program)) return [absolute(words.at(-1) ?? '', folder)];
      if (program !== 'cargo') return [];
      if (words.includes('install')) return [`/usr/local/cargo/bin/${name}`];
      return words.includes('build')
        ? [
            absolute(
              `target/${words.includes('--release') || words.includes('-r') ? 'release' : 'debug'}/${name}`,
              folder,
            ),
          ]
        : [];
    }),
  );
  const started = startedFile(original, built);
  if (started === undefined)
    return refused(
      'not-enough-evidence',
      `${start[0] ?? 'What is started'} is not what cargo builds.`,
      'Start the program by its path below target/release.',
      lineOf((cmd ?? entrypoint) as NonNullable<typeof cmd>),
    );
  if (!project)
    return refused(
      'not-enough-evidence',
      'Without the sources nobody knows which files the program opens.',
      'Run it in the project, with its Cargo.toml.',
    );
  const libraries = await librariesOf(project, base.release);
  const folders = await openedFolders(project);
  const opened = folders.map((path) => absolute(path, workdir));
  const pages = (await embedsPages(project)) ? [] : frontEnds.flatMap(({ output }) => output ?? []);
  const beside = pages.filter((path) => !opened.some((folder) => isWithin(path, folder)));
  const copies: CopiedPath[] = [started, ...opened, ...beside].map((path) => ({ path }));
  if (base.distribution === 'alpine')
    return {
      runtimeImage: `alpine:${/\d+\.\d+/.exec(base.release ?? '')?.[0] ?? '3.24'}`,
      why: 'The program needs no compiler.',
      copies,
    };
  const onPath = started.startsWith('/usr/local/cargo/bin/');
  const release = base.release ?? 'trixie';
  const environment = onPath ? { environment: { PATH: '/usr/local/cargo/bin:$PATH' } } : {};
  const withSystem: Split = {
    runtimeImage: `debian:${release}-slim`,
    why: 'The same release of Debian without the compiler.',
    copies: [...copies, { path: '/etc/ssl/certs/ca-certificates.crt' }],
    packages: libraries,
    ...environment,
  };
  const number = { bookworm: '12', trixie: '13' }[release];
  const startsOthers = { sources: /\.rs$/, call: /\bCommand::new\(/ };
  if (number === undefined || libraries.length > 0 || !(await runsAlone(original, started, project, startsOthers)))
    return withSystem;
  return {
    runtimeImage: `gcr.io/distroless/cc-debian${number}`,
    why: 'The program needs the C library of this release and starts nothing else.',
    copies,
    ...environment,
    withSystem,
  };
}

/** What the image of Rust has for crates that link with libraries of the system. */
async function librariesOf(project: Files, release: string | undefined): Promise<readonly string[]> {
  const facts = await readRustFacts(project, '');
  const names = (facts?.nativeLibraries?.value ?? []).flatMap(({ runtime }) => runtime);
  // Before trixie packages had no mark for times beyond 2038.
  return release === 'bookworm' ? names.map((name) => name.replace(/t64$/, '')) : names;
}

/** Whether files are compiled into the program. */
async function embedsPages({ paths, read }: Files): Promise<boolean> {
  const texts = await Promise.all(paths.filter((path) => path.endsWith('.rs')).map((path) => read(path)));
  return texts.some((text) => /\bRustEmbed\b|\binclude_dir!/.test(text ?? ''));
}

/** Top folders of the project that its sources name in a text. */
async function openedFolders(project: Files): Promise<readonly string[]> {
  const tops = [...new Set(project.paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''))];
  const sources = await Promise.all(
    project.paths.filter((path) => path.endsWith('.rs')).map((path) => project.read(path)),
  );
  return tops.filter(
    (top) =>
      !/^(?:src|tests|benches|examples|target|\..*)$/.test(top) &&
      sources.some((text) => text?.includes(`"${top}`) || text?.includes(`"./${top}`)),
  );
}
