import { Command, InvalidArgumentError, Option } from 'commander';
import type { Explanation, ImageConfig, ProofFormat } from '../../index.js';
import { buildAndRun, formatProof, proofFormats, prove, ToolError } from '../../index.js';
import { outputWidth, runningLine, wantsColour, writeOutput } from './terminal.js';

const CONFIG_FIELDS = [
  'User',
  'Env',
  'Cmd',
  'Entrypoint',
  'WorkingDir',
  'ExposedPorts',
  'Healthcheck',
  'StopSignal',
  'Labels',
  'Volumes',
] as const satisfies readonly (keyof ImageConfig)[];

/** `plimsoll prove --before A --after B`. */
export function proveCommand(): Command {
  return new Command('prove')
    .description('build and run two Dockerfiles with a real engine and compare the images; or one, to measure it')
    .argument('[file]', 'a Dockerfile to build, run and measure alone')
    .option('--before <file>', 'the Dockerfile as it was')
    .option('--after <file>', 'the Dockerfile as it is to be')
    .option('--context <folder>', 'the build context', '.')
    .option('--request <path>', 'ask the container for this path over HTTP and compare the answers')
    .option('--port <number>', 'the port inside the container (default: the first that the image exposes)', port)
    .option('--build-arg <name=value>', 'as of docker build; can be repeated', list)
    .option('--target <stage>', 'the stage to build')
    .option('--touch <file>', 'the file of the context to change before the warm build (default: a source file)')
    .option('--allow-removed <glob>', 'files that may be missing afterwards; can be repeated', list)
    .option('--allow-added <glob>', 'files that may be new afterwards; can be repeated', list)
    .option('--allow-changed <glob>', 'files that may differ; can be repeated', list)
    .addOption(
      new Option('--allow-config <field>', 'a field of the configuration that may differ; can be repeated')
        .choices(CONFIG_FIELDS)
        .argParser(configField),
    )
    .option('--timeout <seconds>', 'how long to wait for health or an answer', seconds, 60)
    .option('--memory <amount>', 'memory for the containers', '2g')
    .option('--cpus <number>', 'processors for the containers', '2')
    .option('--read-only', 'run with a root file system that cannot be written')
    .option('--drop-capabilities', 'run without any capability')
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...proofFormats]).default('text'))
    .option('--no-color', 'no colours, also on a terminal')
    .action(run);
}

interface Flags {
  readonly before?: string;
  readonly after?: string;
  readonly context: string;
  readonly request?: string;
  readonly port?: number;
  readonly buildArg?: readonly string[];
  readonly target?: string;
  readonly touch?: string;
  readonly allowRemoved?: readonly string[];
  readonly allowAdded?: readonly string[];
  readonly allowChanged?: readonly string[];
  readonly allowConfig?: readonly (keyof ImageConfig)[];
  readonly timeout: number;
  readonly memory: string;
  readonly cpus: string;
  readonly readOnly?: boolean;
  readonly dropCapabilities?: boolean;
  readonly format: ProofFormat;
  readonly color: boolean;
}

async function run(file: string | undefined, flags: Flags): Promise<void> {
  const { before, after, context, request, port: asked, buildArg, target, touch, timeout } = flags;
  if ((before === undefined) !== (after === undefined) || (before !== undefined && file !== undefined)) {
    throw new ToolError(
      'PROVE_WHAT',
      'prove compares --before with --after, or measures one file.',
      'Name both, or one file without an option.',
    );
  }
  const interrupted = new AbortController();
  const progress = runningLine();
  const limits = {
    memory: flags.memory,
    cpus: flags.cpus,
    readOnly: flags.readOnly,
    dropCapabilities: flags.dropCapabilities,
  };
  const options = {
    ...{ context, request, port: asked, buildArgs: buildArg, target, touch, timeout, limits },
    onProgress: progress.show,
    signal: interrupted.signal,
    explainedBy: explanations(flags),
    allowedConfig: flags.allowConfig,
  };
  const end = interruption(interrupted);
  try {
    const proof =
      before !== undefined && after !== undefined
        ? await prove(before, after, options)
        : await buildAndRun(file ?? 'Dockerfile', options);
    progress.end();
    writeOutput(formatProof(proof, flags.format, { colour: wantsColour(flags.color), width: outputWidth() }));
    const isProven = !('before' in proof) || proof.unexplained.length + proof.worse.length === 0;
    process.exitCode = isProven ? 0 : 1;
  } finally {
    progress.end();
    end();
  }
}

/** Ctrl-C and SIGTERM end the work, and what was made is removed first. */
function interruption(controller: AbortController): () => void {
  const stop = (signal: NodeJS.Signals) =>
    controller.abort(
      new ToolError('INTERRUPTED', `prove was interrupted by ${signal}.`, 'What it had made is removed.'),
    );
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

function explanations({ allowRemoved = [], allowAdded = [], allowChanged = [] }: Flags): readonly Explanation[] {
  return [
    ...allowRemoved.map((glob) => ({ glob, kinds: ['removed'] as const, reason: `--allow-removed ${glob}` })),
    ...allowAdded.map((glob) => ({ glob, kinds: ['added'] as const, reason: `--allow-added ${glob}` })),
    ...allowChanged.map((glob) => ({ glob, kinds: ['changed'] as const, reason: `--allow-changed ${glob}` })),
  ];
}

function list(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function configField(value: string, before: readonly string[] = []): readonly string[] {
  const field = CONFIG_FIELDS.find((each) => each.toLowerCase() === value.toLowerCase());
  if (field === undefined) throw new InvalidArgumentError(`The fields are ${CONFIG_FIELDS.join(', ')}.`);
  return [...before, field];
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return number;
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('Write seconds as a number.');
  return number;
}
