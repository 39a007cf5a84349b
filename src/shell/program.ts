import type { Invocation } from './invocation.js';
import type { ShellWord } from './shell-word.js';

/** What is known of a program: how its command line is read, and what it does to the file system. */
export interface Program {
  readonly names: readonly string[];
  /** Options that take the next word as their value: `-o` of `curl -o FILE`. `--option=value` needs no entry. */
  readonly valued: readonly string[];
  /** How many of the first operands name the subcommand: 1 for `apt-get install`, 2 for `go mod download`; 0 for none. */
  readonly subcommands: 0 | 1 | 2;
  /** Single-dash options are one letter each and may stand together: `-qy` is `-q -y`. False for `-trimpath` of go, `-name` of find. */
  readonly clusters: boolean;
  /** What a call does; empty when nothing is known. */
  readonly effects: (invocation: Invocation) => readonly Effect[];
}

/** One thing that a call of a program does to the file system of the image. */
export type Effect =
  /** Installs packages; none named means those of a manifest or lock file. */
  | {
      readonly kind: 'install';
      readonly manager: Manager;
      readonly packages: readonly Package[];
      readonly manifest?: ShellWord | undefined;
    }
  | { readonly kind: 'remove'; readonly manager: Manager; readonly packages: readonly ShellWord[] }
  /** Fetches the lists of what can be installed. */
  | { readonly kind: 'refresh'; readonly manager: Manager }
  /** Brings installed packages to their newest version. */
  | { readonly kind: 'upgrade'; readonly manager: Manager }
  /** Empties the manager's cache or lists. */
  | { readonly kind: 'clean'; readonly manager: Manager }
  /** Fetches from the network; `to` is the file that it writes, undefined when it goes to standard output. */
  | {
      readonly kind: 'download';
      readonly urls: readonly ShellWord[];
      readonly to: ShellWord | undefined;
      readonly stdout: boolean;
    }
  | {
      readonly kind: 'clone';
      readonly url: ShellWord | undefined;
      readonly ref: string | undefined;
      readonly shallow: boolean;
    }
  | { readonly kind: 'delete'; readonly paths: readonly ShellWord[]; readonly recursive: boolean }
  | { readonly kind: 'extract'; readonly archive: ShellWord | undefined }
  /** Changes owner or mode. */
  | {
      readonly kind: 'permissions';
      readonly what: 'owner' | 'mode';
      readonly value: ShellWord;
      readonly paths: readonly ShellWord[];
      readonly recursive: boolean;
    }
  | { readonly kind: 'user'; readonly name: ShellWord | undefined; readonly uid: string | undefined }
  | { readonly kind: 'group'; readonly name: ShellWord | undefined; readonly gid: string | undefined }
  | { readonly kind: 'build'; readonly tool: string };

/** A package manager; the names of its commands are one: apt, apt-get and aptitude are `apt`. */
export type Manager =
  | 'apt'
  | 'apk'
  | 'dnf'
  | 'microdnf'
  | 'yum'
  | 'zypper'
  | 'pacman'
  | 'dpkg'
  | 'rpm'
  | 'pip'
  | 'uv'
  | 'poetry'
  | 'pipenv'
  | 'conda'
  | 'npm'
  | 'yarn'
  | 'pnpm'
  | 'bun'
  | 'gem'
  | 'bundler'
  | 'composer'
  | 'go'
  | 'cargo'
  | 'maven'
  | 'gradle'
  | 'nuget';

/** A package as it is named on a command line. */
export interface Package {
  readonly word: ShellWord;
  /** The name without version, source or architecture; '' when only the build knows it (`$PACKAGES`). */
  readonly name: string;
  /** The version that is asked for, as written; undefined when none is, '' when there is none to ask for (a file). */
  readonly version: string | undefined;
}

/** A program's description, checked by the compiler. */
export function defineProgram(program: Program): Program {
  return program;
}
