import { request } from 'node:http';
import { join } from 'node:path';
import { ToolError } from '../../tool-error.js';
import type { Image } from '../image.js';
import { openArchive } from './archive.js';
import type { OpenOptions } from './registry.js';
import { spool } from './spool.js';

/** Where the engine listens; only what node:http can reach by itself. */
interface Endpoint {
  readonly socketPath?: string;
  readonly host?: string;
  readonly port?: number;
}

/** Opens an image of the Docker Engine that DOCKER_HOST names, else of /var/run/docker.sock. */
export async function openFromEngine(
  name: string,
  shownAs: string,
  options: OpenOptions,
  host: string | undefined,
): Promise<Image> {
  const endpoint = endpointOf(host);
  const { file, folder, remove } = await spool(shownAs, savedImage(endpoint, name));
  await file.close();
  try {
    const image = await openArchive(join(folder, 'image.tar'), '', shownAs, options);
    return {
      ...image,
      close: async () => {
        await image.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

function endpointOf(host: string | undefined): Endpoint {
  if (!host) return { socketPath: '/var/run/docker.sock' };
  const unix = /^unix:\/\/(\/.+)$/.exec(host);
  if (unix) return { socketPath: unix[1] };
  const tcp = /^(?:tcp|http):\/\/(\[[^\]]+\]|[^:/]+)(?::(\d+))?\/?$/.exec(host);
  if (tcp && !process.env.DOCKER_TLS_VERIFY) return { host: tcp[1], port: Number(tcp[2] ?? 2375) };
  throw new ToolError(
    'ENGINE_UNSUPPORTED',
    `DOCKER_HOST=${host} cannot be reached directly.`,
    'Save the image with docker save -o FILE NAME and name the file.',
  );
}

async function* savedImage(endpoint: Endpoint, name: string): AsyncGenerator<Buffer> {
  const response = await answerOf(endpoint, `/images/${encodeURIComponent(name)}/get`, name);
  try {
    for await (const chunk of response) yield chunk as Buffer;
  } catch (error) {
    throw new ToolError(
      'ENGINE_FAILED',
      `The engine broke off while it sent ${name}.`,
      'Look at its log, then try again.',
      error,
    );
  }
}

function answerOf(endpoint: Endpoint, path: string, name: string): Promise<import('node:http').IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request({ ...endpoint, path, method: 'GET' }, (response) => {
      if (response.statusCode === 200) return resolve(response);
      response.resume();
      reject(
        response.statusCode === 404
          ? new ToolError(
              'IMAGE_NOT_FOUND',
              `The engine has no image ${name}.`,
              `Fetch it with docker pull ${name}, or look at docker images.`,
            )
          : new ToolError(
              'ENGINE_FAILED',
              `The engine answered ${response.statusCode} for ${name}.`,
              'Look at its log, then try again.',
            ),
      );
    });
    call.on('error', (error: NodeJS.ErrnoException) => reject(engineAbsent(endpoint, error)));
    call.end();
  });
}

function engineAbsent({ socketPath, host, port }: Endpoint, error: NodeJS.ErrnoException): ToolError {
  const where = socketPath ?? `${host}:${port}`;
  if (error.code === 'EACCES')
    return new ToolError(
      'ENGINE_FORBIDDEN',
      `This user may not use the engine at ${where}.`,
      'Join the group docker, or save the image with sudo docker save.',
      error,
    );
  return new ToolError(
    'ENGINE_ABSENT',
    `No engine answers at ${where}.`,
    'Start Docker, set DOCKER_HOST, or name an archive or an oci: folder.',
    error,
  );
}
