import { dirname, join, relative, resolve } from 'node:path';
import { ToolError } from '../tool-error.js';
import { editorPattern } from './editor-pattern.js';
import { readSource } from './read-source.js';

/** What the `.editorconfig` files above a file say of its layout, as far as it matters for a Dockerfile. */
export interface EditorSettings {
  /** A number of blanks, or `tab`. */
  readonly indent?: number | 'tab' | undefined;
  readonly tabWidth?: number | undefined;
  readonly lineEnd?: '\n' | '\r\n' | undefined;
  readonly finalLineEnd?: boolean | undefined;
  readonly trimLines?: boolean | undefined;
}

/** Files that were read, by directory; one for a run over many files. */
export type EditorConfigCache = Map<string, Promise<EditorConfig>>;

/**
 * The settings for a file, from its directory upwards to the file that says `root = true`; the nearest wins, and in a
 * file the last section that matches. Source: https://spec.editorconfig.org, version 0.17.2.
 */
export async function editorSettings(path: string, cache: EditorConfigCache = new Map()): Promise<EditorSettings> {
  const absolute = resolve(path);
  const configs: EditorConfig[] = [];
  for (let directory = dirname(absolute); ; directory = dirname(directory)) {
    const known = cache.get(directory) ?? readEditorConfig(directory);
    cache.set(directory, known);
    const config = await known;
    configs.unshift(config);
    if (config.isRoot || dirname(directory) === directory) break;
  }
  const values = new Map<string, string>();
  for (const { directory, sections } of configs) {
    const below = relative(directory, absolute).replaceAll('\\', '/');
    for (const section of sections) {
      if (section.matches(below)) for (const [name, value] of section.values) values.set(name, value);
    }
  }
  return settingsOf(values);
}

interface EditorConfig {
  readonly directory: string;
  readonly isRoot: boolean;
  readonly sections: readonly Section[];
}

interface Section {
  readonly matches: (path: string) => boolean;
  readonly values: Map<string, string>;
}

async function readEditorConfig(directory: string): Promise<EditorConfig> {
  const source = await readSource(join(directory, '.editorconfig'));
  // One that is not there or not to be read says nothing.
  const text = source instanceof ToolError ? '' : source.text;
  const preamble = new Map<string, string>();
  const sections: Section[] = [];
  let values = preamble;
  for (const line of text.replace(/^\ufeff/, '').split('\n')) {
    const content = line.trim();
    const equals = content.indexOf('=');
    if (content.startsWith('[') && content.endsWith(']') && content.length <= LONGEST_SECTION) {
      values = new Map();
      sections.push({ matches: editorPattern(content.slice(1, -1)), values });
    } else if (equals > 0 && !/^[#;[]/.test(content)) {
      values.set(
        content.slice(0, equals).trim().toLowerCase(),
        content
          .slice(equals + 1)
          .trim()
          .toLowerCase(),
      );
    }
  }
  return { directory, isRoot: preamble.get('root') === 'true', sections };
}

/** What the specification asks readers to take at least. */
const LONGEST_SECTION = 4096;

function settingsOf(values: ReadonlyMap<string, string>): EditorSettings {
  const size = countOf(values.get('indent_size'));
  const tabWidth = countOf(values.get('tab_width')) ?? size;
  const isTab = values.get('indent_style') === 'tab' || values.get('indent_size') === 'tab';
  return {
    indent: isTab ? 'tab' : size,
    tabWidth,
    lineEnd: ({ lf: '\n', crlf: '\r\n' } as const)[values.get('end_of_line') ?? ''],
    finalLineEnd: truthOf(values.get('insert_final_newline')),
    trimLines: truthOf(values.get('trim_trailing_whitespace')),
  };
}

function countOf(value: string | undefined): number | undefined {
  const count = Number(value);
  return Number.isInteger(count) && count >= 1 && count <= 16 ? count : undefined;
}

function truthOf(value: string | undefined): boolean | undefined {
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
