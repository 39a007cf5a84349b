import type { Explanation } from './compare-files.js';

/** The files in which an image may differ from the one that it was converted from, with the reasons. */
export function explainedByConversion(adds: readonly string[]): readonly Explanation[] {
  return [
    { glob: '/**', reason: 'left in the build stage', kinds: ['removed'] },
    ...SYSTEM.map((glob) => ({ glob, reason: 'another base image', kinds: ['added', 'changed'] as const })),
    ...NOTES.map((glob) => ({ glob, reason: 'notes what is installed', kinds: ['changed'] as const })),
    ...adds.map((glob) => ({ glob, reason: 'where the packages are now', kinds: ['added', 'changed'] as const })),
  ];
}

/** What package managers note of the packages that they installed: without those for development it is less. */
const NOTES = [
  '/**/node_modules/.modules.yaml',
  '/**/node_modules/.pnpm-workspace-state*.json',
  '/**/node_modules/.pnpm/lock.yaml',
  '/**/node_modules/.yarn-integrity',
  '/**/node_modules/.yarn-state.yml',
];

/** What belongs to the system of an image, and differs with its packages. */
const SYSTEM = [
  '/bin/**',
  '/boot/**',
  '/dev/**',
  '/etc/**',
  // Folders of the image with Go; what the program has in them must be the same.
  '/go',
  '/go/bin',
  '/go/src',
  '/home/**',
  '/lib/**',
  '/lib64/**',
  '/opt/java/**',
  '/root/**',
  '/run/**',
  '/sbin/**',
  '/tmp/**',
  '/usr/**',
  '/var/**',
];
