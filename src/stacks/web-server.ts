import type { Choices } from '#project/choices.js';
import type { PlannedStage } from './build-plan.js';
import { finalSteps, userOf } from './final-steps.js';
import { wgetProbe } from './health-probe.js';
import type { CommonFacts } from './stack.js';

/** The user of the image. */
export const WEB_SERVER_USER = '101:101';

/** Where files come from and how they are served. */
export interface Site {
  /** The stage that built them; undefined for the build context. */
  readonly from: string | undefined;
  readonly folder: string;
  readonly port: number;
  /** Every address without a file gets index.html, which finds its way itself. */
  readonly isSinglePage: boolean;
}

/** The last stage of a static site: nginx as it runs without any rights, on a port that needs none. */
export function siteStage(
  facts: CommonFacts,
  choices: Choices,
  { from, folder, port, isSinglePage }: Site,
): PlannedStage {
  return {
    name: 'runtime',
    from: 'nginxinc/nginx-unprivileged:1.30-alpine',
    steps: [
      {
        kind: 'file',
        path: '/etc/nginx/conf.d/default.conf',
        text: siteConfig(port, isSinglePage, '/usr/share/nginx/html'),
      },
      { kind: 'copy', ...(from === undefined ? {} : { from }), sources: [folder], to: '/usr/share/nginx/html' },
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

/** nginx's config for a folder: pages are asked for anew each time, files with a hash in their name never again. */
export function siteConfig(port: number, isSinglePage: boolean, root: string): string {
  return `server {
    listen ${port};
    root ${root};
    server_tokens off;
    gzip on;
    gzip_types text/css text/javascript application/javascript application/json image/svg+xml;

    location = /healthz {
        access_log off;
        default_type text/plain;
        return 200 "ok\\n";
    }
    location ~* "[.-][0-9a-zA-Z_-]{8,}\\.(?:css|js|mjs|woff2?|png|jpe?g|gif|svg|webp|avif|wasm)$" {
        add_header Cache-Control "public, max-age=31536000, immutable";
        try_files $uri =404;
    }
    location / {
        add_header Cache-Control no-cache;
        try_files $uri $uri/ ${isSinglePage ? '/index.html' : '$uri.html =404'};
    }
}
`;
}
