import type { Document, Run } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import type { Command } from '#shell/command.js';
import type { Fix } from '../finding.js';
import { appendCommand } from './append-command.js';

/**
 * Ends a RUN with a command that deletes what another one has left; `removes` are the paths that go. Undefined where
 * that other one may not run at all, or runs with other rights.
 */
export function cleanUpFix(
  { document, model }: { readonly document: Document; readonly model: Model },
  run: Run,
  { script, wrapper, inside, after, before }: Command,
  command: string,
  removes: readonly string[],
): Fix | undefined {
  if (run.trigger || wrapper || inside.length > 0 || after === '||' || before === '||') return undefined;
  const scripts = model.scriptsOf(run);
  if (script !== scripts[0]) return undefined;
  const edit = appendCommand(document, run, scripts, command);
  return edit && { title: `End this RUN with ${command}`, safety: 'safe', edits: [edit], removes };
}
