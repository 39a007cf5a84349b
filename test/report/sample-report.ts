import type { Report, ReportedFinding, ReportedFix, Subject } from '#report/report.js';
import { summaryOf } from '#report/summarise.js';
import { LineIndex } from '#text/line-index.js';

// Put together here, so that no scanner of this repository takes them for real.
export const githubToken = `ghp_${'x7Qa'.repeat(9)}`;
export const password = ['hunter2', 'hunter3'].join('-');

const api = `# syntax=docker/dockerfile:1
FROM node:20
ENV NODE_ENV=production API_TOKEN=${githubToken}
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y curl
RUN apt-get update && apt-get install -y \\
    build-essential \\
    git \\
    python3
\tRUN\techo "グラフ 🚢 done" && npm install
RUN npm run build && \\
    npm prune
CMD node server.js
`;

const nasty = `FROM alpine\r
RUN printf '\u001b[2J👩‍👩‍👧‍👦 e\u0301' | tee /x\r
RUN curl -fsSL https://bob:${password}@example.com/${'install/'.repeat(40)}run.sh | sh && ${'true && '.repeat(40)}rm -rf /tmp/x\r
ENV  \r
HEALTHCHECK`;

export const nastyPath = 'apps/café menu #1, 50%/ビルド:Dockerfile';

/** The reviewed texts behind the sample report. */
export const sampleSources: Readonly<Record<string, string>> = { 'services/api/Dockerfile': api, [nastyPath]: nasty };

const rules = {
  'no-secret-in-env': {
    title: 'Keep secrets out of ENV and ARG',
    aliases: ['DL3062', 'SecretsUsedInArgOrEnv'],
    category: 'security',
    severity: 'error',
    why: 'Everyone who can pull the image can read its environment with `docker inspect`. Deleting the variable in a later instruction does not help, because the earlier layer keeps it. A secret mount (e.g. `RUN --mount=type=secret`) is there for one command only and is never stored.',
    remedy: 'Read it from a secret mount where it is needed.',
  },
  'no-apt-lists-in-layer': {
    title: 'Remove the apt lists in the layer that fetched them',
    aliases: ['DL3009'],
    category: 'size',
    severity: 'warning',
    why: '`apt-get update` writes tens of megabytes under /var/lib/apt/lists. A later RUN that removes them only hides them.',
    remedy: 'Remove /var/lib/apt/lists in the same RUN.',
  },
  'use-npm-ci': {
    title: 'Install from the lock file',
    aliases: [],
    category: 'correctness',
    severity: 'info',
    why: '`npm install` may change the lock file and then installs other versions than the ones that were tested, on every build a little differently, which is found out when it is too late and nobody knows any more what was in the image that worked before the last rebuild of the base image.',
    remedy: 'Write `npm ci` where the lock file is copied.',
  },
} as const satisfies Record<
  string,
  Pick<ReportedFinding, 'title' | 'aliases' | 'category' | 'severity' | 'why' | 'remedy'>
>;

interface FindingParts {
  readonly message: string;
  /** The text to underline, the first place that has it; or offsets. */
  readonly at: string | readonly [number, number];
  readonly evidence?: ReportedFinding['evidence'];
  readonly related?: readonly { readonly at: string; readonly note: string }[];
  readonly fix?: Omit<ReportedFix, 'edits'> & { readonly insert?: string };
}

function findingIn(text: string, rule: keyof typeof rules, parts: FindingParts): ReportedFinding {
  const index = new LineIndex(text);
  const placeOf = (at: FindingParts['at']) => {
    const start = typeof at === 'string' ? text.indexOf(at) : at[0];
    const end = typeof at === 'string' ? start + at.length : at[1];
    return { start: index.positionOf(start), end: index.positionOf(end) };
  };
  const { message, at, evidence, related, fix } = parts;
  return {
    rule,
    ...rules[rule],
    message,
    ...placeOf(at),
    evidence,
    related: related?.map((each) => ({ ...placeOf(each.at), note: each.note })),
    fix: fix && {
      title: fix.title,
      safety: fix.safety,
      edits: fix.insert === undefined ? [{ ...placeOf(at), text: '' }] : [{ ...placeOf(at), text: fix.insert }],
    },
  };
}

const subjects: readonly Subject[] = [
  {
    kind: 'dockerfile',
    path: 'services/api/Dockerfile',
    findings: [
      findingIn(api, 'no-apt-lists-in-layer', {
        message: 'apt-get update leaves its lists in this layer.',
        at: 'apt-get update',
        evidence: { bytes: 19_000_000, seconds: 2.25, estimated: true },
        fix: {
          title: 'Remove the lists at the end of this RUN',
          safety: 'safe',
          insert: 'apt-get update # "quoted"\n',
        },
      }),
      findingIn(api, 'no-secret-in-env', {
        message: `\`API_TOKEN=${githubToken}\` stays readable in the image for everyone who can pull it.`,
        at: `API_TOKEN=${githubToken}`,
        related: [{ at: 'COPY . .', note: 'a .env file would be copied here as well' }],
        fix: {
          title: `Read API_TOKEN=${githubToken} from a secret mount`,
          safety: 'review',
          insert: `X=${githubToken}`,
        },
      }),
      findingIn(api, 'no-apt-lists-in-layer', {
        message: 'apt-get update leaves its lists in this layer.',
        at: [api.lastIndexOf('apt-get update'), api.indexOf('python3') + 7],
        fix: { title: 'Remove the lists at the end of this RUN', safety: 'safe' },
      }),
      findingIn(api, 'use-npm-ci', { message: 'npm install ignores what the lock file says.', at: 'npm install' }),
      findingIn(api, 'use-npm-ci', {
        message: 'Build and prune are one step.',
        at: [api.indexOf('RUN npm run'), api.indexOf('CMD')],
      }),
    ],
  },
  {
    kind: 'dockerfile',
    path: nastyPath,
    findings: [
      findingIn(nasty, 'no-secret-in-env', {
        message: `The URL holds a password: https://bob:${password}@example.com/.\nLine two has 100% | pipes, <tags> & "quotes", it's \`code\`, [links](x), @acme/app #42 \u0007\u001b[31m\u202e\ud800 and ::error::.`,
        at: `https://bob:${password}@example.com/`,
      }),
      findingIn(nasty, 'use-npm-ci', { message: 'The end of a long line.', at: 'rm -rf /tmp/x' }),
      findingIn(nasty, 'use-npm-ci', { message: 'An emoji family and a combining accent.', at: '👩‍👩‍👧‍👦 e\u0301' }),
      findingIn(nasty, 'use-npm-ci', {
        message: 'ENV needs a name.',
        at: [nasty.indexOf('ENV') + 3, nasty.indexOf('ENV') + 3],
      }),
      findingIn(nasty, 'use-npm-ci', { message: 'HEALTHCHECK needs a command.', at: [nasty.length, nasty.length] }),
    ],
  },
  { kind: 'dockerfile', path: 'deploy/Dockerfile', findings: [] },
  {
    kind: 'dockerfile',
    path: 'old/Dockerfile',
    findings: [],
    error: {
      code: 'FILE_UNREADABLE',
      message: `Permission denied, password=${password} was no help.`,
      hint: 'Give this user the right to read it: chmod a+r "old/Dockerfile".',
    },
  },
];

/** A report of several files with everything in it that is hard to print. */
export const sampleReport: Report = reportOf(subjects);

/** A report of two files that are fine. */
export const cleanReport: Report = reportOf([
  { kind: 'dockerfile', path: 'Dockerfile', findings: [] },
  { kind: 'dockerfile', path: 'web/Dockerfile', findings: [] },
]);

/** A report of these subjects with its totals. */
export function reportOf(subjects: readonly Subject[]): Report {
  return { schema: 1, tool: { name: 'plimsoll', version: '1.2.3' }, subjects, summary: summaryOf(subjects) };
}
