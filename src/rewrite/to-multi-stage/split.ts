import type { Add, Copy } from '#dockerfile/document.js';
import type { Stage } from '#model/stage.js';
import type { Files } from '#project/files.js';
import type { FrontEnd } from './front-end.js';
import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import type { SystemPackages } from './system-packages.js';

/** How much of a program's folder is taken along: the less, the more must be known of what it reads while it runs. */
export type Takes = 'what the build makes' | 'the whole folder';

/** What is known of an original before it is split. */
export interface Known {
  readonly original: Original;
  /** The folders and files that the program lives in. */
  readonly folders: readonly string[];
  readonly project: Files | undefined;
  readonly takes: Takes;
  readonly system: SystemPackages;
  readonly needed: NeededPrograms;
  readonly frontEnds: readonly FrontEnd[];
}

/** How a stage is split: what is added to the build, and what the image that runs is made of. */
export interface Split {
  readonly runtimeImage: string;
  /** Why this image is enough. */
  readonly why: string;
  /** Instructions behind FROM, before everything else of the build. */
  readonly first?: readonly string[];
  /** Instructions at the end of the build. */
  readonly last?: readonly string[];
  /** What the build makes, at the same path on both sides. */
  readonly copies: readonly CopiedPath[];
  /** Variables of the image that runs, besides those of the original. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly adds?: readonly string[];
  /** Packages of the system that what is copied is linked with, besides those that the original names. */
  readonly packages?: readonly string[];
  readonly notes?: readonly string[];
  /** The same on a system: for an image that has no shell and no package manager, where more than the program is needed. */
  readonly withSystem?: Split;
  /** Shell commands of the image that runs: before what is copied, and behind it. */
  readonly prepares?: readonly string[];
  readonly completes?: readonly string[];
  /** What was observed for each path and package, for people. */
  readonly evidence?: readonly string[];
}

export interface CopiedPath {
  readonly path: string;
  /** The owner of the copied files, where the original changed it. */
  readonly owner?: string | undefined;
}

/** What a path of an instruction means: absolute, seen from a folder. */
export function absolute(path: string, workdir: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${workdir}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Whether a path is a folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}

/** The folders and files that the program lives in: the last WORKDIR and what COPY brings, the outermost of them. */
export function programPaths(original: Original): readonly string[] {
  const found = original.workdir === '/' ? [] : [original.workdir];
  const paths = [...new Set([...found, ...copiedPaths(original)])].filter((path) => path !== '/').sort();
  return paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)));
}

/** Whether COPY puts whole folders into the root, where nobody can tell them from those of the system. */
export function liesInRoot(original: Original): boolean {
  return copiedPaths(original).includes('/');
}

function copiedPaths({ copies, stage }: Original): readonly string[] {
  return copies.filter((copy) => copy.kind === 'ADD' || !copy.from).flatMap((copy) => targetsOf(copy, stage));
}

/** Where COPY and ADD put their sources: the folder, or single files of it where these lie among the system's. */
export function targetsOf(copy: Copy | Add, stage: Stage): readonly string[] {
  if (!copy.destination) return [];
  const state = stage.at(copy);
  const text = state.expand(copy.destination.text) ?? copy.destination.text;
  const target = absolute(text, state.workdir ?? '/');
  const isFolder = text.endsWith('/') || text === '.' || copy.sources.length > 1 || SYSTEM.test(target);
  return copy.sources.map(({ text: source }) => {
    const name = source.split('/').at(-1) ?? '';
    const isFile = !/^(?:|\.|\*)$/.test(name) && (SYSTEM.test(target) || /\.\w+$/.test(name));
    return isFolder && isFile && !name.includes('*') ? absolute(name, target) : target;
  });
}

/** Whether a folder holds files of the base image. */
export function isSystemFolder(path: string): boolean {
  return path === '/' || SYSTEM.test(path);
}

/** Folders of the system: single files in them belong to the program, the folders do not. */
const SYSTEM =
  /^\/(?:bin|sbin|etc|opt|srv|home|root|tmp|var|lib|usr|usr\/(?:bin|sbin|lib|share|src|local)|usr\/local\/(?:bin|sbin|lib|etc|share)|etc\/[\w.-]+)$/;
