import { defineImageRule } from '#lint/define-rule.js';

const OPTIONS =
  /^(?:--allow-unauthenticated|--allow-insecure-repositories|--allow-untrusted|--nogpgcheck|--no-gpg-checks|--force-yes|APT::Get::AllowUnauthenticated=(?:1|true|yes)|--setopt=gpgcheck=(?:0|false))$/;

export default defineImageRule({
  id: 'no-unverified-packages-in-image',
  title: 'Install only packages whose signature is checked',
  category: 'security',
  severity: 'error',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['CIS-4.11', 'no-unauthenticated-apt', 'no-unsigned-rpm', 'no-untrusted-apk', 'no-force-yes'],
  why: 'The history tells that packages were installed whose origin nobody has checked: who controls the mirror or the network on the way controls the image.',
  remedy: 'Add the key of the repository and remove the option.',
  messages: { unchecked: '{program} was told not to check signatures ({option}).' },
  check({ steps, report }) {
    for (const { commands, isBase, layer, placeOf } of steps) {
      if (isBase) continue;
      for (const { program, args } of commands) {
        if (!/^(?:apt-get|apt|aptitude|apk|yum|dnf|microdnf|zypper|rpm)$/.test(program)) continue;
        const word = args.find(({ value }) => OPTIONS.test(value));
        if (word)
          report({ message: 'unchecked', values: { program, option: word.value }, at: placeOf(word.span), layer });
      }
    }
  },
  examples: [
    {
      bad: 'RUN apt-get update && apt-get install -y --allow-unauthenticated curl\n',
      at: '--allow-unauthenticated',
      good: 'RUN apt-get update && apt-get install -y curl\n',
    },
  ],
});
