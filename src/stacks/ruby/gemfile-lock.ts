/** What a Gemfile.lock says. */
export interface GemfileLock {
  /** Versions by gem, without the platform. */
  readonly gems: ReadonlyMap<string, string>;
  /** Gems that are there in compiled form for Linux with glibc. */
  readonly precompiled: ReadonlySet<string>;
  readonly platforms: readonly string[];
  readonly ruby: string | undefined;
  readonly bundler: string | undefined;
  /** Folders of gems that lie in the project. */
  readonly localGems: readonly string[];
  readonly needsGit: boolean;
}

/** Reads a Gemfile.lock: sections by their heading, two blanks deeper for each level. */
export function parseGemfileLock(text: string): GemfileLock {
  const gems = new Map<string, string>();
  const precompiled = new Set<string>();
  const platforms: string[] = [];
  const localGems: string[] = [];
  let section = '';
  let ruby: string | undefined;
  let bundler: string | undefined;
  let needsGit = false;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^([A-Z][A-Z ]+)$/.exec(line)?.[1];
    if (heading) {
      section = heading;
      if (heading === 'GIT') needsGit = true;
      continue;
    }
    const [, name, version = '', platform] = /^ {4}(\S+) \(([\w.]+)(?:-(.+))?\)$/.exec(line) ?? [];
    if (name) {
      gems.set(name, version);
      if (platform && /linux(?:-gnu)?$/.test(platform)) precompiled.add(name);
    }
    const value = line.trim();
    if (value === '') continue;
    if (section === 'PLATFORMS') platforms.push(value);
    if (section === 'RUBY VERSION') ruby = /^ruby (\d+\.\d+\.\d+)/.exec(value)?.[1];
    if (section === 'BUNDLED WITH') bundler = value;
    const remote = section === 'PATH' ? /^remote: (.+)$/.exec(value)?.[1] : undefined;
    if (remote) localGems.push(remote.replace(/^\.\//, ''));
  }
  return { gems, precompiled, platforms, ruby, bundler, localGems, needsGit };
}
