import { relative, resolve } from 'node:path';
import type { ConfigCache, ProjectConfig } from '../../index.js';
import { findConfig, readConfig, ToolError } from '../../index.js';

const NONE: ProjectConfig = { config: {} };

/** Finds and reads the config that holds for a directory; each file once. */
export class ConfigReader {
  readonly #file: string | undefined;
  readonly #search: boolean;
  readonly #found: ConfigCache = new Map();
  readonly #read = new Map<string, Promise<ProjectConfig | ToolError>>();

  constructor(file: string | undefined, search: boolean) {
    this.#file = file;
    this.#search = search;
  }

  /** The config for files in a directory; a broken one ends the run. */
  async configFor(directory: string): Promise<ProjectConfig> {
    if (this.#file !== undefined) {
      return this.#config(resolve(this.#file), /hadolint/.test(this.#file) ? 'hadolint' : 'plimsoll');
    }
    const found = this.#search ? await findConfig(directory, this.#found) : undefined;
    return found ? this.#config(found.path, found.kind) : NONE;
  }

  async #config(path: string, kind: 'plimsoll' | 'hadolint'): Promise<ProjectConfig> {
    let reading = this.#read.get(path);
    if (!reading) {
      const shown = relative(process.cwd(), path);
      reading = readConfig(path, kind, shown.startsWith('..') ? path : shown);
      this.#read.set(path, reading);
    }
    const config = await reading;
    if (config instanceof ToolError) throw config;
    return config;
  }
}
