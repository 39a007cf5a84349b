import type { Model } from './model.js';

/** Whether a Dockerfile installs the dependencies of an interpreted language itself, so that those of the machine are not needed. */
export function installsDependencies({ document, commandsOf }: Model): boolean {
  return document.instructions.some((each) =>
    commandsOf(each).some(({ program, args }) => {
      if (!INSTALLERS.test(program)) return false;
      return args.length === 0 || args.some(({ value }) => /^(?:ci|install|i|sync|clean-install)$/.test(value));
    }),
  );
}

const INSTALLERS = /^(?:npm|yarn|pnpm|bun|corepack|pip|pip3|uv|poetry|pipenv|bundle|bower)$/;
