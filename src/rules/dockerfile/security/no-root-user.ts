import type { User } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { stepsDown } from '#model/runs-as-root.js';
import type { Stage } from '#model/stage.js';
import { isNumeric, isRoot, userPart } from '#model/user-name.js';
import { lineEndOf } from '#text/lines.js';

export default defineRule({
  id: 'no-root-user',
  title: 'Do not leave the image with USER root',
  category: 'security',
  severity: 'warning',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['DL3002', 'CKV_DOCKER_8', 'DS-0002'],
  why: 'Whoever breaks into an application that runs as root owns everything in the container, every file that is mounted into it, and after the next hole in the kernel the host.',
  remedy: 'End the stage with the USER that runs the application.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  messages: { root: 'The last USER is {user}.' },
  check: {
    file({ model, text, report, commandsOf }) {
      const { target } = model;
      const state = target?.at();
      const user = state?.userInstruction;
      if (!target || state?.user === undefined || !isRoot(state.user)) return;
      if (user?.kind !== 'USER' || !user.user || stepsDown(target, text, commandsOf)) return;
      const service = target.instructions.find(
        (each) => /^(?:CMD|ENTRYPOINT)$/.test(each.kind) && each.lines.start > user.lines.start,
      );
      const before = userBefore(target, user);
      const start = service && (service.comments[0] ?? service).lines.start;
      const edit =
        before !== undefined && start !== undefined
          ? { span: { start, end: start }, text: `USER ${before}${lineEndOf(text)}` }
          : undefined;
      report({
        message: 'root',
        values: { user: user.user.text },
        at: user.user.span,
        fix: reviewFix(`Go back to ${before}`, edit),
      });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nUSER root\nRUN apt-get update\nCMD ["node", "app.js"]\n',
      at: 'root',
      good: 'FROM node:24-slim\nUSER root\nRUN apt-get update\nUSER node\nCMD ["node", "app.js"]\n',
    },
    {
      title: 'Inherited from the stage below',
      bad: 'FROM debian:13 AS base\nUSER 0:0\nFROM base\nCMD ["/app"]\n',
      at: '0:0',
    },
    { title: 'In a stage that is thrown away', good: 'FROM debian:13 AS build\nUSER root\nFROM scratch\nUSER 10001\n' },
    {
      title: 'The entrypoint changes the user',
      good: 'FROM debian:13\nUSER root\nENTRYPOINT ["gosu", "app", "/app"]\n',
    },
  ],
});

/** The user of before: of an earlier USER, or of the base image; undefined where its number is not known. */
function userBefore(target: Stage, root: User): string | undefined {
  const facts = target.rootBase.kind === 'image' ? target.rootBase.facts : undefined;
  const earlier = target.instructions.filter((each) => each.kind === 'USER' && each.lines.start < root.lines.start);
  const names = earlier.flatMap((each) => (each.kind === 'USER' && each.user ? [each.user.text] : []));
  const name = names.findLast((each) => !isRoot(each)) ?? facts?.user ?? facts?.users[0]?.name;
  if (name === undefined || isRoot(name)) return undefined;
  return isNumeric(userPart(name)) || facts?.users.some((user) => user.name === name) ? name : undefined;
}
