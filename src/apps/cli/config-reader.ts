import { dirname, relative, resolve } from 'node:path';
import ignore from 'ignore';
import type { ConfigCache, ProjectConfig } from '../../index.js';
import { findConfig, rulesNamed, ToolError } from '../../index.js';
import { nearestRule } from './named-rules.js';

const NONE: ProjectConfig = { config: {} };

/** Finds and reads the config that holds for a directory; each file once. */
export class ConfigReader {
  readonly #file: string | undefined;
  readonly #search: boolean;
  readonly #found: ConfigCache = new Map();
  readonly #read = new Map<string, Promise<ProjectConfig | ToolError>>();
  readonly #ignored = new Map<ProjectConfig, { readonly root: string; readonly ignores: (path: string) => boolean }>();

  constructor(file: string | undefined, search: boolean) {
    this.#file = file;
    this.#search = search;
  }

  async configFor(directory: string): Promise<ProjectConfig | ToolError> {
    if (this.#file !== undefined)
      return this.#config(resolve(this.#file), /hadolint/.test(this.#file) ? 'hadolint' : 'plimsoll', this.#file);
    if (!this.#search) return NONE;
    const found = await findConfig(directory, this.#found);
    return found ? this.#config(found.path, found.kind, relative(process.cwd(), found.path) || found.path) : NONE;
  }

  /** Whether the config's `ignore` names the file. */
  leavesOut(project: ProjectConfig, path: string): boolean {
    const ignored = this.#ignored.get(project);
    if (!ignored) return false;
    const below = relative(ignored.root, resolve(path)).replaceAll('\\', '/');
    return below !== '' && !below.startsWith('..') && ignored.ignores(below);
  }

  #config(path: string, kind: 'plimsoll' | 'hadolint', shownAs: string): Promise<ProjectConfig | ToolError> {
    let config = this.#read.get(path);
    if (!config) {
      config = this.#readFile(path, kind, shownAs);
      this.#read.set(path, config);
    }
    return config;
  }

  async #readFile(path: string, kind: 'plimsoll' | 'hadolint', shownAs: string): Promise<ProjectConfig | ToolError> {
    // YAML and its schema cost some milliseconds to load, which a run without a config shall not pay.
    const { readConfig } = await import('#project/config-file.js');
    const known = { isKnown: (name: string) => rulesNamed(name).length > 0, nearest: nearestRule };
    const project = await readConfig(path, kind, known, shownAs);
    if (!(project instanceof ToolError) && project.ignore) {
      const patterns = ignore().add([...project.ignore]);
      this.#ignored.set(project, { root: dirname(path), ignores: (each) => patterns.ignores(each) });
    }
    return project;
  }
}
