import type { Instruction, Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { joinRuns } from '#lint/edits/join-runs.js';
import type { Fix } from '#lint/finding.js';
import type { Model } from '#model/model.js';
import { withHeldBack } from '#model/model.js';
import type { Command } from '#shell/command.js';
import { isPosix } from '#shell/dialect.js';

export default defineRule({
  id: 'no-consecutive-runs',
  title: 'Join single commands that follow one another',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3059'],
  why: 'Each RUN starts a container and makes a layer. Small steps that always change together read better as one; steps that are cached apart, such as installing and building, are right to stand alone.',
  remedy: 'Join them with `&&` or in a here-document, unless they shall be cached apart.',
  references: ['https://docs.docker.com/build/building/best-practices/#run'],
  messages: { single: 'This single command could stand in the RUN above.' },
  check: {
    file({ document, model, report, commandsOf }) {
      let before: Run | undefined;
      let last: Run | undefined;
      for (const outer of document.instructions) {
        const run = runOf(outer);
        if (!run) {
          before = undefined;
          continue;
        }
        const joinable =
          before &&
          sameFlags(before, run) &&
          commandsOf(before).filter(isOwn).length <= 1 &&
          commandsOf(run).filter(isOwn).length <= 1;
        if (joinable && before?.trigger === run.trigger)
          report({ message: 'single', at: run.keyword.span, fix: last && joinFix(model, last, run) });
        else before = run;
        last = run;
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN mkdir /data\nRUN touch /data/x\n',
      at: 'RUN',
      good: 'FROM debian:13\nRUN mkdir /data \\\n    && touch /data/x\n',
    },
    {
      title: 'A comment speaks of the second one',
      bad: 'FROM debian:13\nRUN mkdir /data\n# The marker\nRUN touch /data/x\n',
      at: 'RUN',
    },
    { title: 'Other flags, another step', good: 'FROM debian:13\nRUN mkdir /data\nRUN --network=none touch /data/x\n' },
  ],
});

/** One RUN of both. Whether they shall be cached apart is for a person to say. */
function joinFix(model: Model, first: Run, second: Run): Fix | undefined {
  const [[script], [next]] = [model.scriptsOf(first), model.scriptsOf(second)];
  if (!script || !isPosix(script.dialect)) return undefined;
  // Lines of a file belong into a here-document.
  if ([first, second].every((run) => model.commandsOf(run).every(({ redirects }) => redirects.length > 0)))
    return undefined;
  const edit = joinRuns(model.document, [first, script], [second, next]);
  return edit && { title: 'Join it with the RUN above', safety: 'review', edits: [edit] };
}

/** What a wrapper such as sudo starts is no step of its own. */
function isOwn({ wrapper }: Command): boolean {
  return wrapper === undefined;
}

function runOf(outer: Instruction): Run | undefined {
  return withHeldBack(outer).find((each): each is Run => each.kind === 'RUN');
}

function sameFlags(a: Run, b: Run): boolean {
  const text = ({ flags }: Run) => flags.map(({ name, value }) => `${name}=${value?.text}`).join(' ');
  return text(a) === text(b);
}
