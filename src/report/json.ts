import type { Position } from '#text/line-index.js';
import { maskedReport } from './masked-report.js';
import type { Report, ReportedFinding, ReportedFix, Subject } from './report.js';

/**
 * The report as JSON, schema 1: the keys in the order of the type, and without what `plimsoll explain` tells of a
 * rule (`title`, `why` and `remedy`). A fix whose edits would print a secret has no edits.
 */
export function formatJson(report: Report): string {
  const { schema, tool, subjects, summary } = maskedReport(report);
  const { files, errors, warnings, infos, fixable } = summary;
  const json = {
    schema,
    tool: { name: tool.name, version: tool.version },
    subjects: subjects.map(subjectJson),
    summary: { files, errors, warnings, infos, fixable },
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function subjectJson({ kind, path, findings, error }: Subject): object {
  return {
    kind,
    path,
    findings: findings.map(findingJson),
    error: error && { code: error.code, message: error.message, hint: error.hint },
  };
}

function findingJson(finding: ReportedFinding): object {
  const { rule, aliases, category, severity, message, evidence, related, fix, inside } = finding;
  return {
    rule,
    aliases,
    category,
    severity,
    message,
    ...placeJson(finding),
    evidence: evidence && { bytes: evidence.bytes, seconds: evidence.seconds, estimated: evidence.estimated },
    inside: inside && { layer: inside.layer, paths: inside.paths },
    related: related?.map((each) => ({ ...placeJson(each), note: each.note })),
    fix: fix && fixJson(fix),
  };
}

function fixJson({ title, safety, edits }: ReportedFix): object {
  return { title, safety, edits: edits.map((edit) => ({ ...placeJson(edit), text: edit.text })) };
}

function placeJson({ start, end }: { readonly start: Position; readonly end: Position }): object {
  return { start: positionJson(start), end: positionJson(end) };
}

function positionJson({ line, column }: Position): object {
  return { line, column };
}
