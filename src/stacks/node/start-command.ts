import type { Fact } from '../fact.js';
import { certain, likely } from '../fact.js';
import type { Manifest } from './manifest.js';

/** How a program is started: the words of the real process, without the package manager that usually starts it. */
export interface Start {
  readonly words: readonly string[];
  /** Variables that the script sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** What stands in front of the process, such as a migration, and is not done by the image. */
  readonly before: string | undefined;
}

/** The start command of a manifest: its `start:prod` or `start` script, followed through others, or its `main`. */
export function startOf(manifest: Manifest): Fact<Start> | undefined {
  for (const script of ['start:prod', 'start:production', 'start', 'serve']) {
    const text = manifest.scripts[script];
    const start = text === undefined ? undefined : readScript(text, manifest, 5);
    if (start) return certain(start, `package.json#/scripts/${script}`);
  }
  const { main } = manifest;
  if (main === undefined || manifest.scripts.start !== undefined) return undefined;
  return likely({ words: ['node', main], environment: {}, before: undefined }, 'package.json#/main');
}

/** Reads a command line as scripts have it; undefined when it is one for development only. */
export function readScript(text: string, manifest: Manifest, depth: number): Start | undefined {
  const commands = text.split(/\s*(?:&&|;)\s*/).filter(Boolean);
  const last = commands.at(-1);
  if (last === undefined || depth === 0 || /[|`]|\$\(|&\s*$/.test(last)) return undefined;
  const before = commands.slice(0, -1).join(' && ') || undefined;
  const environment: Record<string, string> = {};
  const words = wordsOf(last);
  for (;;) {
    const [word = ''] = words;
    const set = /^([A-Za-z_]\w*)=(.*)$/.exec(word);
    if (set?.[1] !== undefined) environment[set[1]] = set[2] ?? '';
    else if (!WRAPPERS.has(word)) break;
    words.shift();
    // What stands before a double dash is for the wrapper itself.
    if (/^(?:dotenv|dotenvx|env-cmd)$/.test(word) && words.includes('--')) words.splice(0, words.indexOf('--'));
  }
  const script = scriptOf(words);
  if (script !== undefined) {
    const target = manifest.scripts[script];
    const inner = target === undefined ? undefined : readScript(target, manifest, depth - 1);
    return inner && { ...inner, environment: { ...inner.environment, ...environment }, before: before ?? inner.before };
  }
  const process = processOf(words, manifest);
  return process && { words: process, environment, before };
}

/** Programs that set variables and start another one. */
const WRAPPERS = new Set(['cross-env', 'cross-env-shell', 'env', 'exec', 'npx', 'dotenv', 'dotenvx', 'env-cmd', '--']);

function wordsOf(command: string): string[] {
  const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ''));
}

/** `npm run x`, `yarn x` and the like name a script. */
function scriptOf([program, ...rest]: readonly string[]): string | undefined {
  if (program === undefined || !/^(?:npm|yarn|pnpm|bun)$/.test(program)) return undefined;
  const words = rest.filter((word) => !word.startsWith('-'));
  if (words[0] === 'run' || words[0] === 'run-script') return /[./]/.test(words[1] ?? '') ? undefined : words[1];
  if (program === 'bun') return undefined;
  return words[0] === 'exec' || words[0] === 'dlx' ? undefined : words[0];
}

/** The process for production; undefined for servers that are for development. */
function processOf(words: readonly string[], { main, dependencies }: Manifest): readonly string[] | undefined {
  const [program = '', ...args] = words;
  if (
    /^(?:vite|webpack|webpack-dev-server|react-scripts|vue-cli-service|ng|gatsby|parcel|astro|nuxt|nuxi|remix|vitepress|docusaurus|eleventy|tsc|http-server|serve)$/.test(
      program,
    )
  )
    return undefined;
  if (program === 'next') return args[0] === 'start' ? words : undefined;
  if (program === 'nest') return ['node', 'dist/main'];
  if (program === 'nodemon')
    return nodeWords(
      args.filter((word) => !/^--(?:watch|ext|exec|inspect)/.test(word)),
      main,
    );
  if (program === 'node') return nodeWords(args, main);
  if (program === 'bun') {
    const file = args.filter((word) => !/^(?:run|--watch|--hot)$/.test(word));
    return file.length > 0 ? ['bun', ...file] : undefined;
  }
  // Compilers that run sources: for development, unless they are installed for production.
  if (/^(?:ts-node|ts-node-dev|tsx|babel-node|swc-node|esno)$/.test(program))
    return args.includes('watch') || !Object.hasOwn(dependencies, program) ? undefined : words;
  if (program === 'pm2' || program === 'pm2-runtime' || program === 'forever')
    return nodeWords(
      args.filter((word) => /\.[cm]?js$/.test(word)),
      main,
    );
  return words.length > 0 ? words : undefined;
}

/** Without options for development and without .env files, which are not in an image. */
function nodeWords(args: readonly string[], main: string | undefined): readonly string[] | undefined {
  const kept = args.filter((word) => !/^--(?:watch|inspect|env-file(?!-if-exists))/.test(word));
  const at = kept.findIndex((word) => !word.startsWith('-'));
  if (at < 0) return undefined;
  if (kept[at] === '.')
    return main === undefined ? ['node', ...kept] : ['node', ...kept.slice(0, at), main, ...kept.slice(at + 1)];
  return ['node', ...kept];
}
