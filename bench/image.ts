import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarHeaderBytes } from '#image/write-tar-header.js';

// node scripts/run.mjs bench/image.ts [MEGABYTES]: an image of that size, analysed against gzip -dc | sha256sum.
const megabytes = Number(process.argv[2] ?? 1000);
const program = join(process.cwd(), 'dist/plimsoll.cjs');
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-image-bench-'));
try {
  for (const size of [megabytes / 2, megabytes]) {
    const layout = join(folder, String(size));
    makeImage(layout, size);
    const gzip = median(() =>
      seconds('sh', ['-c', 'for blob in "$1"/layers/*; do gzip -dc "$blob" | sha256sum; done', 'sh', layout]),
    );
    const ours = median(() => seconds(process.execPath, [program, 'image', 'waste', `oci:${layout}`]));
    const memory = peakMegabytes(layout);
    const ratio = (ours / gzip).toFixed(2);
    console.log(
      `${size} MB in 4 gzip layers: gzip -dc | sha256sum ${gzip.toFixed(2)} s, plimsoll image waste ${ours.toFixed(2)} s, ratio ${ratio}, peak ${memory} MB`,
    );
  }
  for (const [files, whiteouts] of [
    [20_000, 4_000],
    [3_000_000, 0],
  ] as const) {
    const layout = join(folder, `${files}`);
    makeManyFiles(layout, files, whiteouts);
    const ours = median(() => seconds(process.execPath, [program, 'image', 'waste', `oci:${layout}`]));
    console.log(`${files} files, ${whiteouts} whiteouts: ${ours.toFixed(2)} s, peak ${peakMegabytes(layout)} MB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Text-like files of 100 kB that compress to a third, as programs do. */
function makeImage(layout: string, size: number): void {
  const words = Array.from({ length: 4000 }, () =>
    randomBytes(6)
      .toString('hex')
      .slice(0, 3 + Math.floor(Math.random() * 8)),
  );
  const layers = Array.from({ length: 4 }, (_, layer) => {
    const parts: Buffer[] = [];
    for (let left = (size * 1e6) / 4, file = 0; left > 0; left -= 100_000, file++) {
      const content: string[] = [];
      for (let length = 0; length < 100_000; length += 8)
        content.push(words[Math.floor(Math.random() * words.length)] as string);
      parts.push(
        member(`layer${layer}/folder${file % 100}/file${file}`, Buffer.from(content.join(' ')).subarray(0, 100_000)),
      );
    }
    return Buffer.concat([...parts, Buffer.alloc(1024)]);
  });
  writeLayout(layout, layers);
}

function makeManyFiles(layout: string, files: number, whiteouts: number): void {
  // gzip members may follow each other: so no buffer holds the whole tar.
  const first = Array.from({ length: Math.ceil(files / 20_000) }, (_, part) =>
    Buffer.concat(
      Array.from({ length: Math.min(20_000, files - part * 20_000) }, (_, file) =>
        member(`usr/share/part${part}/file-${file}`, Buffer.alloc(0)),
      ),
    ),
  );
  first.push(Buffer.alloc(1024));
  const second = Array.from({ length: whiteouts }, (_, file) =>
    member(`usr/share/part0/.wh.file-${file * 5}`, Buffer.alloc(0)),
  );
  writeParts(layout, [first, [...second, Buffer.alloc(1024)]]);
}

function writeLayout(layout: string, layers: readonly Buffer[]): void {
  writeParts(
    layout,
    layers.map((layer) => [layer]),
  );
}

function writeParts(layout: string, layers: readonly (readonly Buffer[])[]): void {
  mkdirSync(join(layout, 'blobs/sha256'), { recursive: true });
  mkdirSync(join(layout, 'layers'));
  const diffIds: string[] = [];
  const descriptors = layers.map((parts, index) => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    diffIds.push(`sha256:${hash.digest('hex')}`);
    const stored = Buffer.concat(parts.map((part) => gzipSync(part)));
    writeFileSync(join(layout, 'layers', String(index)), stored);
    return blob(layout, stored, 'application/vnd.oci.image.layer.v1.tar+gzip');
  });
  const config = blob(
    layout,
    Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs: { diff_ids: diffIds } })),
    'application/vnd.oci.image.config.v1+json',
  );
  const manifest = blob(
    layout,
    Buffer.from(JSON.stringify({ schemaVersion: 2, config, layers: descriptors })),
    'application/vnd.oci.image.manifest.v1+json',
  );
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [manifest] }));
}

function blob(layout: string, content: Buffer, mediaType: string) {
  const hex = createHash('sha256').update(content).digest('hex');
  writeFileSync(join(layout, 'blobs/sha256', hex), content);
  return { mediaType, digest: `sha256:${hex}`, size: content.length };
}

function member(path: string, content: Buffer): Buffer {
  return Buffer.concat([
    tarHeaderBytes(path, content.length),
    content,
    Buffer.alloc((512 - (content.length % 512)) % 512),
  ]);
}

function seconds(command: string, args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command} failed`);
  return (performance.now() - start) / 1000;
}

function median(measure: () => number): number {
  return [measure(), measure(), measure()].sort((a, b) => a - b)[1] as number;
}

/** The most memory that a run has at once, as the kernel counts it. */
function peakMegabytes(layout: string): number {
  // Not resourceUsage(): it counts what the process was before it became this program.
  const watch = `process.on('exit', () => require('node:fs').writeSync(2, require('node:fs').readFileSync('/proc/self/status', 'utf8')));`;
  const file = join(folder, 'watch.cjs');
  writeFileSync(file, watch);
  const { stderr } = spawnSync(process.execPath, ['--require', file, program, 'image', 'waste', `oci:${layout}`], {
    encoding: 'utf8',
  });
  return Math.round((Number(/VmHWM:\s+(\d+)/.exec(stderr)?.[1]) * 1024) / 1e6);
}
