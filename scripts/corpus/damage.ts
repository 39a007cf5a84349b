import { parse } from '#dockerfile/parse.js';
import { modelOf, withHeldBack } from '#model/model.js';

/** What a tool that changed a file has broken in it. */
export interface Damage {
  /** There are syntax problems that were not there before. */
  readonly unparsable: boolean;
  /** There are shell texts that no shell understands, and there were none before. */
  readonly shellBroken: boolean;
}

export function damageOf(before: string, after: string): Damage {
  const old = healthOf(before);
  const now = healthOf(after);
  return { unparsable: now.problems > old.problems, shellBroken: now.shellProblems > old.shellProblems };
}

function healthOf(text: string): { readonly problems: number; readonly shellProblems: number } {
  const document = parse(text);
  const model = modelOf(document);
  const scripts = document.instructions.flatMap(withHeldBack).flatMap((each) => model.scriptsOf(each));
  return {
    problems: document.problems.length,
    shellProblems: scripts.filter(({ problems }) => problems.length > 0).length,
  };
}
