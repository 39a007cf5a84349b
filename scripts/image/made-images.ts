import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An image made here: the shell script of each layer runs in an empty folder, which GNU tar then packs. */
interface Recipe {
  readonly name: string;
  readonly layers: readonly string[];
  readonly tar?: readonly string[];
  readonly compress?: 'gzip' | 'zstd';
  readonly platforms?: readonly string[];
}

const RECIPES: readonly Recipe[] = [
  { name: 'one-file', layers: ['echo hello > hello'] },
  { name: 'gzip', layers: ['mkdir -p usr/bin; seq 100000 > usr/bin/numbers', 'echo more > more'], compress: 'gzip' },
  { name: 'zstd', layers: ['mkdir -p usr/bin; seq 100000 > usr/bin/numbers', 'echo more > more'], compress: 'zstd' },
  {
    name: 'whiteouts',
    layers: ['mkdir -p a/b; seq 5000 > a/b/x; seq 100 > c', 'mkdir a; touch a/.wh.b .wh.c; echo new > d'],
  },
  {
    name: 'opaque',
    layers: ['mkdir -p a/b; seq 5000 > a/b/x; seq 100 > a/y', 'mkdir a; touch a/.wh..wh..opq; echo z > a/z'],
  },
  { name: 'hard-links', layers: ['seq 9000 > a; ln a b; mkdir d; ln a d/c; ln -s ../a d/s', 'touch .wh.a'] },
  {
    name: 'sparse-gnu',
    layers: ['truncate -s 3M holes; echo end >> holes; truncate -s 90M empty'],
    tar: ['--sparse', '--format=gnu'],
  },
  {
    name: 'sparse-pax',
    layers: ['truncate -s 3M holes; for i in 1 2 3 4 5 6 7 8 9; do truncate -s +1M holes; echo $i >> holes; done'],
    tar: ['--sparse', '--format=posix'],
  },
  { name: 'long-names-gnu', layers: [longNames()], tar: ['--format=gnu'] },
  { name: 'long-names-pax', layers: [longNames()], tar: ['--format=posix'] },
  {
    name: 'modes',
    layers: [
      'touch a b c; chmod 4755 a; chmod 2711 b; mkdir t; chmod 1777 t; chmod 000 c; mkfifo p',
      'touch a; chmod 700 a',
    ],
    tar: ['--owner=3000000', '--group=12'],
  },
  { name: 'multi-arch', layers: ['echo hello > hello'], platforms: ['amd64', 'arm64'], compress: 'gzip' },
];

/** Makes all images as OCI layouts below a folder; returns their names for `plimsoll image`. */
export function makeImages(folder: string): readonly string[] {
  return RECIPES.map((recipe) => {
    const layout = join(folder, recipe.name);
    const manifests = (recipe.platforms ?? ['amd64']).map((architecture) => manifestOf(recipe, layout, architecture));
    write(join(layout, 'oci-layout'), Buffer.from('{"imageLayoutVersion":"1.0.0"}'));
    write(join(layout, 'index.json'), Buffer.from(JSON.stringify({ schemaVersion: 2, manifests })));
    return `oci:${layout}`;
  });
}

function manifestOf({ layers, tar = [], compress }: Recipe, layout: string, architecture: string): object {
  const diffIds: string[] = [];
  const descriptors = layers.map((script, index) => {
    const work = join(layout, `work-${architecture}-${index}`);
    mkdirSync(work, { recursive: true });
    run('sh', ['-ec', script], work);
    const plain = run('tar', ['--sort=name', ...tar, '-cf', '-', '.'], work);
    diffIds.push(digestOf(plain));
    const stored = compress ? run(compress, ['-c'], work, plain) : plain;
    return blob(layout, stored, `application/vnd.oci.image.layer.v1.tar${compress ? `+${compress}` : ''}`);
  });
  const config = { architecture, os: 'linux', config: { Env: ['A=1'] }, rootfs: { type: 'layers', diff_ids: diffIds } };
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: blob(layout, Buffer.from(JSON.stringify(config)), 'application/vnd.oci.image.config.v1+json'),
    layers: descriptors,
  };
  return {
    ...blob(layout, Buffer.from(JSON.stringify(manifest)), manifest.mediaType),
    platform: { os: 'linux', architecture },
  };
}

function blob(layout: string, content: Buffer, mediaType: string) {
  const digest = digestOf(content);
  write(join(layout, 'blobs', digest.replace(':', '/')), content);
  return { mediaType, digest, size: content.length };
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

function write(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function run(command: string, args: readonly string[], cwd: string, input?: Buffer): Buffer {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${String(stderr)}`);
  return stdout;
}

function longNames(): string {
  const part = 'a-folder-with-quite-a-long-name';
  const path = Array.from({ length: 6 }, () => part).join('/');
  return `mkdir -p ${path}; echo x > ${path}/file; ln -s ${path}/file link; ln ${path}/file ${path}/second`;
}
