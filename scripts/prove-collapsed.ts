import { proveCollapsed } from '../test/collapsed/prove-collapsed.js';
import { thereAndBack } from '../test/collapsed/there-and-back.js';

// Builds and runs the collapsed files of test/collapsed whose project says how it behaves, what convert makes of them, and
// the good files that they were, and prints the sizes. CASE=name takes one.
const counts = { proven: 0, unproven: 0 };
for (const each of await thereAndBack()) {
  if (!each.project.expectation.engine) continue;
  const line = await lineFor(each);
  if (line !== undefined) console.log(`${each.project.name}: ${line}`);
}
console.log(`${counts.proven} of ${counts.proven + counts.unproven} that were built are proven`);
if (counts.unproven > 0) process.exitCode = 1;

async function lineFor(each: Awaited<ReturnType<typeof thereAndBack>>[number]): Promise<string | undefined> {
  try {
    const found = await proveCollapsed(each);
    if (!found) return undefined;
    const { proof, goodSize } = found;
    const against = [...proof.unexplained, ...proof.worse];
    counts[against.length > 0 ? 'unproven' : 'proven'] += 1;
    const sizes = [proof.before.size, proof.after.size, goodSize].map((size) => `${(size / 1e6).toFixed(1)} MB`);
    return `${against.join('; ') || 'proven'}, ${proof.after.run?.outcome}, collapsed ${sizes[0]}, converted ${sizes[1]}, good ${sizes[2]}`;
  } catch (error) {
    counts.unproven += 1;
    return error instanceof Error ? error.message : String(error);
  }
}
