/** A C library that a crate links with, by its packages in Debian trixie. */
export interface NativeLibrary {
  readonly crate: string;
  /** What the compiler needs besides what the image of Rust has. */
  readonly build: readonly string[];
  readonly runtime: readonly string[];
}

/** The libraries of the system that the crates of a lock file link with; what is vendored is in the binary. */
export function nativeLibrariesOf(crates: readonly string[]): readonly NativeLibrary[] {
  const has = new Set(crates);
  return LIBRARIES.filter(({ crate, vendoredBy }) => has.has(crate) && !(vendoredBy && has.has(vendoredBy))).map(
    ({ crate, build, runtime }) => ({ crate, build, runtime }),
  );
}

/** The image of Rust is made on buildpack-deps, which has the headers of OpenSSL, libpq, MariaDB and SQLite. */
const LIBRARIES: readonly (NativeLibrary & { readonly vendoredBy?: string })[] = [
  { crate: 'openssl-sys', vendoredBy: 'openssl-src', build: [], runtime: ['libssl3t64'] },
  { crate: 'pq-sys', vendoredBy: 'pq-src', build: [], runtime: ['libpq5'] },
  { crate: 'mysqlclient-sys', vendoredBy: 'mysqlclient-src', build: [], runtime: ['libmariadb3'] },
  { crate: 'prost-build', vendoredBy: 'protobuf-src', build: ['protobuf-compiler'], runtime: [] },
];
