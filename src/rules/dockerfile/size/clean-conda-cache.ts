import { defineRule } from '#lint/define-rule.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { mountOver } from '#model/cache-mount.js';
import { commandWith } from '#model/cleanup.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'clean-conda-cache',
  title: 'Empty the conda cache in the layer that filled it',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'conda keeps every downloaded package, packed and unpacked, below its pkgs folder: often hundreds of megabytes that a later RUN can only hide.',
  remedy: 'End the same RUN with `&& conda clean --all --yes`, or mount a cache over the pkgs folder.',
  references: ['https://docs.conda.io/projects/conda/en/stable/commands/clean.html'],
  messages: { kept: '{program} leaves its package cache in this layer.' },
  check: {
    RUN(run, { document, model, commandsOf, isShipped, report }) {
      if (!isShipped(run)) return;
      const commands = commandsOf(run);
      const install = commandWith('install', ['conda'], commands);
      if (
        !install ||
        run.mounts.some(({ target }) => target?.text.includes('pkgs')) ||
        mountOver(run, '/opt/conda/pkgs')
      )
        return;
      const later = commands.slice(commands.indexOf(install));
      const deletes = later.some((each) =>
        effectsOf(each).some(
          (effect) => effect.kind === 'delete' && effect.paths.some(({ value }) => value.includes('pkgs')),
        ),
      );
      if (deletes || commandWith('clean', ['conda'], later)) return;
      report({
        message: 'kept',
        values: { program: install.program },
        at: install.span,
        evidence: { bytes: 200_000_000, estimated: true },
        fix: cleanUpFix({ document, model }, run, install, `${install.program} clean --all --yes`, [
          '/**/pkgs/**',
          '/**/.cache/**',
        ]),
      });
    },
  },
  examples: [
    {
      bad: 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda install -y numpy\n',
      at: 'conda install -y numpy',
      good: 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda install -y numpy && conda clean --all --yes\n',
    },
    { good: 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda install -y numpy && conda clean --all --yes\n' },
  ],
});
