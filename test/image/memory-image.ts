import { assembleImage } from '#image/assemble.js';
import type { Image } from '#image/image.js';
import { hex } from './write-image.js';
import type { Member } from './write-tar.js';
import { writeTar } from './write-tar.js';

/** An image whose layers are in memory. */
export function memoryImage(layers: readonly (readonly Member[] | Buffer)[], config: object = {}): Image {
  const tars = layers.map((layer) => (Buffer.isBuffer(layer) ? layer : writeTar(layer)));
  const diffIds = tars.map((tar) => `sha256:${hex(tar)}`);
  return assembleImage({
    name: 'test',
    digest: undefined,
    tags: [],
    manifestBytes: undefined,
    configBytes: Buffer.from(
      JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs: { diff_ids: diffIds }, ...config }),
    ),
    blobs: tars.map((tar, index) => ({
      blob: {
        digest: diffIds[index] as string,
        size: tar.length,
        async *chunks() {
          yield tar;
        },
      },
      size: tar.length,
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
    })),
    close: async () => undefined,
  });
}
