import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { isAtLeast } from '../is-at-least.js';
import { allInSources, findInSources, placeOf, readSources, type Sources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts } from '../stack.js';
import type { GoMod } from './go-mod.js';
import { parseGoMod } from './go-mod.js';

export type GoFacts = CommonFacts & {
  /** The packages of the programs: `.`, `./cmd/api`. */
  readonly programs: Fact<readonly string[]>;
  /** C code is compiled in: the binary needs a C library. */
  readonly cgo?: Fact<string> | undefined;
  readonly hasSum: Fact<boolean>;
  readonly isVendored: Fact<boolean>;
  /** Folders beside the module that it is built with. */
  readonly localModules?: Fact<readonly string[]> | undefined;
  /** Folders and files that the program opens while it runs. */
  readonly runtimeFiles?: Fact<readonly string[]> | undefined;
  /** The program has a command or a flag by which it asks itself. */
  readonly healthCommand?: Fact<readonly string[]> | undefined;
};

/** Reads a Go module. */
export async function readGoFacts(project: Files, folder: string): Promise<GoFacts | undefined> {
  const files = filesBelow(project, folder);
  const text = await files.read('go.mod');
  const mod = text === undefined ? undefined : parseGoMod(text);
  if (!mod) return undefined;
  const sources = await readSources(files, (path) => path.endsWith('.go'));
  const programs = programsOf(sources);
  const port = portOf(sources);
  return {
    name: certain(nameOf(mod), 'go.mod#module'),
    kind:
      programs.length === 0
        ? likely('library', 'no package main')
        : port
          ? likely('server', port.from)
          : likely('worker', 'it listens on no port'),
    version: chooseVersion('golang', wishesOf(mod)),
    programs: certain(programs, 'package main with func main'),
    cgo: cgoOf(mod, sources),
    hasSum: certain(files.paths.includes('go.sum'), 'go.sum'),
    isVendored: certain(files.paths.includes('vendor/modules.txt'), 'vendor/modules.txt'),
    localModules: mod.localReplacements.length > 0 ? certain(mod.localReplacements, 'go.mod#replace') : undefined,
    port,
    healthPath: findHealthPath(sources),
    healthCommand: healthCommandOf(sources),
    runtimeFiles: runtimeFilesOf(files, sources),
    services: servicesOf(mod.requires, 'go.mod'),
    environment: environmentOf(sources),
  };
}

function nameOf({ module }: GoMod): string {
  const parts = module.split('/').filter((part) => !/^v\d+$/.test(part));
  return parts.at(-1) ?? module;
}

/** `go` is a least version, `toolchain` the one that the authors use. */
function wishesOf({ go, toolchain }: GoMod): readonly VersionWish[] {
  return [
    { text: toolchain, from: 'go.mod#toolchain' },
    { text: go, from: 'go.mod#go' },
  ].flatMap(({ text, from }) => (text ? [{ text, from, allows: (line: string) => isAtLeast(line, text) }] : []));
}

function programsOf(sources: Sources): readonly string[] {
  const folders = new Set<string>();
  for (const [path, text] of sources) {
    if (!/^package main\b/m.test(text) || !/^func main\(\)/m.test(text) || IGNORED_BUILD.test(text)) continue;
    const slash = path.lastIndexOf('/');
    folders.add(slash < 0 ? '.' : `./${path.slice(0, slash)}`);
  }
  return [...folders].sort();
}

/** Files that are run by hand only, as generators are. */
const IGNORED_BUILD = /^\/\/(?:go:build|\s*\+build) ignore\b/m;

function portOf(sources: Sources): Fact<number> | undefined {
  const hit =
    findInSources(
      sources,
      /(?:ListenAndServe|\.Run|\.Start|\.Listen|Addr:|net\.Listen\("tcp",)\s*\(?\s*"[^":]*:(\d{2,5})"/,
    ) ??
    findInSources(sources, /(?:[Pp]ort|PORT|[Aa]ddr|ADDR)\w*"?\)?[^\n]{0,60}?"[^":\n]{0,15}:?(\d{4,5})"/) ??
    findInSources(sources, /(?:[Pp]ort|PORT)\w*"?\)?\s*(?::?=|==\s*""\s*\{\s*\n\s*\w+\s*=)\s*"?(\d{4,5})/);
  if (hit) return likely(Number(hit.match[1]), placeOf(hit));
  const listens = findInSources(
    sources,
    /\bListenAndServe\w*\(|\.Listen\(|\bgin\.Default\(|\becho\.New\(|\bfiber\.New\(/,
  );
  return listens ? assumed(8080, `${placeOf(listens)} listens; no port was found`) : undefined;
}

/** C in the module itself, or a module that is known to bring it. */
function cgoOf({ requires }: GoMod, sources: Sources): Fact<string> | undefined {
  const own = findInSources(sources, /^import "C"$/m);
  if (own) return certain('import "C"', placeOf(own));
  const module = requires.find((name) => CGO_MODULES.test(name));
  return module ? likely(module, 'go.mod#require') : undefined;
}

const CGO_MODULES =
  /^github\.com\/(?:mattn\/go-sqlite3|confluentinc\/confluent-kafka-go|google\/gopacket|davidbyttow\/govips|h2non\/bimg|linxGnu\/grocksdb|tecbot\/gorocksdb|gographics\/imagick|libgit2\/git2go|marcboeker\/go-duckdb|godror\/godror|pebbe\/zmq4|hybridgroup\/gocv)(?:\/|$)/;

function healthCommandOf(sources: Sources): Fact<readonly string[]> | undefined {
  const flag = findInSources(sources, /flag\.Bool\(\s*"(health-?check|health)"/);
  if (flag) return likely([`-${flag.match[1]}`], placeOf(flag));
  const command = findInSources(sources, /os\.Args\[1\]\s*==\s*"(-{0,2}health-?check|-{0,2}health)"/);
  return command ? likely([command.match[1] ?? ''], placeOf(command)) : undefined;
}

/** What stands beside the sources and is opened by its path; what `go:embed` takes is in the binary. */
function runtimeFilesOf(files: Files, sources: Sources): Fact<readonly string[]> | undefined {
  const found = new Map<string, string>();
  for (const hit of allInSources(sources, OPENED)) {
    const path = (hit.match[1] ?? '').replace(/^\.\//, '');
    const top = path.split('/')[0] ?? '';
    const isThere = files.paths.some((each) => each === path || each.startsWith(`${top}/`));
    if (top !== '' && top !== '..' && isThere && !path.startsWith('/'))
      found.set(files.paths.includes(path) ? path : top, placeOf(hit));
  }
  if (found.size === 0) return undefined;
  return likely([...found.keys()].sort(), [...new Set(found.values())].join(', '));
}

const OPENED =
  /\b(?:ParseGlob|ParseFiles|LoadHTMLGlob|http\.Dir|os\.DirFS|os\.Open|os\.ReadFile|os\.ReadDir|ioutil\.ReadFile|Static|AddConfigPath)\(\s*(?:"[^"]*",\s*)?"([^"]+)"/;

function environmentOf(sources: Sources): Fact<readonly string[]> | undefined {
  const hits = allInSources(sources, /\bos\.(?:Getenv|LookupEnv)\("([A-Z][A-Z0-9_]*)"\)/);
  const names = [...new Set(hits.map(({ match }) => match[1] ?? ''))].sort();
  return names.length > 0 ? likely(names, 'os.Getenv in the sources') : undefined;
}
