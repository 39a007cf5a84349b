/**
 * Tokens that can be told by their looks; the first group is the prefix that names the issuer and may be shown.
 * Sources: the issuers' pages on token formats (GitHub, GitLab, Slack, npm, PyPI, Docker, AWS, Google, Stripe and others).
 */
export const tokenPatterns: readonly RegExp[] = [
  token('AKIA|ASIA', '[A-Z0-9]{16}(?![A-Za-z0-9])'),
  token('gh[oprsu]_', '[A-Za-z0-9]{20,}'),
  token('github_pat_', '\\w{20,}'),
  token('gl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-', '[\\w-]{16,}(?:\\.\\w+)*'),
  token('xox[abeoprs]-|xapp-', '[\\w-]{10,}'),
  token('hooks\\.slack\\.com/services/', '[\\w/]{20,}'),
  token('npm_', '[A-Za-z0-9]{20,}'),
  token('pypi-', '[\\w-]{20,}'),
  token('rubygems_', '[a-f0-9]{20,}'),
  token('dckr_[op]at_', '[\\w-]{20,}'),
  token('(?<![\\w-])sk-(?=[\\w-]*\\d)(?:ant-|proj-)?', '[\\w-]{20,}'),
  token('[rs]k_(?:live|test)_', '[A-Za-z0-9]{10,}'),
  token('hf_', '[A-Za-z0-9]{20,}'),
  token('do[opr]_v1_', '[a-f0-9]{20,}'),
  token('AIza', '[\\w-]{30,}'),
  token('ya29\\.', '[\\w-]{20,}'),
  token('SG\\.', '[\\w-]{16,}\\.[\\w-]{16,}'),
  token('hvs\\.', '[\\w-]{20,}'),
  token('(?<![\\w-])eyJ', '[\\w-]{10,}\\.eyJ[\\w-]{10,}(?:\\.[\\w-]*)?'),
  token('AGE-SECRET-KEY-', '[A-Z0-9]{20,}'),
  /(?<=:\/\/)()[\w-]{20,}(?=@)/g,
];

function token(prefix: string, rest: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])(${prefix})${rest}`, 'g');
}
