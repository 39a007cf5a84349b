import type { Arg, Instruction } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Original } from './original.js';

/** The instructions of the original that say how the image runs, in its own words. */
export interface Carried {
  /** They leave the build stage. */
  readonly moved: readonly Instruction[];
  /** They stay in the build stage and are needed on the other side as well. */
  readonly repeated: readonly Instruction[];
}

/**
 * Sorts out what is only for running, and what is for both; `commands` are those that are run again, `fromContext` the
 * copies that the build does not need.
 */
export function carriedOf(
  original: Original,
  commands: readonly Command[],
  fromContext: readonly Instruction[] = [],
): Carried {
  const { stage } = original;
  const lastBuild = stage.instructions.findLastIndex(
    (each) => each.kind === 'RUN' || ((each.kind === 'COPY' || each.kind === 'ADD') && !fromContext.includes(each)),
  );
  const moved: Instruction[] = [];
  const repeated: Instruction[] = [];
  const lastUser = stage.instructions.findLast(({ kind }) => kind === 'USER');
  for (const [index, instruction] of stage.instructions.entries()) {
    const isBehind = index > lastBuild;
    switch (instruction.kind) {
      case 'CMD':
      case 'ENTRYPOINT':
      case 'EXPOSE':
      case 'HEALTHCHECK':
      case 'STOPSIGNAL':
      case 'VOLUME':
      case 'LABEL':
      case 'MAINTAINER':
        moved.push(instruction);
        break;
      case 'USER':
        if (instruction === lastUser) (isBehind ? moved : repeated).push(instruction);
        break;
      case 'ENV':
        if (isBehind) moved.push(instruction);
        else if (!instruction.pairs.every(({ key }) => BUILD_VARIABLE.test(key.text))) repeated.push(instruction);
        break;
      case 'ARG':
        if (isBehind) moved.push(instruction);
        break;
      case 'COPY':
      case 'ADD':
        if (fromContext.includes(instruction)) moved.push(instruction);
        break;
      case 'SHELL':
        repeated.push(instruction);
        break;
    }
  }
  return { moved, repeated: [...argsFor([...moved, ...repeated], commands, original), ...repeated] };
}

/** Variables that only a build reads. */
export const BUILD_VARIABLE =
  /^(?:DEBIAN_FRONTEND|CI|npm_config_\w+|NPM_CONFIG_\w+|PIP_\w+|POETRY_\w+|PIPENV_\w+|UV_\w+|CGO_ENABLED|GOOS|GOARCH|GOFLAGS|GOPROXY|GOPRIVATE|GO111MODULE|GOPATH|GOCACHE|MAVEN_\w+|GRADLE_\w+|CARGO_\w+|RUSTFLAGS|RUSTUP_\w+|YARN_\w+|PNPM_HOME|NEXT_TELEMETRY_DISABLED|GENERATE_SOURCEMAP|DOTNET_CLI_TELEMETRY_OPTOUT)$/;

/** The ARGs whose values those instructions use: an ARG ends with its stage. */
function argsFor(
  instructions: readonly Instruction[],
  commands: readonly Command[],
  { stage, document }: Original,
): readonly Arg[] {
  const texts = [
    ...instructions.map(({ rest }) => rest.text),
    ...commands.map(({ span }) => document.text.slice(span.start, span.end)),
  ];
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name)));
  return stage.instructions.filter(
    (each): each is Arg =>
      each.kind === 'ARG' && !instructions.includes(each) && each.declarations.some(({ name }) => used.has(name.text)),
  );
}
