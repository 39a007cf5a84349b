import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';
import { chainCommands, chainOf } from '#model/stage-chain.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-libc-mismatch',
  title: 'Run programs on the C library that they were built with',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Debian and its like have glibc, Alpine has musl, `scratch` and distroless/static have none. A program or native module that looks for another one does not start, and the error is a misleading "not found" or "no such file or directory" about a file that is there.',
  remedy: 'Build and run on the same system, or link statically (`CGO_ENABLED=0`, a `-musl` target).',
  references: ['https://wiki.musl-libc.org/functional-differences-from-glibc.html'],
  messages: {
    go: 'Go links this against glibc as soon as it uses the network or cgo; {base} has none. Set CGO_ENABLED=0.',
    rust: 'Rust links this against glibc, which {base} does not have.',
    modules: 'Native modules in {path} are built for {built}; {base} has {has}.',
  },
  check: {
    stage(stage, { report }) {
      const has = libcOf(stage);
      if (has === undefined || stage.edges.length === 0) return;
      const base = stage.rootBase.kind === 'image' ? stage.rootBase.image.repository : 'scratch';
      const programs = new Map<Stage, Programs | undefined>();
      let isAdded: boolean | undefined;
      for (const { instruction, stage: source } of stage.edges) {
        if (instruction.kind !== 'COPY' || !source || source === stage) continue;
        const built = libcOf(source);
        if (built === undefined || built === 'none' || built === has) continue;
        isAdded ??= addsLibc(stage);
        if (isAdded) return;
        if (built === 'glibc' && !programs.has(source)) programs.set(source, programsOf(source));
        const compiled = programs.get(source);
        for (const word of instruction.sources) {
          const path = stage.at(instruction).expand(word.text);
          if (path === undefined) continue;
          if (compiled?.includes(posix.resolve('/', path)))
            report({ message: compiled.language, values: { base }, at: word.span });
          else if (has !== 'none' && /(?:^|\/)(?:node_modules|site-packages|\.?venv)\/?$/.test(path))
            report({ message: 'modules', values: { path: word.text, built, base, has }, at: word.span });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nRUN go build -o /bin/app\nFROM alpine:3.23\nCOPY --from=build /bin/app /bin/\n',
      at: '/bin/app',
      good: 'FROM golang:1.27 AS build\nRUN CGO_ENABLED=0 go build -o /bin/app\nFROM alpine:3.23\nCOPY --from=build /bin/app /bin/\n',
    },
    {
      title: 'Rust',
      bad: 'FROM rust:1.93 AS build\nWORKDIR /src\nRUN cargo build --release\nFROM scratch\nCOPY --from=build /src/target/release/app /app\n',
      at: '/src/target/release/app',
    },
    {
      title: 'Node.js modules',
      bad: 'FROM node:24 AS deps\nWORKDIR /app\nRUN npm ci\nFROM node:24-alpine\nCOPY --from=deps /app/node_modules ./node_modules\n',
      at: '/app/node_modules',
    },
    {
      title: 'The same system',
      good: 'FROM golang:1.27-alpine AS build\nRUN go build -o /bin/app\nFROM alpine:3.23\nCOPY --from=build /bin/app /bin/\n',
    },
    {
      title: 'Files without a program in them',
      good: 'FROM golang:1.27 AS build\nRUN go build -o /bin/app\nFROM alpine:3.23\nCOPY --from=build /etc/ssl/certs /etc/ssl/certs\n',
    },
  ],
});

function libcOf({ rootBase }: Stage): 'glibc' | 'musl' | 'none' | undefined {
  if (rootBase.kind === 'scratch') return 'none';
  return rootBase.kind === 'image' ? rootBase.facts?.libc : undefined;
}

/** Alpine can be given a layer of glibc, and a scratch image its libraries. */
function addsLibc(stage: Stage): boolean {
  if (chainCommands(stage).some(({ script }) => /gcompat|libc6-compat|glibc/.test(script.source.text))) return true;
  return chainOf(stage).some(({ instructions }) =>
    instructions.some(
      (each) =>
        each.kind === 'COPY' && each.sources.some(({ text }) => /(?:^|\/)lib(?:64)?(?:\/|$)|ld-linux|\.so/.test(text)),
    ),
  );
}

/** What the compiler of a stage made and linked dynamically. */
interface Programs {
  readonly language: 'go' | 'rust';
  readonly includes: (path: string) => boolean;
}

/** The programs that a stage compiles against glibc; undefined when there are none, or it is not certain. */
function programsOf(stage: Stage): Programs | undefined {
  const image = stage.rootBase.kind === 'image' ? stage.rootBase.facts?.image : undefined;
  if (image !== 'golang' && image !== 'rust') return undefined;
  const scripts = new Set(chainCommands(stage).map(({ script }) => script.source.text));
  const settings = chainOf(stage).flatMap(({ instructions }) =>
    instructions.flatMap((each) => (each.kind === 'ENV' || each.kind === 'ARG' ? each.rest.text : [])),
  );
  const text = [...scripts, ...settings].join('\n');
  if (/musl|static|crt-|zig|\bxx-/.test(text)) return undefined;
  if (image === 'rust') {
    if (!/\bcargo\s+(?:build|install)\b/.test(text) || /wasm|--target\b/.test(text)) return undefined;
    return { language: 'rust', includes: (path) => RUST_PROGRAM.test(path) };
  }
  // Go leaves cgo off when it compiles for another system.
  if (/CGO_ENABLED|GOOS[= ](?!linux)|GOARCH|netgo/.test(text)) return undefined;
  const outputs = new Set(outputsOf(stage));
  return {
    language: 'go',
    includes: (path) => outputs.has(path) || (outputs.has('/go/bin') && path.startsWith('/go/bin/')),
  };
}

const RUST_PROGRAM = /\/target\/(?:release|debug)\/[^/]+$|^\/usr\/local\/cargo\/bin\//;

/** Where `go build -o` and `go install` put their programs. */
function outputsOf(stage: Stage): readonly string[] {
  return chainOf(stage).flatMap((each) => {
    const workdir = each.at().workdir;
    return each.commands.flatMap((command) => {
      if (command.program !== 'go' || !effectsOf(command).some(({ kind }) => kind === 'build' || kind === 'install'))
        return [];
      if (command.args[0]?.value === 'install') return ['/go/bin'];
      const at = command.args.findIndex(({ value }) => value === '-o');
      const output = at < 0 ? undefined : command.args[at + 1]?.value;
      if (output === undefined || /[$*]/.test(output)) return [];
      if (output.startsWith('/')) return [posix.normalize(output)];
      return workdir === undefined ? [] : [posix.resolve(workdir, output)];
    });
  });
}
