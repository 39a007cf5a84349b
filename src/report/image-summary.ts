import type { ContainerConfig } from '#image/image.js';
import type { ImageSummary } from '#image/summary.js';
import { byteSize } from './byte-size.js';
import type { ImageFormat } from './image-layers.js';
import { jsonText } from './image-layers.js';
import { maskSecrets } from './mask.js';
import { oneLine } from './printable.js';

/** An image in short, for people or as JSON; secrets in variables and labels are masked. */
export function formatImageSummary(summary: ImageSummary, format: ImageFormat): string {
  if (format === 'json') return jsonText({ ...summary, config: maskedConfig(summary.config) });
  const config = maskedConfig(summary.config);
  const rows: [string, string | undefined][] = [
    ['image', summary.name],
    ['tags', summary.tags.join(', ')],
    ['digest', summary.digest],
    ['id', summary.id],
    ['platform', summary.platform],
    ['created', summary.created],
    ['author', summary.author],
    ['size', `${byteSize(summary.size)} stored in ${summary.layers.length} layers`],
    ['user', config.User || 'root'],
    ['workdir', config.WorkingDir],
    ['entrypoint', jsonList(config.Entrypoint)],
    ['cmd', jsonList(config.Cmd)],
    ['ports', Object.keys(config.ExposedPorts ?? {}).join(', ')],
    ['volumes', Object.keys(config.Volumes ?? {}).join(', ')],
    ['stop signal', config.StopSignal],
    ['health', jsonList(config.Healthcheck?.Test)],
    ...(config.Env ?? []).map((variable): [string, string] => ['env', variable]),
    ...Object.entries(config.Labels ?? {}).map(([name, value]): [string, string] => ['label', `${name}=${value}`]),
  ];
  return rows
    .filter(([, value]) => value)
    .map(([name, value]) => `${name.padEnd(12)}${oneLine(value ?? '')}\n`)
    .join('');
}

function maskedConfig(config: ContainerConfig): ContainerConfig {
  return JSON.parse(JSON.stringify(config), (_, value: unknown) =>
    typeof value === 'string' ? maskSecrets(value) : value,
  ) as ContainerConfig;
}

function jsonList(list: readonly string[] | null | undefined): string {
  return list && list.length > 0 ? JSON.stringify(list) : '';
}
