// Interim; replaced by the finished module.
export interface BaseImageFacts { readonly user: string | undefined; readonly workdir: string | undefined; readonly env: readonly string[]; readonly shell: 'dash' | 'bash' | 'ash' | 'none' | 'windows' | undefined }
export function baseImageFactsOf(_: { readonly repository: string; readonly tag: string | undefined }): BaseImageFacts | undefined { return undefined; }
