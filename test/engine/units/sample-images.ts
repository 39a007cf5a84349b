import type { FileList, ImageFile } from '#engine/file-list.js';
import type { Built } from '#engine/proof.js';

/** A file of an image; what is not given is that of an ordinary file of root. */
export function file(path: string, given: Partial<ImageFile> = {}): readonly [string, ImageFile] {
  const standard = { type: 'file', mode: 0o644, uid: 0, gid: 0, size: 1, target: '', sha256: 'a' } as const;
  return [path, { ...standard, ...given, path: path.slice(1) }];
}

export function files(...entries: readonly (readonly [string, ImageFile])[]): FileList {
  return new Map(entries);
}

/** An image that answers 200 as root. */
export function built(given: Partial<Built> = {}): Built {
  return {
    dockerfile: 'Dockerfile',
    size: 412_345_678,
    compressed: 143_000_000,
    layers: 12,
    coldSeconds: 34.12,
    warmSeconds: 20.5,
    touched: 'server.js',
    steps: [],
    warmCached: 3,
    uid: 0,
    files: files(file('/app/server.js')),
    architecture: 'amd64',
    config: {
      User: '',
      Env: ['PATH=/usr/bin'],
      Cmd: ['/bin/sh', '-c', 'npm start'],
      Entrypoint: [],
      WorkingDir: '/app',
      ExposedPorts: ['3000/tcp'],
      Healthcheck: [],
      StopSignal: '',
      Labels: {},
      Volumes: [],
    },
    run: {
      request: '/health',
      outcome: 'answered',
      health: undefined,
      seconds: 0.81,
      exitCode: 137,
      answer: { status: 200, contentType: 'application/json', bytes: 11, body: 'abc' },
      secondsToStop: 10.21,
      killed: true,
      stdout: [],
      stderr: [],
    },
    ...given,
  };
}
