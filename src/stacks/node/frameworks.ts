import type { Fact } from '../fact.js';
import { certain } from '../fact.js';
import { dependsOn, type Manifest } from './manifest.js';

/** A framework that decides how a program is built and run. */
export interface Framework {
  readonly name: string;
  /** The package that shows it. */
  readonly package: string;
  /** `server`: it serves requests itself; `static`: its build makes files for a web server; `either`: its config says. */
  readonly makes: 'server' | 'static' | 'either';
  /** The folder that its build fills, when its config says nothing else. */
  readonly output?: string;
  /** The port that it listens on by itself. */
  readonly port?: number;
}

/** The framework of a project: the one that builds it before the ones that it is built with. */
export function frameworkOf(manifest: Manifest): Fact<Framework> | undefined {
  const found = FRAMEWORKS.find((each) => dependsOn(manifest, each.package));
  return found && certain(found, `package.json: ${found.package}`);
}

const FRAMEWORKS: readonly Framework[] = [
  { name: 'Next.js', package: 'next', makes: 'either', output: '.next', port: 3000 },
  { name: 'Nuxt', package: 'nuxt', makes: 'either', output: '.output', port: 3000 },
  { name: 'React Router', package: '@react-router/dev', makes: 'either', output: 'build', port: 3000 },
  { name: 'Remix', package: '@remix-run/dev', makes: 'either', output: 'build', port: 3000 },
  { name: 'SvelteKit', package: '@sveltejs/kit', makes: 'either', output: 'build', port: 3000 },
  { name: 'Astro', package: 'astro', makes: 'either', output: 'dist', port: 4321 },
  { name: 'NestJS', package: '@nestjs/core', makes: 'server', output: 'dist', port: 3000 },
  { name: 'Fastify', package: 'fastify', makes: 'server', port: 3000 },
  { name: 'Express', package: 'express', makes: 'server', port: 3000 },
  { name: 'Koa', package: 'koa', makes: 'server', port: 3000 },
  { name: 'Hono', package: '@hono/node-server', makes: 'server', port: 3000 },
  { name: 'hapi', package: '@hapi/hapi', makes: 'server', port: 3000 },
  { name: 'Gatsby', package: 'gatsby', makes: 'static', output: 'public' },
  { name: 'Docusaurus', package: '@docusaurus/core', makes: 'static', output: 'build' },
  { name: 'VitePress', package: 'vitepress', makes: 'static', output: '.vitepress/dist' },
  { name: 'Eleventy', package: '@11ty/eleventy', makes: 'static', output: '_site' },
  { name: 'Angular', package: '@angular/core', makes: 'static', output: 'dist' },
  { name: 'Create React App', package: 'react-scripts', makes: 'static', output: 'build' },
  { name: 'Vue CLI', package: '@vue/cli-service', makes: 'static', output: 'dist' },
  { name: 'Vite', package: 'vite', makes: 'static', output: 'dist' },
  { name: 'Parcel', package: 'parcel', makes: 'static', output: 'dist' },
];
