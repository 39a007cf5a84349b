import { parseToml, tableAt, tablesOf, textAt, textsOf } from '../table.js';

/** What an image needs to know of a Cargo.toml. */
export interface CargoManifest {
  /** Undefined for a workspace without a package of its own. */
  readonly package: CargoPackage | undefined;
  /** Undefined when it is no workspace; patterns as they stand there. */
  readonly members: readonly string[] | undefined;
  readonly excluded: readonly string[];
  /** `rust-version` that members take over. */
  readonly workspaceRustVersion: string | undefined;
  /** The names of the crates that it uses. */
  readonly dependencies: readonly string[];
}

export interface CargoPackage {
  readonly name: string;
  readonly rustVersion: string | undefined;
  readonly defaultRun: string | undefined;
  readonly autobins: boolean;
  readonly bins: readonly { readonly name: string; readonly path: string | undefined }[];
}

/** Reads a Cargo.toml; undefined when it is no valid TOML. */
export function parseCargoManifest(text: string): CargoManifest | undefined {
  const root = parseToml(text);
  if (!root) return undefined;
  const own = tableAt(root, 'package');
  const workspace = tableAt(root, 'workspace');
  const name = textAt(own, 'name');
  return {
    package:
      own && name !== undefined
        ? {
            name,
            rustVersion: textAt(own, 'rust-version'),
            defaultRun: textAt(own, 'default-run'),
            autobins: own.autobins !== false,
            bins: tablesOf(root.bin).flatMap((bin) => {
              const binName = textAt(bin, 'name');
              return binName === undefined ? [] : [{ name: binName, path: textAt(bin, 'path') }];
            }),
          }
        : undefined,
    members: workspace && textsOf(workspace.members),
    excluded: textsOf(workspace?.exclude),
    workspaceRustVersion: textAt(workspace, 'package', 'rust-version'),
    dependencies: Object.keys(tableAt(root, 'dependencies') ?? {}),
  };
}

/** The names of all crates of a Cargo.lock. */
export function parseCargoLock(text: string): readonly string[] {
  return tablesOf(parseToml(text)?.package).flatMap((each) => textAt(each, 'name') ?? []);
}

/** The channel of a rust-toolchain.toml or of the older file with the channel alone. */
export function parseToolchain(text: string): string | undefined {
  const table = parseToml(text);
  return table ? textAt(table, 'toolchain', 'channel') : /^\s*([\w.-]+)\s*$/.exec(text)?.[1];
}
