/** What an image runs: its C library as wheels name it. */
export type WheelPlatform = 'manylinux' | 'musllinux';

/**
 * Whether one of a package's files is a wheel that a release line of Python can use on a platform; wheels for any
 * platform count. Source: https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
 */
export function hasWheel(files: readonly string[], line: string, platform: WheelPlatform): boolean {
  return files.some((file) => {
    const [, python = '', abi = '', platforms = ''] = /-([^-]+)-([^-]+)-([^-]+)\.whl$/.exec(file) ?? [];
    const fitsPlatform =
      platforms === 'any' || platforms.split('.').some((each) => each.startsWith(platform) && each.endsWith('_x86_64'));
    return fitsPlatform && python.split('.').some((tag) => fitsPython(tag, abi, line));
  });
}

function fitsPython(tag: string, abi: string, line: string): boolean {
  const [major = '', minor = ''] = line.split('.');
  if (tag === `py${major}` || tag === `py${major}${minor}`) return true;
  if (tag === `cp${major}${minor}`) return abi !== `cp${major}${minor}t`;
  const [, own] = new RegExp(`^cp${major}(\\d+)$`).exec(tag) ?? [];
  return abi === `abi${major}` && own !== undefined && Number(own) <= Number(minor);
}
