import { defineRule } from '#lint/define-rule.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-no-install-recommends',
  title: 'Install what is asked for, not what is recommended beside it',
  category: 'size',
  severity: 'info',
  packs: ['style', 'hardened'],
  since: '2026-11',
  aliases: ['DL3015', 'DS-0029'],
  why: 'apt installs every recommended package too: documentation tools, mail servers, fonts. In an image they are dead weight and more to patch. Check afterwards that nothing needed is missing, such as ca-certificates.',
  remedy: 'Add `--no-install-recommends` behind `install` and name what is really needed.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: { recommended: '{program} install also brings in recommended packages.' },
  check: {
    command(command, { report, instructionOf, isShipped, commandsOf }) {
      if (command.program !== 'apt-get' && command.program !== 'apt' && command.program !== 'aptitude') return;
      const call = invocationOf(command);
      const [install] = call?.subcommandWords ?? [];
      if (call?.subcommand !== 'install' || !install || call.operands.length === 0) return;
      if (call.options.some(isWithout)) return;
      const run = instructionOf(command);
      if (!isShipped(run) || configuresApt(commandsOf(run).map((each) => each.args))) return;
      report({
        message: 'recommended',
        values: { program: command.program },
        at: install.span,
        fix: {
          title: 'Add --no-install-recommends',
          safety: 'review',
          edits: [{ span: { start: install.span.end, end: install.span.end }, text: ' --no-install-recommends' }],
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      at: 'install',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install --no-install-recommends -y curl\n',
    },
    {
      title: 'As an option of apt',
      good: 'FROM debian:13\nRUN apt-get install -y -o APT::Install-Recommends=false curl\n',
    },
    {
      title: 'A stage whose layers are thrown away',
      good: 'FROM debian:13 AS build\nRUN apt-get install -y make\nFROM scratch\nCOPY --from=build /app /app\n',
    },
  ],
});

function isWithout({ name, value }: { readonly name: string; readonly value: string | undefined }): boolean {
  if (name === '--no-install-recommends' || name === '--without-recommends') return true;
  return (name === '-R' && value === undefined) || /^APT::Install-Recommends=?\s*=?(?:false|no|0)$/i.test(value ?? '');
}

/** The RUN writes the setting to apt's configuration first. */
function configuresApt(words: readonly (readonly { readonly value: string }[])[]): boolean {
  return words.some((args) => args.some(({ value }) => /Install-Recommends/i.test(value)));
}
