import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-weak-dependencies',
  title: 'Install with dnf what is asked for, not what is recommended beside it',
  category: 'size',
  severity: 'info',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'dnf installs weak dependencies too: documentation, plug-ins, language packs. In an image they are dead weight and more to patch.',
  remedy: 'Add `--setopt=install_weak_deps=False --nodocs` behind `install`.',
  messages: { weak: '{program} install also brings in weak dependencies.' },
  check: {
    command(command, { report, instructionOf, isShipped }) {
      if (command.program !== 'dnf' && command.program !== 'microdnf') return;
      const call = invocationOf(command);
      const [install] = call?.subcommandWords ?? [];
      if (call?.subcommand !== 'install' || !install || !isShipped(instructionOf(command))) return;
      if (
        call.options.some(({ name, value }) => /install_weak_deps/i.test(`${name}${value ?? ''}`)) ||
        findOption(call, '--exclude-weakdeps')
      )
        return;
      const { end } = install.span;
      const option = ` --setopt=install_weak_deps=${command.program === 'dnf' ? 'False' : '0'}`;
      const edit = command.script.form === 'exec' ? undefined : { span: { start: end, end }, text: option };
      const fix = reviewFix('Leave weak dependencies out', edit);
      report({ message: 'weak', values: { program: command.program }, at: install.span, fix });
    },
  },
  examples: [
    {
      bad: 'FROM fedora:43\nRUN dnf install -y httpd\n',
      at: 'install',
      good: 'FROM fedora:43\nRUN dnf install --setopt=install_weak_deps=False -y httpd\n',
    },
    { good: 'FROM fedora:43\nRUN dnf install -y --setopt=install_weak_deps=False httpd\n' },
  ],
});
