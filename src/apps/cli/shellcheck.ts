import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportedFinding, ShellScript, Subject } from '../../index.js';
import { shellScriptsOf, ToolError } from '../../index.js';

/** Adds the findings of the shellcheck on PATH: one process for all scripts, each finding at its exact place. */
export async function shellcheckFindings(
  subjects: readonly Subject[],
  texts: ReadonlyMap<string, string>,
): Promise<Subject[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-'));
  try {
    const placed = new Map<
      string,
      { readonly subject: Subject; readonly script: ShellScript; readonly lead: number }
    >();
    for (const subject of subjects) {
      for (const script of shellScriptsOf(texts.get(subject.path) ?? '')) {
        const head = headOf(script);
        const file = join(folder, `${placed.size}.sh`);
        await writeFile(file, `${head}${script.text}\n`);
        placed.set(file, { subject, script, lead: head.split('\n').length - 1 });
      }
    }
    const extra = new Map<Subject, ReportedFinding[]>();
    for (const comment of placed.size > 0 ? await runShellcheck([...placed.keys()]) : []) {
      const place = placed.get(comment.file);
      if (!place || comment.line <= place.lead) continue;
      const list = extra.get(place.subject) ?? [];
      extra.set(place.subject, list);
      list.push(findingOf(comment, place.script, place.lead));
    }
    return subjects.map((subject) => ({ ...subject, findings: [...subject.findings, ...(extra.get(subject) ?? [])] }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Comment {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  readonly code: number;
  readonly message: string;
}

/** The shell and the variables that the build sets, so that shellcheck does not miss them. */
function headOf({ dialect, variables }: ShellScript): string {
  const shell = dialect === 'ash' ? 'busybox sh' : /^(?:bash|dash|ksh)$/.test(dialect) ? dialect : 'sh';
  const set = variables.filter((name) => /^[A-Za-z_]\w*$/.test(name)).map((name) => `export ${name}=1\n`);
  return `# shellcheck shell=${shell === 'busybox sh' ? 'dash' : shell} disable=SC2187,SC1090,SC1091,SC3040\n${set.join('')}`;
}

async function runShellcheck(files: readonly string[]): Promise<readonly Comment[]> {
  const { spawn } = await import('node:child_process');
  const child = spawn('shellcheck', ['--format=json1', '--norc', '--', ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve, reject) => {
    child.on('error', (error) => {
      reject(
        new ToolError(
          'SHELLCHECK_MISSING',
          'shellcheck is not on PATH.',
          'Install it, or leave --shellcheck out.',
          error,
        ),
      );
    });
    child.on('close', () => resolve());
  });
  try {
    return (JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly comments: readonly Comment[] }).comments;
  } catch (error) {
    throw new ToolError(
      'SHELLCHECK_FAILED',
      'shellcheck gave no report.',
      'Check that shellcheck --version answers 0.7 or newer.',
      error,
    );
  }
}

function findingOf(
  { line, endLine, column, endColumn, level, code, message }: Comment,
  script: ShellScript,
  lead: number,
): ReportedFinding {
  const end = script.positionOf({ line: endLine - lead, column: Math.max(endColumn - 1, 1) });
  return {
    rule: `SC${code}`,
    title: `ShellCheck SC${code}`,
    aliases: [],
    category: 'shell',
    severity: level === 'style' ? 'info' : level,
    message,
    why: 'ShellCheck found this in the shell script of the instruction.',
    remedy: `Read the page of SC${code} in the wiki of ShellCheck.`,
    start: script.positionOf({ line: line - lead, column }),
    end: { line: end.line, column: end.column + 1 },
  };
}
