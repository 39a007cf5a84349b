import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));

/** What a folder may import besides itself: one reason a line. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [], // knows no language but JSON
  dockerfile: ['text'], // text to a tree, nothing else
  dockerignore: ['text'], // text to patterns; beside dockerfile, as rules, project and report all read it
  shell: ['dockerfile', 'text'], // reads what an instruction hands to a shell
  knowledge: [], // data
  model: ['shell', 'dockerfile', 'dockerignore', 'knowledge', 'text'], // what the tree means, with facts about base images; COPY has the patterns of .dockerignore
  lint: ['model', 'shell', 'dockerfile', 'dockerignore', 'image', 'text'], // the engine knows no rule; an image is a subject too
  rules: ['lint', 'image', 'model', 'shell', 'dockerfile', 'dockerignore', 'knowledge', 'text'], // a rule knows no other rule
  // Build steps are matched to instructions, ignore files decide what is copied, the model knows what COPY takes, engines send tars.
  engine: ['model', 'dockerfile', 'dockerignore', 'image', 'knowledge', 'project', 'text', 'tool-error'],
  rewrite: ['lint', 'model', 'shell', 'dockerfile', 'text', 'stacks', 'project', 'knowledge'], // whole-file work on what the tree means
  registry: ['image', 'model', 'text', 'tool-error', 'version'], // image names are those of Dockerfiles, platforms those of images
  image: ['knowledge', 'text', 'tool-error'], // what lies in an image; knows what secrets and caches look like
  evidence: ['image', 'rewrite', 'knowledge'], // what an image that was built and run shows to a conversion
  report: ['text', 'knowledge'], // the others as types only; knows what secrets look like
  project: ['text', 'dockerignore', 'knowledge', 'tool-error'], // the disk side, and which files are no source; the config's type comes from lint
  stacks: ['project', 'knowledge', 'text'], // what a project is, from its files and dated facts
  generate: ['stacks', 'project', 'dockerignore'], // plans to texts
  apps: ['index'], // the programs see what a stranger sees
};

/** Folders whose code may read and write files, start processes or use the network. */
const MAY_DO_IO = /^(?:project|registry|engine|apps|image\/sources)\//;

/** The one folder that imports a library. */
const LIBRARY_FOLDERS: Readonly<Record<string, string>> = {
  unbash: 'shell',
  yaml: 'project',
  zod: 'project',
  ignore: 'project',
  commander: 'apps',
  fzstd: 'image',
  semver: 'stacks',
  'smol-toml': 'stacks',
  'fast-xml-parser': 'stacks',
};

/** Files over 300 lines, with the reason. */
const LONG_FILES: Readonly<Record<string, string>> = {};

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const files = sourceFiles(root);
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('lets every folder import only what it stands on', () => {
    const wrong = imports.filter(({ folder, from, typeOnly }) => {
      const target = targetFolder(from);
      if (target === undefined || target === folder || folder === '') return false;
      if (folder === 'report' && typeOnly) return false;
      if (folder === 'project' && typeOnly && target === 'lint') return false;
      return !(MAY_IMPORT[folder] ?? []).includes(target);
    });
    assert.deepEqual(
      wrong.map(({ file, from }) => `${file} imports ${from}`),
      [],
    );
  });

  it('does input and output in the folders for it only', () => {
    const wrong = imports.filter(({ file, from }) => {
      return /^node:(?:fs|child_process|net|http|https|os|readline|worker_threads)/.test(from) && !MAY_DO_IO.test(file);
    });
    assert.deepEqual(
      wrong.map(({ file, from }) => `${file} imports ${from}`),
      [],
    );
  });

  it('uses each library in one folder', () => {
    const wrong = imports.filter(({ folder, from }) => !/^[#.]|^node:/.test(from) && LIBRARY_FOLDERS[from] !== folder);
    assert.deepEqual(
      wrong.map(({ file, from }) => `${file} imports ${from}`),
      [],
    );
  });

  it('lets no rule import another rule', () => {
    const wrong = imports.filter(
      ({ file, from }) => /^rules\/(?:docker(?:file|ignore)|image)\//.test(file) && /^\.{1,2}\//.test(from),
    );
    assert.deepEqual(
      wrong.map(({ file, from }) => `${file} imports ${from}`),
      [],
    );
  });

  it('keeps files under 300 lines and names them in kebab-case', () => {
    const long = files.filter(
      (file) =>
        readFileSync(join(root, file), 'utf8').split('\n').length > 301 &&
        !LONG_FILES[file] &&
        !file.endsWith('/index.ts'),
    );
    assert.deepEqual(long, []);
    assert.deepEqual(
      files.filter((file) => !/^(?:[a-z0-9-]+\/)*[a-z0-9.-]+\.ts$/.test(file)),
      [],
    );
  });

  it('writes nothing to the console in the library', () => {
    const wrong = files.filter(
      (file) =>
        !file.startsWith('apps/') &&
        /\bconsole\.|\bprocess\.(?:stdout|stderr)/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(wrong, []);
  });

  it('has the same version as its package', () => {
    const { version } = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8')) as { readonly version: string };
    assert.match(readFileSync(join(root, 'version.ts'), 'utf8'), new RegExp(`'${version.replaceAll('.', '\\.')}'`));
  });
});

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const folder = file.includes('/') ? (file.split('/')[0] as string) : '';
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  )) {
    found.push({ file, folder, from: (match[2] ?? match[3]) as string, typeOnly: match[1] !== undefined });
  }
  return found;
}

/** The folder, or the file at the top, that an import names; undefined for one inside the same folder or outside of src. */
function targetFolder(from: string): string | undefined {
  if (from.startsWith('#')) return from.slice(1).replace(/\.js$/, '').split('/')[0];
  const above = /^(?:\.\.\/)+([\w-]+)\.js$/.exec(from);
  return above && /^(?:index|tool-error|version)$/.test(above[1] as string) ? above[1] : undefined;
}
