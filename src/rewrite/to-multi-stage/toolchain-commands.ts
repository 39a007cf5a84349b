import type { Files } from '#project/files.js';
import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import { commandLinesOf, startedScripts } from './started-scripts.js';

/** Refuses an original whose start, or a script that it starts, builds, installs or watches while it runs. */
export async function runsItsToolchain(original: Original, project: Files | undefined): Promise<Refused | undefined> {
  const { start, cmd, entrypoint, model, lineOf } = original;
  const instructions = [entrypoint, cmd].filter((each) => each !== undefined);
  const said = instructions.flatMap((each) =>
    model.commandsOf(each).map(({ name, args }) => [name, ...args].flatMap((word) => word?.value ?? []).join(' ')),
  );
  const written = (await startedScripts(original, project)).flatMap(commandLinesOf);
  const tool = [start.join(' '), ...said, ...written].find(needsToolchain);
  return tool === undefined
    ? undefined
    : refused(
        'runtime-is-the-toolchain',
        `${tool} needs the tool chain while it runs.`,
        'Build in the Dockerfile, and start what was built.',
        instructions.at(-1) && lineOf(instructions.at(-1) as (typeof instructions)[number]),
      );
}

function needsToolchain(words: string): boolean {
  return TOOLCHAIN.some((pattern) => pattern.test(words));
}

const TOOLCHAIN: readonly RegExp[] = [
  /^(?:\S*\/)?go (?:run|test|build)\b/,
  /^(?:\S*\/)?cargo (?:run|test|watch|build)\b/,
  /^(?:\S*\/)?(?:mvn|mvnw|\.\/mvnw) /,
  /^(?:\S*\/)?(?:gradle|gradlew|\.\/gradlew) /,
  /^dotnet (?:run|watch|test|build|ef)\b|^dotnet-ef\b/,
  /^(?:npx )?(?:nodemon|ts-node-dev|ts-node|tsx|vite|webpack|ng|react-scripts|vue-cli-service|jest|mocha|tsc)\b/,
  /^(?:npm|yarn|pnpm|bun)(?: run)? (?:dev|develop|watch|test|serve|start:dev|build)\b/,
  /^(?:npx )?(?:next|nuxt|astro|gatsby) (?:dev(?:elop)?|build)\b/,
  /^(?:python3? -m )?pip3? install\b/,
  /^(?:poetry|pipenv|npm|yarn|pnpm|bundle|composer) (?:install|ci)\b/,
  /^(?:jupyter|jupyter-lab|pytest|tox|make)\b/,
  /^(?:bundle exec )?(?:(?:\S*\/)?rails? assets:|rake (?:assets|test|spec)|rspec|guard|rerun|shotgun|jekyll|middleman)\b|^(?:\S*\/)?bin\/(?:dev|setup)\b/,
  /--reload\b|\bflask .*--debug\b|manage\.py runserver\b/,
];
