/** An instruction as its Dockerfile had it, as far as the history tells: without what builders wrap around it. */
export function instructionText(createdBy: string): string {
  const plain = createdBy
    .replace(/\s*# buildkit$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const noOperation = /^\/bin\/sh -c #\(nop\)\s+(.*)$/.exec(plain);
  if (noOperation) return noOperation[1] as string;
  const run = /^(?:RUN )?(?:\|\d+ .*?)?\/bin\/(?:ba|a)?sh (?:-[a-z]+ )*-[a-z]*c (.*)$/.exec(plain);
  if (run) return `RUN ${run[1]}`;
  return plain;
}

/** The instruction's keyword; empty where the text does not begin with one. */
export function keywordOf(instruction: string): string {
  return (
    /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/.exec(
      instruction,
    )?.[0] ?? ''
  );
}
