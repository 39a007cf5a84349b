import type { Position } from '#text/line-index.js';
import { fingerprintOf } from './fingerprint.js';
import { maskedReport } from './masked-report.js';
import { uriOf } from './path-names.js';
import { printable } from './printable.js';
import type { Report, ReportedFinding, ReportedFix, Severity, Subject } from './report.js';

/** The report as SARIF 2.1.0 (OASIS), for code scanning services. A fix whose edits would print a secret is left out. */
export function formatSarif(report: Report): string {
  const { tool, subjects } = maskedReport(report);
  const rules = rulesOf(subjects);
  const ruleIds = rules.map((rule) => rule.rule);
  const sarif = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [invocationOf(subjects)],
        artifacts: [...new Set(subjects.map(({ path }) => uriOf(path)))].map((uri) => ({ location: { uri } })),
        results: subjects.flatMap(({ path, findings }) =>
          findings.map((finding) => resultOf(path, finding, ruleIds.indexOf(finding.rule))),
        ),
      },
    ],
  };
  return `${JSON.stringify(sarif, undefined, 2)}\n`;
}

/** One finding for each rule, the most severe one, in the order of the rules' names. */
function rulesOf(subjects: readonly Subject[]): ReportedFinding[] {
  const rules = new Map<string, ReportedFinding>();
  for (const finding of subjects.flatMap((subject) => subject.findings)) {
    const known = rules.get(finding.rule);
    if (!known || rank[finding.severity] < rank[known.severity]) rules.set(finding.rule, finding);
  }
  return [...rules.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const level: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

function ruleOf({ rule, title, why, remedy, category, aliases, severity }: ReportedFinding): object {
  const more = `plimsoll explain ${rule}`;
  return {
    id: rule,
    name: rule.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\n${remedy}\n\nMore: ${more}`,
      markdown: `**${title}**\n\n${why}\n\n${remedy}\n\nMore: \`${more}\``,
    },
    defaultConfiguration: { level: level[severity] },
    properties: { tags: [...new Set([category, ...aliases])] },
  };
}

function invocationOf(subjects: readonly Subject[]): object {
  const unread = subjects.filter((subject) => subject.error);
  return {
    executionSuccessful: unread.length === 0,
    toolExecutionNotifications: unread.map(({ path, error }) => ({
      descriptor: { id: error?.code },
      level: 'error',
      message: { text: printable(`${error?.message} ${error?.hint}`) },
      locations: [locationOf(path)],
    })),
  };
}

function resultOf(path: string, finding: ReportedFinding, ruleIndex: number): object {
  const { rule, severity, message, related, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: level[severity],
    message: { text: printable(message) },
    locations: [{ ...locationOf(path, finding), logicalLocations: logicalOf(finding) }],
    partialFingerprints: { 'plimsoll/v1': fingerprintOf(rule, message, uriOf(path)) },
    relatedLocations: related?.map((place, index) => ({
      id: index + 1,
      ...locationOf(path, place),
      message: { text: printable(place.note) },
    })),
    fixes: fix && fix.edits.length > 0 ? [fixOf(path, fix)] : undefined,
  };
}

/** The paths inside an image. */
function logicalOf({ inside }: ReportedFinding): readonly object[] | undefined {
  if (!inside || inside.paths.length === 0) return undefined;
  const layer = inside.layer === undefined ? '' : `layer ${inside.layer}: `;
  return inside.paths.map((path) => ({ fullyQualifiedName: printable(`${layer}${path}`), kind: 'resource' }));
}

function fixOf(path: string, { title, edits }: ReportedFix): object {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(path) },
        replacements: edits.map((edit) => ({ deletedRegion: regionOf(edit), insertedContent: { text: edit.text } })),
      },
    ],
  };
}

function locationOf(path: string, place?: Place): { physicalLocation: object } {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: place && regionOf(place) } };
}

interface Place {
  readonly start: Position;
  readonly end: Position;
}

function regionOf({ start, end }: Place): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
