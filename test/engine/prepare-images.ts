import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases } from '../convert/cases.js';
import { projects } from '../projects/projects.js';
import { ensureBaseImages } from './base-images.js';

// Sees that every base image of the cases is there, one after the other: tests that run side by side must not both make one.
const fixes = fileURLToPath(new URL('fixes', import.meta.url));
const dockerfiles = [
  ...readdirSync(fixes).map((name) => join(fixes, name, 'Dockerfile')),
  ...projects
    .filter(({ expectation }) => expectation.engine)
    .map(({ expectedFolder }) => join(expectedFolder, 'Dockerfile')),
  ...cases
    .filter(({ expectation }) => expectation.engine && !expectation.engine.onlyInProof)
    .flatMap(({ source, expectedFolder }) => [join(source, 'Dockerfile'), join(expectedFolder, 'Dockerfile')]),
];
await ensureBaseImages('FROM busybox:1', ...dockerfiles.filter(existsSync).map((path) => readFileSync(path, 'utf8')));
