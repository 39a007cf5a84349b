import type { Finding } from '#lint/finding.js';
import type { Rule } from '#lint/rule.js';
import { LineIndex } from '#text/line-index.js';
import type { Span } from '#text/span.js';
import type { ReportedFinding, Subject, SubjectKind } from './report.js';

/** Findings as a report shows them: with lines and columns, and with what their rule says. */
export function subjectOf(
  kind: SubjectKind,
  path: string,
  text: string,
  findings: readonly Finding[],
  ruleOf: (id: string) => Rule,
): Subject {
  const lines = new LineIndex(text);
  const places = ({ start, end }: Span) => ({ start: lines.positionOf(start), end: lines.positionOf(end) });
  return {
    kind,
    path,
    findings: findings.map(({ rule: id, severity, at, message, evidence, related, fix, inside }): ReportedFinding => {
      const { title, aliases, category, why, remedy } = ruleOf(id);
      return {
        rule: id,
        title,
        aliases,
        category,
        severity,
        message,
        why,
        remedy,
        ...places(at),
        ...(evidence && { evidence }),
        ...(inside && { inside }),
        ...(related && { related: related.map(({ at: place, note }) => ({ ...places(place), note })) }),
        ...(fix && {
          fix: {
            title: fix.title,
            safety: fix.safety,
            edits: fix.edits.map((edit) => ({ ...places(edit.span), text: edit.text })),
          },
        }),
      };
    }),
  };
}
