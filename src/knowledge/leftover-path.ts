/** What usually has no use in a running container. */
export type LeftoverKind =
  | 'package caches'
  | 'version control'
  | 'toolchains'
  | 'development dependencies'
  | 'tests'
  | 'documentation'
  | 'temporary files'
  | 'logs';

/** The kind of leftover that a path without a slash in front is; the first that fits. undefined for what may be needed. */
export function leftoverKindOf(path: string): LeftoverKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0];
}

// Sources: the package managers' pages on their caches, the Filesystem Hierarchy Standard 3.0, npm's and Python's layouts.
const KINDS: readonly (readonly [LeftoverKind, RegExp])[] = [
  [
    'package caches',
    /^(?:var\/(?:lib\/apt\/lists|cache\/(?:apt|apk|dnf|yum|libdnf5|zypp|pacman|debconf|man))|usr\/local\/share\/\.cache|usr\/local\/bundle\/cache|usr\/local\/cargo\/(?:registry|git)|go\/pkg\/mod|opt\/conda\/pkgs|(?:root|home\/[^/]+)\/(?:\.cache|\.npm|\.m2\/repository|\.gradle\/(?:caches|wrapper)|\.nuget\/packages|\.cargo\/(?:registry|git)|go\/pkg\/mod|\.bundle\/cache|\.composer\/cache|\.local\/share\/pnpm\/store|\.bun\/install\/cache))\/./,
  ],
  ['version control', /(?:^|\/)\.(?:git|hg|svn)\//],
  [
    'toolchains',
    /^usr\/(?:bin\/(?:[\w-]+-)?(?:gcc|g\+\+|cc1|cpp|ld|as|make|cmake|gfortran|clang)(?:-[\d.]+)?$|lib\/gcc\/|libexec\/gcc\/|local\/go\/(?:pkg|src|bin|test)\/|lib\/llvm|local\/(?:cargo|rustup)\/)|\/lib[\w+.-]*\.a$|^usr\/include\//,
  ],
  [
    'development dependencies',
    /(?:^|\/)node_modules\/(?:typescript|eslint|prettier|jest|mocha|vitest|webpack|rollup|esbuild|nodemon|ts-node|tsx|@types|@babel|@typescript-eslint|@vitest|@jest|@eslint|cypress|playwright|husky)\/|\/site-packages\/(?:pytest|_pytest|mypy|black|flake8|pylint|ruff)\//,
  ],
  [
    'tests',
    /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|vendor)\/.*\/(?:tests?|__tests__|spec|specs)\/|^usr\/(?:local\/)?lib\/python[\d.]+\/test\//,
  ],
  ['documentation', /^usr\/(?:local\/)?(?:share\/)?(?:doc|man|info|gtk-doc)\/./],
  ['temporary files', /^(?:var\/)?tmp\/./],
  ['logs', /^var\/log\/.|(?:^|\/)npm-debug\.log$/],
];
