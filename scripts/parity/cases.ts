import { join } from 'node:path';
import { readRows } from '../corpus/corpus.js';

/** A peer's own test case about one practice: whether the peer finds it in the text. */
export interface ParityCase {
  readonly peer: Peer;
  readonly id: string;
  /** The peer's name of the practice; `*` for any. */
  readonly rule: string;
  readonly text: string;
  readonly expected: boolean;
  /** Options for our rules of that practice. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly skipped?: readonly string[];
  readonly dockerignore?: string;
}

export type Peer = 'hadolint' | 'buildkit' | 'trivy' | 'checkov';

/** The cases of all peers in a folder. */
export async function readCases(folder: string): Promise<readonly ParityCase[]> {
  const rows = await Promise.all([
    readRows<HadolintRow>(join(folder, 'hadolint.jsonl')),
    readRows<BuildkitRow>(join(folder, 'buildkit-lint.jsonl')),
    readRows<BuildkitRule>(join(folder, 'buildkit-rules.jsonl')),
    readRows<SimpleRow>(join(folder, 'trivy.jsonl')),
    readRows<SimpleRow>(join(folder, 'checkov.jsonl')),
  ]);
  const [hadolint, buildkit, buildkitRules, trivy, checkov] = rows;
  return [
    ...hadolint.map(hadolintCase),
    ...buildkit.flatMap((row) => buildkitCases(row, buildkitRules)),
    ...buildkitRules.flatMap(pageCases),
    ...trivy.map((row) => simpleCase('trivy', row)),
    ...checkov.map((row) => simpleCase('checkov', row)),
  ];
}

interface SimpleRow {
  readonly id: string;
  readonly rule: string;
  readonly dockerfile: string;
  readonly expect: 'fires' | 'silent';
  readonly config?: Readonly<Record<string, unknown>> | null;
}

interface HadolintRow extends SimpleRow {
  readonly config: {
    readonly trustedRegistries?: readonly string[];
    readonly 'label-schema'?: Readonly<Record<string, string>>;
    readonly 'strict-labels'?: boolean;
    readonly ignored?: readonly string[];
  } | null;
}

interface BuildkitRow {
  readonly id: string;
  readonly dockerfile: string;
  readonly files: Readonly<Record<string, string>>;
  readonly warnings: readonly { readonly rule: string }[] | null;
  readonly error: string | null;
  readonly buildargs: Readonly<Record<string, string>>;
}

interface BuildkitRule {
  readonly rule: string;
  readonly examples: readonly { readonly expect: 'fires' | 'silent'; readonly dockerfile: string }[] | null;
}

function simpleCase(peer: Peer, { id, rule, dockerfile, expect, config }: SimpleRow): ParityCase {
  const names = config?.['data.ds031.included_envs'];
  return { peer, id, rule, text: dockerfile, expected: expect === 'fires', ...(names ? { options: { names } } : {}) };
}

function hadolintCase({ id, rule, dockerfile, expect, config }: HadolintRow): ParityCase {
  const options = {
    ...(config?.trustedRegistries && { allow: config.trustedRegistries }),
    ...(config?.['label-schema'] && { schema: config['label-schema'], strict: config['strict-labels'] === true }),
  };
  return {
    peer: 'hadolint',
    id,
    rule,
    text: dockerfile,
    expected: expect === 'fires',
    options,
    skipped: config?.ignored ?? [],
  };
}

/** A BuildKit case says of every one of its checks whether it warns. */
function buildkitCases(row: BuildkitRow, rules: readonly BuildkitRule[]): readonly ParityCase[] {
  if (row.warnings === null || row.buildargs.BUILDKIT_DOCKERFILE_CHECK) return [];
  const warned = new Set(row.warnings.map(({ rule }) => rule));
  return rules.map(({ rule }) => ({
    peer: 'buildkit',
    id: `${row.id}/${rule}`,
    rule,
    text: row.dockerfile,
    expected: warned.has(rule),
    ...(row.files['.dockerignore'] !== undefined && { dockerignore: row.files['.dockerignore'] }),
  }));
}

function pageCases({ rule, examples }: BuildkitRule): readonly ParityCase[] {
  return (examples ?? []).map(({ expect, dockerfile }, index) => ({
    peer: 'buildkit',
    id: `buildkit/page/${rule}-${index + 1}`,
    rule,
    text: dockerfile,
    expected: expect === 'fires',
  }));
}
