import type { Readable } from 'node:stream';
import type { Platform } from './platform.js';
import type { TarEntry } from './tar-entry.js';

/** A container image, wherever it lies. Nothing of it is in memory but its config and its list of layers. */
export interface Image {
  /** As the user named it. */
  readonly name: string;
  /** The digest of its manifest; undefined where there is none (`docker save` before Docker 25). */
  readonly digest: string | undefined;
  /** The digest of its config, which Docker calls the image's ID. */
  readonly id: string;
  readonly platform: Platform;
  /** The names that the archive or the engine has for it. */
  readonly tags: readonly string[];
  /** From the base to the top. */
  readonly layers: readonly Layer[];
  config(): Promise<ImageConfig>;
  /** The exact bytes that the digests are of. */
  readonly manifestBytes: Buffer | undefined;
  readonly configBytes: Buffer;
  /** Gives back what opening took: files, temporary copies. */
  close(): Promise<void>;
}

/** One layer: what an instruction added to the file system, changed in it and removed from it. */
export interface Layer {
  /** Its place, from 0 at the base. */
  readonly index: number;
  /** The digest of the stored blob; that of its content where the blob is not compressed. */
  readonly digest: string;
  /** The digest of the uncompressed tar. */
  readonly diffId: string;
  /** The stored bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** The instruction that made it, as the history tells; empty where it does not. */
  readonly createdBy: string;
  /** When, as the history tells: RFC 3339. */
  readonly created: string | undefined;
  /** The stored blob. Its digest and size are checked while it is read: a wrong one ends the stream with an error. */
  open(): Promise<Readable>;
  /** What is in it, in the order of the tar; the digest of the blob and the diffId are checked on the way. */
  entries(): AsyncIterable<TarEntry>;
}

/** What an image's config says. Source: OCI image specification 1.1, and Docker's additions. */
export interface ImageConfig {
  readonly created?: string;
  readonly author?: string;
  readonly architecture?: string;
  readonly os?: string;
  readonly variant?: string;
  readonly config?: ContainerConfig;
  readonly rootfs?: { readonly type?: string; readonly diff_ids?: readonly string[] };
  readonly history?: readonly HistoryEntry[];
}

/** What a container starts with. */
export interface ContainerConfig {
  readonly User?: string;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly WorkingDir?: string;
  readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
  readonly Volumes?: Readonly<Record<string, unknown>> | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly StopSignal?: string;
  readonly Shell?: readonly string[] | null;
  readonly Healthcheck?: { readonly Test?: readonly string[] } | null;
}

/** One step of the build, with a layer or without. */
export interface HistoryEntry {
  readonly created?: string;
  readonly created_by?: string;
  readonly author?: string;
  readonly comment?: string;
  readonly empty_layer?: boolean;
}
