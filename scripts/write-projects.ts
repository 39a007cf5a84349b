import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFor, projects } from '../test/projects/projects.js';

// Writes the expected files of test/projects anew; CASE=name writes those of one project.
for (const project of projects) {
  const generated = await generatedFor(project);
  rmSync(project.expectedFolder, { recursive: true, force: true });
  if ('asks' in generated) {
    console.log(`${project.name}: asks ${generated.asks}`);
    continue;
  }
  mkdirSync(project.expectedFolder);
  writeFileSync(join(project.expectedFolder, 'Dockerfile'), generated.dockerfile.text);
  writeFileSync(join(project.expectedFolder, '.dockerignore'), generated.dockerignore.text);
}
