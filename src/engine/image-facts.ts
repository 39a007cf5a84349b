import { ToolError } from '../tool-error.js';
import { LABEL } from './belongings.js';
import type { Engine } from './engine.js';

/** What an image says of itself. Empty fields are left out. */
export interface ImageConfig {
  readonly User: string;
  readonly Env: readonly string[];
  readonly Cmd: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly WorkingDir: string;
  readonly ExposedPorts: readonly string[];
  readonly Healthcheck: readonly string[];
  readonly StopSignal: string;
  readonly Labels: Readonly<Record<string, string>>;
  readonly Volumes: readonly string[];
}

export interface ImageFacts {
  /** Bytes of all layers, unpacked. */
  readonly size: number;
  readonly layers: number;
  /** As the engine names it: `amd64`. */
  readonly architecture: string;
  readonly config: ImageConfig;
}

interface Inspected {
  readonly Size: number;
  readonly Architecture: string;
  readonly RootFS: { readonly Layers?: readonly string[] };
  readonly Config: {
    readonly User?: string;
    readonly Env?: readonly string[] | null;
    readonly Cmd?: readonly string[] | null;
    readonly Entrypoint?: readonly string[] | null;
    readonly WorkingDir?: string;
    readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
    readonly Healthcheck?: { readonly Test?: readonly string[] } | null;
    readonly StopSignal?: string;
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly Volumes?: Readonly<Record<string, unknown>> | null;
  };
}

/** Asks the engine about an image. Our own label is left out. */
export async function inspectImage(engine: Engine, image: string, signal?: AbortSignal): Promise<ImageFacts> {
  const { code, stdout, stderr } = await engine.run(['image', 'inspect', image], { signal });
  if (code !== 0)
    throw new ToolError('INSPECT_FAILED', `The image is gone: ${stderr.trim()}.`, 'Did something else remove it?');
  const [{ Size, Architecture, RootFS, Config }] = JSON.parse(stdout) as [Inspected];
  const labels = Object.entries(Config.Labels ?? {}).filter(([name]) => name !== LABEL && !BUILDERS_OWN.test(name));
  return {
    size: Size,
    layers: RootFS.Layers?.length ?? 0,
    architecture: Architecture,
    config: {
      User: Config.User ?? '',
      Env: Config.Env ?? [],
      Cmd: Config.Cmd ?? [],
      Entrypoint: Config.Entrypoint ?? [],
      WorkingDir: Config.WorkingDir ?? '',
      ExposedPorts: Object.keys(Config.ExposedPorts ?? {}).sort(),
      Healthcheck: Config.Healthcheck?.Test ?? [],
      StopSignal: Config.StopSignal ?? '',
      Labels: Object.fromEntries(labels.sort()),
      Volumes: Object.keys(Config.Volumes ?? {}).sort(),
    },
  };
}

const BUILDERS_OWN = /^io\.buildah\./;
