/** The variables of an image's configuration by name. */
export function environmentOf(env: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    env.map((each) => {
      const at = each.indexOf('=');
      return at < 0 ? [each, ''] : [each.slice(0, at), each.slice(at + 1)];
    }),
  );
}
