import type { Command } from '#shell/command.js';

/** Whether some commands check what was downloaded: a checksum, a signature, or a package manager's own verification. */
export function verifies(commands: readonly Command[]): boolean {
  return commands.some(({ program, args }) => {
    if (/^(?:(?:sha\d+|md5|b2|sha)sum|shasum)$/.test(program))
      return args.some(({ value }) => /^(?:-[a-z]*c|--check)/.test(value));
    if (/^gpgv?2?$/.test(program))
      return program.startsWith('gpgv') || args.some(({ value }) => value === '--verify' || value === '--batch-verify');
    if (program === 'openssl') return args.some(({ value }) => /^(?:dgst|sha256)$/.test(value));
    return /^(?:cosign|minisign|gh|slsa-verifier|rpmkeys)$/.test(program);
  });
}
