import type { Span } from '#text/span.js';

/** What a comment, or BuildKit's check directive, asks not to be told. */
export interface Suppression {
  /** next: the instruction below the comment, or inside an instruction the line below. */
  readonly scope: 'next' | 'stage' | 'file';
  /** The names as they are written; `all` means every rule. */
  readonly names: readonly SuppressedName[];
  readonly reason: string | undefined;
  /** Whose comment it is. */
  readonly tool: 'plimsoll' | 'hadolint' | 'buildkit' | 'tally' | 'trivy' | 'checkov' | 'shellcheck';
  /** The comment. */
  readonly span: Span;
}

export interface SuppressedName {
  readonly name: string;
  readonly span: Span;
}

/** The suppression in a comment, whose text (with its `#`) starts at `start` in the file. */
export function suppressionIn(comment: string, start: number): Suppression | undefined {
  if (!/ignore|skip|disable/i.test(comment)) return undefined;
  for (const { tool, pattern, scope } of FORMS) {
    const match = pattern.exec(comment);
    if (!match) continue;
    const { names = '', where, reason } = match.groups ?? {};
    const at = start + comment.indexOf(names, comment.search(/[=:]\s*\S*$|[=:]/));
    return {
      scope: scope ?? SCOPES[where ?? ''] ?? 'next',
      names: namesIn(names, at),
      reason: reason?.trim().replace(/^"(.*)"$/, '$1') || undefined,
      tool,
      span: { start, end: start + comment.length },
    };
  }
  return undefined;
}

/** The names of BuildKit's directive `# check=skip=A,B;error=true`, whose value starts at `start`. */
export function checkDirective(value: string, start: number): readonly SuppressedName[] {
  const skip = /(?:^|;)\s*skip=([^;]*)/.exec(value);
  if (!skip?.[1]) return [];
  return namesIn(skip[1], start + skip.index + skip[0].length - skip[1].length);
}

const SCOPES: Readonly<Record<string, Suppression['scope']>> = { stage: 'stage', file: 'file', global: 'file' };
const NAMES = '(?<names>[\\w./-]+(?:\\s*,\\s*[\\w./-]+)*)';

const FORMS: readonly {
  readonly tool: Suppression['tool'];
  readonly pattern: RegExp;
  readonly scope?: Suppression['scope'];
}[] = [
  {
    tool: 'plimsoll',
    pattern: new RegExp(
      `^#\\s*plimsoll\\s+(?:(?<where>stage|file)\\s+)?ignore\\s*=\\s*${NAMES}(?:\\s+reason\\s*[:=]\\s*(?<reason>.*))?\\s*$`,
    ),
  },
  {
    tool: 'hadolint',
    pattern: new RegExp(
      `^#\\s*hadolint\\s+(?:(?<where>global|stage)\\s+)?ignore\\s*=\\s*${NAMES}\\s*(?:#(?<reason>.*))?$`,
    ),
  },
  {
    tool: 'tally',
    pattern: new RegExp(
      `^#\\s*tally\\s+(?:(?<where>global)\\s+)?ignore\\s*=\\s*${NAMES}\\s*(?:;\\s*reason\\s*=(?<reason>.*))?$`,
    ),
  },
  { tool: 'trivy', pattern: new RegExp(`^#\\s*(?:trivy|tfsec):ignore:${NAMES}(?:\\s.*)?$`) },
  { tool: 'checkov', pattern: /^#\s*(?:checkov|bridgecrew):skip=(?<names>\w+)(?::(?<reason>.*))?$/, scope: 'file' },
  {
    tool: 'buildkit',
    pattern: new RegExp(`^#\\s*check\\s*=\\s*(?:[\\w=,]*;)*skip=${NAMES}(?:;.*)?$`),
  },
  { tool: 'shellcheck', pattern: new RegExp(`^#\\s*shellcheck\\s+disable=${NAMES}(?:\\s.*)?$`) },
];

function namesIn(list: string, start: number): readonly SuppressedName[] {
  const names: SuppressedName[] = [];
  for (const match of list.matchAll(/[^\s,]+/g)) {
    const at = start + match.index;
    names.push({ name: match[0], span: { start: at, end: at + match[0].length } });
  }
  return names;
}
