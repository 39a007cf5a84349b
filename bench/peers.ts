/** Another tool, and how it is called for the same files. */
export interface Peer {
  readonly name: string;
  readonly command: string;
  readonly args: (paths: readonly string[], directory: string) => readonly string[];
}

export const peers: readonly Peer[] = [
  {
    name: 'tally',
    command: 'tally',
    args: (paths) => ['lint', '--no-config', '--slow-checks', 'off', '--ignore', 'shellcheck/*', ...paths],
  },
  {
    name: 'tally+shellcheck',
    command: 'tally',
    args: (paths) => ['lint', '--no-config', '--slow-checks', 'off', ...paths],
  },
  { name: 'hadolint', command: 'hadolint', args: (paths) => ['--no-fail', ...paths] },
];
