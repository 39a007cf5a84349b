import type { Instruction, Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { withHeldBack } from '#model/model.js';
import type { Command } from '#shell/command.js';

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
    file({ document, report, commandsOf }) {
      let before: Run | undefined;
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
        if (joinable && before?.trigger === run.trigger) report({ message: 'single', at: run.keyword.span });
        else before = run;
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN mkdir /data\nRUN touch /data/x\n', at: 'RUN' },
    { good: 'FROM debian:13\nRUN mkdir /data && touch /data/x\n' },
    { title: 'Other flags, another step', good: 'FROM debian:13\nRUN mkdir /data\nRUN --network=none touch /data/x\n' },
  ],
});

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
