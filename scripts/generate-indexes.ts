import { readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const RESERVED = new Set([
  'export',
  'import',
  'delete',
  'function',
  'new',
  'switch',
  'in',
  'with',
  'default',
  'package',
]);
const HEAD = '// Written by `npm run generate`. Do not edit.\n';

writeFileSync(join(root, 'src/shell/programs/index.ts'), programIndex());
writeFileSync(join(root, 'src/rules/index.ts'), ruleIndex());

function programIndex(): string {
  const modules = modulesIn('src/shell/programs');
  return `${HEAD}import type { Program } from '../program.js';
${importsOf(modules, '.')}

const programs: readonly Program[] = [
${listOf(modules)}
];

const byName = new Map(programs.flatMap((program) => program.names.map((name) => [name, program] as const)));

/** The description of a program by its name; undefined when there is none. */
export function programNamed(name: string): Program | undefined {
  return byName.get(name);
}
`;
}

function ruleIndex(): string {
  const folders = ['dockerfile', 'dockerignore', 'image'].flatMap((subject) =>
    readdirSync(join(root, 'src/rules', subject))
      .sort()
      .map((category) => `${subject}/${category}`),
  );
  const imports = folders.map((folder) => importsOf(modulesIn(`src/rules/${folder}`), `./${folder}`));
  const names = folders.flatMap((folder) => modulesIn(`src/rules/${folder}`));
  return `${HEAD}import type { Rule } from '#lint/rule.js';
${imports.filter((lines) => lines !== '').join('\n')}

/** Every rule, in order of what it looks at, category and id. */
export const rules: readonly Rule[] = [
${listOf(names)}
];
`;
}

function modulesIn(folder: string): readonly string[] {
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
  return files.map((file) => basename(file, '.ts')).sort();
}

function importsOf(modules: readonly string[], folder: string): string {
  return modules.map((name) => `import ${variable(name)} from '${folder}/${name}.js';`).join('\n');
}

function listOf(modules: readonly string[]): string {
  return modules.map((name) => `  ${variable(name)},`).join('\n');
}

/** `no-sudo` as a name that any module may have, also one that JavaScript keeps for itself. */
function variable(name: string): string {
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return RESERVED.has(camel) ? `${camel}Program` : camel;
}
