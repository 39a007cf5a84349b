/** What a registry wants to see, from WWW-Authenticate. Source: RFC 9110 section 11, RFC 6750 section 3. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The challenges of a header, in their order; several may share one. Text that is no challenge is passed over. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  const part = /\s*,?\s*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/y;
  while (part.lastIndex < header.length) {
    const match = part.exec(header);
    if (!match) break;
    const [, name = '', quoted, plain] = match;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: Object.create(null) });
    else {
      const current = challenges.at(-1);
      if (current) current.parameters[name.toLowerCase()] ??= value;
    }
  }
  return challenges;
}
