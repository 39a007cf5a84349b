import { findEngine } from '#engine/find-engine.js';
import { ensureImages } from './ensure-images.js';

// npm run stand-ins -- node:22-slim …: makes what is neither here nor can be pulled. Fails when there is no engine.
try {
  const { program } = await findEngine();
  ensureImages(program, process.argv.slice(2), (what) => console.log(what));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
