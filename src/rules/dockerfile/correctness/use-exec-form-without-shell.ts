import { defineRule } from '#lint/define-rule.js';
import { execForm } from '#lint/edits/exec-form.js';
import { mayBring } from '#model/brought-paths.js';
import type { Stage } from '#model/stage.js';

export default defineRule({
  id: 'use-exec-form-without-shell',
  title: 'Use the exec form in images without a shell',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The shell form starts `/bin/sh -c`, and neither `scratch` nor a distroless image has a /bin/sh: RUN stops the build, CMD and ENTRYPOINT stop the container with "no such file or directory", and HEALTHCHECK never succeeds.',
  remedy: 'Write a JSON array: `CMD ["/app", "--port", "80"]`, and do what needs a shell in another stage.',
  references: ['https://docs.docker.com/reference/dockerfile/#shell-and-exec-form'],
  messages: { shellForm: '{kind} in shell form needs /bin/sh, which {base} does not have.' },
  check: {
    stage(stage, { report, model }) {
      const base = shellLessBase(stage);
      if (base === undefined || stage.at().shellInstruction || mayBring(stage, ['/bin', '/usr/bin', '/lib'])) return;
      for (const instruction of stage.instructions) {
        const { kind } = instruction;
        if (kind !== 'RUN' && kind !== 'CMD' && kind !== 'ENTRYPOINT' && kind !== 'HEALTHCHECK') continue;
        if (instruction.form !== 'shell' || instruction.shell.text.trim() === '' || instruction.heredocs.length > 0)
          continue;
        // What a RUN would start is as little there as the shell.
        const isStart = kind === 'CMD' || kind === 'ENTRYPOINT';
        const edit = isStart ? execForm(instruction.shell, model.scriptsOf(instruction)[0]) : undefined;
        report({
          message: 'shellForm',
          values: { kind, base },
          at: instruction.shell.spanOf(0, firstWord(instruction.shell.text)),
          fix: edit && { title: 'Use the JSON form', safety: 'safe', edits: [edit] },
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM scratch\nCOPY app /srv/app\nCMD /srv/app --port 80\n',
      at: '/srv/app',
      good: 'FROM scratch\nCOPY app /srv/app\nCMD ["/srv/app", "--port", "80"]\n',
    },
    {
      title: 'Distroless',
      bad: 'FROM gcr.io/distroless/static-debian13:nonroot\nRUN mkdir /data\n',
      at: 'mkdir',
    },
    { title: 'A whole system is unpacked', good: 'FROM scratch\nADD rootfs.tar.xz /\nCMD bash\n' },
    { title: 'A shell is copied in', good: 'FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /bin/sh\nRUN ls\n' },
  ],
});

/** The name of a base image that certainly has no shell. */
function shellLessBase({ rootBase }: Stage): string | undefined {
  if (rootBase.kind === 'scratch') return 'scratch';
  if (rootBase.kind !== 'image' || rootBase.facts?.shell !== 'none') return undefined;
  return rootBase.image.repository;
}

function firstWord(text: string): number {
  const end = text.search(/\s/);
  return end < 0 ? text.length : end;
}
