import { defineRule } from '#lint/define-rule.js';
import { assignedNames } from '#shell/assigned-names.js';
import { bashismsOf } from '#shell/bashisms.js';

export default defineRule({
  id: 'use-bash-for-bashisms',
  title: 'Ask for bash where you write bash',
  category: 'shell',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [
    'SC3010',
    'SC3014',
    'SC3028',
    'SC3030',
    'SC3037',
    'SC3040',
    'SC3046',
    'SC3054',
    'SC3001',
    'SC3009',
    'SC3011',
    'SC3020',
  ],
  why: 'RUN uses /bin/sh, and nothing says that the one of this base image is bash. It works until the base changes.',
  remedy: 'Add `SHELL ["/bin/bash", "-c"]`, or write it the POSIX way.',
  messages: { assumed: '{what} needs bash, and this RUN uses /bin/sh.' },
  check: {
    RUN(run, { report, model, stateAt }) {
      // Without a stage, and on a base of which nothing is known, /bin/sh may be anything.
      if ((stateAt(run)?.dialect ?? 'sh') !== 'sh') return;
      for (const script of model.scriptsOf(run)) {
        if (script.dialect !== 'sh' || script.form === 'nested') continue;
        const found = bashismsOf(script).find(
          ({ variable }) => !variable || (!stateAt(run)?.variable(variable) && !assignedNames(script).has(variable)),
        );
        if (!found) continue;
        report({
          message: 'assumed',
          values: { what: found.what },
          at: found.span,
          fix: found.posix && { title: 'Write it for every shell', safety: 'safe', edits: found.posix },
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM example/base:1.0\nRUN source /etc/profile && make\n',
      at: 'source',
      good: 'FROM example/base:1.0\nRUN . /etc/profile && make\n',
    },
    {
      title: 'Two equals signs',
      bad: 'FROM example/base:1.0\nARG A\nRUN if [ "$A" == 1 ]; then \\\n      make; fi\n',
      at: '==',
      good: 'FROM example/base:1.0\nARG A\nRUN if [ "$A" = 1 ]; then \\\n      make; fi\n',
    },
    { title: 'Found on the PATH', bad: 'FROM example/base:1.0\nRUN source profile && make\n', at: 'source' },

    { good: 'FROM example/base:1.0\nRUN . /etc/profile && make\n' },
    {
      title: 'The shell is bash',
      good: 'FROM example/base:1.0\nSHELL ["/bin/bash", "-c"]\nRUN source /etc/profile && make\n',
    },
  ],
});
