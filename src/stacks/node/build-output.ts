import type { Files } from '#project/files.js';
import { jsonObjectIn } from '#text/json-object.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import type { Framework } from './frameworks.js';
import { dependsOn, type Manifest } from './manifest.js';

/** The folder that the build fills for a web server or a browser; undefined when nothing says which. */
export async function readStaticOutput(
  files: Files,
  manifest: Manifest,
  framework: Framework | undefined,
): Promise<Fact<string> | undefined> {
  if (framework?.name === 'Angular') return angularOutput(files);
  if (framework?.name === 'Create React App') {
    const path = /\bBUILD_PATH=(\S+)/.exec(manifest.scripts.build ?? '')?.[1];
    return path ? certain(cleaned(path), 'package.json#/scripts/build') : assumed('build', 'react-scripts');
  }
  const flag = /(?:--outDir|--out-dir|--dist-dir|--output-path|--dest)[ =](\S+)/.exec(
    manifest.scripts.build ?? '',
  )?.[1];
  if (flag) return certain(cleaned(flag), 'package.json#/scripts/build');
  const config = files.paths.find((path) => /^(?:vite|vue|astro|parcel|svelte|gatsby)\.config\.[cm]?[jt]s$/.test(path));
  const text = config === undefined ? undefined : await files.read(config);
  const said = /\b(?:outDir|outputDir|pages):\s*['"`]([^'"`$]+)['"`]/.exec(text ?? '')?.[1];
  if (config && said) return likely(cleaned(said), config);
  if (framework?.name === 'VitePress') return assumed('docs/.vitepress/dist', 'VitePress');
  return framework?.output === undefined ? undefined : assumed(framework.output, framework.name);
}

/** The folder that a compiler fills for Node.js: what tsconfig.json or the bundler's command says. */
export async function readServerOutput(files: Files, manifest: Manifest): Promise<Fact<string> | undefined> {
  for (const name of ['tsconfig.build.json', 'tsconfig.json']) {
    const text = await files.read(name);
    const said = /"outDir"\s*:\s*"([^"]+)"/.exec(text ?? '')?.[1];
    if (said && /\b(?:tsc|nest|swc)\b/.test(manifest.scripts.build ?? ''))
      return certain(cleaned(said), `${name}#/compilerOptions/outDir`);
  }
  const flag = /(?:--outdir|--out-dir|--outDir|-d|-o)[ =](\S+)/.exec(manifest.scripts.build ?? '')?.[1];
  if (flag) return certain(cleaned(flag), 'package.json#/scripts/build');
  return dependsOn(manifest, 'tsup') || dependsOn(manifest, '@nestjs/core')
    ? assumed('dist', 'the build tool')
    : undefined;
}

async function angularOutput(files: Files): Promise<Fact<string> | undefined> {
  const text = await files.read('angular.json');
  const config = jsonObjectIn(text ?? '') as AngularConfig | undefined;
  const [name, project] =
    Object.entries(config?.projects ?? {}).find(([, each]) => each.projectType !== 'library') ?? [];
  const build = project?.architect?.build;
  if (name === undefined || !build) return undefined;
  const { outputPath } = build.options ?? {};
  const path = typeof outputPath === 'object' ? outputPath.base : outputPath;
  const isApplication = /:application$/.test(build.builder ?? '');
  const browser = typeof outputPath === 'object' && outputPath.browser !== undefined ? outputPath.browser : 'browser';
  const folder = cleaned(path ?? `dist/${name}`);
  return certain(isApplication && browser !== '' ? `${folder}/${browser}` : folder, `angular.json#/projects/${name}`);
}

interface AngularConfig {
  readonly projects?: Readonly<
    Record<
      string,
      {
        readonly projectType?: string;
        readonly architect?: {
          readonly build?: {
            readonly builder?: string;
            readonly options?: {
              readonly outputPath?: string | { readonly base?: string; readonly browser?: string };
            };
          };
        };
      }
    >
  >;
}

function cleaned(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}
