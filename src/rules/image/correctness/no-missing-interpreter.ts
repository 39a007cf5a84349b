import { findProgram } from '#image/find-program.js';
import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-missing-interpreter',
  title: 'Ship the program that reads the script',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The kernel starts what stands behind `#!` in the first line of a script. When that is not in the image, the container ends with "no such file or directory", although the script is there. A line end of Windows has the same effect: the name then ends with a carriage return.',
  remedy:
    'Install the interpreter, write the script for the one that is there (Alpine has sh, not bash), or convert its line ends.',
  messages: {
    missing: '{script} asks for {interpreter}, which is not in the image: a container cannot start.',
    return: 'The first line of {script} ends with a carriage return: a container cannot start.',
  },
  check({ image: { script, config, scanned }, report, lastPlaceOf }) {
    if (!script) return;
    const at = lastPlaceOf(config.config?.Entrypoint?.[0] ? 'ENTRYPOINT' : 'CMD');
    const { path, interpreter, program, hasReturn } = script;
    const missing = [interpreter, program].find(
      (name) => name !== undefined && findProgram(scanned, config, name) === 'missing',
    );
    if (hasReturn) report({ message: 'return', values: { script: path }, at });
    else if (missing !== undefined) report({ message: 'missing', values: { script: path, interpreter: missing }, at });
  },
  examples: [
    {
      bad: 'COPY start.sh /\n  bin/sh mode=755\n  start.sh mode=755 = #!/bin/bash\\nexec app\nENTRYPOINT ["/start.sh"]\n',
      at: 'ENTRYPOINT ["/start.sh"]',
      good: 'COPY start.sh /\n  bin/sh mode=755\n  start.sh mode=755 = #!/bin/sh\\nexec app\nENTRYPOINT ["/start.sh"]\n',
    },
    {
      title: 'Found by env',
      bad: 'COPY app /\n  usr/bin/env mode=755\n  app mode=755 = #!/usr/bin/env -S node --enable-source-maps\\n\nCMD ["/app"]\n',
      at: 'CMD ["/app"]',
    },
    {
      title: 'A line end of Windows',
      bad: 'COPY start.sh /\n  bin/sh mode=755\n  start.sh mode=755 = #!/bin/sh\\r\\nexec app\nCMD ["/start.sh"]\n',
      at: 'CMD ["/start.sh"]',
    },
  ],
});
