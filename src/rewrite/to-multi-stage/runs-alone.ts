import type { Files } from '#project/files.js';
import type { Original } from './original.js';

/** Whether a program needs no shell, no other program and no name of a user: it can run on an image without a system. */
export async function runsAlone(
  { startsInShell, healthcheck, stage }: Original,
  started: string,
  project: Files,
  startsOthers: { readonly sources: RegExp; readonly call: RegExp },
): Promise<boolean> {
  const users = stage.instructions.flatMap((each) => (each.kind === 'USER' ? [each.user?.text ?? ''] : []));
  if (startsInShell || users.some((user) => !/^\d+(?::\d+)?$/.test(user))) return false;
  if (healthcheck && !healthcheck.none && healthcheck.exec[0]?.text !== started) return false;
  const paths = project.paths.filter((path) => startsOthers.sources.test(path));
  const texts = await Promise.all(paths.map((path) => project.read(path)));
  return !texts.some((text) => text !== undefined && startsOthers.call.test(text));
}
