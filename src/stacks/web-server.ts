import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from './build-plan.js';
import { finalSteps, userOf } from './final-steps.js';
import { wgetProbe } from './health-probe.js';
import type { CommonFacts } from './stack.js';

/** The user of the image. */
export const WEB_SERVER_USER = '101:101';
/** Its stable line. */
export const WEB_SERVER_VERSION = '1.30';

/** The folder that is served. */
export const WEB_ROOT = '/usr/share/nginx/html';

/** Where files come from and how they are served. */
export interface Site {
  /** What brings them to WEB_ROOT. */
  readonly copies: readonly Step[];
  /** A build gave files a hash in their names: what is called so never changes. */
  readonly isBuilt: boolean;
  readonly port: number;
  /** Every address without a file gets index.html, which finds its way itself. */
  readonly isSinglePage: boolean;
}

/** The last stage of a static site: nginx as it runs without any rights, on a port that needs none. */
export function siteStage(
  facts: CommonFacts,
  choices: Choices,
  { copies, port, isSinglePage, isBuilt }: Site,
): PlannedStage {
  return {
    name: 'runtime',
    from: `nginxinc/nginx-unprivileged:${WEB_SERVER_VERSION}-alpine`,
    steps: [
      {
        kind: 'file',
        path: '/etc/nginx/conf.d/default.conf',
        text: siteConfig({ port, isSinglePage, isBuilt }),
      },
      ...copies,
      ...finalSteps(
        facts,
        {
          command: [],
          user: userOf(choices, WEB_SERVER_USER),
          port,
          healthPath: '/healthz',
          probe: wgetProbe,
          startPeriod: 5,
        },
        choices,
      ),
    ],
  };
}

/** nginx's config: pages are asked for anew each time, files whose names a build gave a hash never again. */
function siteConfig({ port, isSinglePage, isBuilt }: Omit<Site, 'copies'>): string {
  return `server {
    listen ${port};
    root ${WEB_ROOT};
    server_tokens off;
    gzip on;
    gzip_types text/css text/javascript application/javascript application/json image/svg+xml;

    location = /healthz {
        access_log off;
        default_type text/plain;
        return 200 "ok\\n";
    }
${isBuilt ? HASHED_FILES : ''}    location / {
        add_header Cache-Control no-cache;
        try_files $uri $uri/ ${isSinglePage ? '/index.html' : '$uri.html =404'};
    }
}
`;
}

const HASHED_FILES = `    location ~* "[.-][0-9a-zA-Z_-]{8,}\\.(?:css|js|mjs|woff2?|png|jpe?g|gif|svg|webp|avif|wasm)$" {
        add_header Cache-Control "public, max-age=31536000, immutable";
        try_files $uri =404;
    }
`;
