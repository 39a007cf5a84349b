// Interim; replaced by the finished module.
export interface ExpandOptions { readonly escape: '\\' | '`'; readonly lookup: (name: string) => string | undefined }
export interface Expansion { readonly value: string; readonly problem?: { readonly message: string; readonly at: number } }
export function expand(text: string, options: ExpandOptions): Expansion {
  const value = text.replace(/\$\{?(\w+)\}?/g, (_, name: string) => options.lookup(name) ?? '').replace(/["']/g, '');
  return { value };
}
