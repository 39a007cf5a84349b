import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-missing-library',
  title: 'Ship the libraries of the program that is started',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['no-libc-mismatch'],
  why: 'A program that was built on another system asks for the loader and the libraries of that one. Without the loader the container ends with "no such file or directory", although the program is there; without a library it ends with "cannot open shared object file".',
  remedy:
    'Build on the system that the image has, link statically, or copy the libraries that `plimsoll image libraries --program` names.',
  messages: {
    loader: '{program} needs the loader {name}, which is not in the image: it cannot be started.',
    library: '{program} needs {name}, which is not in the image: it ends as soon as it is started.',
  },
  check({ image: { program, config }, report, lastPlaceOf }) {
    const missing = program?.needed.find(({ path }) => path === undefined);
    if (!program || !missing) return;
    const at = lastPlaceOf(config.config?.Entrypoint?.[0] ? 'ENTRYPOINT' : 'CMD');
    const values = { program: program.path, name: missing.name };
    report({ message: missing.name.includes('/') ? 'loader' : 'library', values, at });
  },
  examples: [
    {
      title: 'Built with glibc, started on Alpine',
      bad: 'COPY server /\n  lib/ld-musl-x86_64.so.1 mode=755\n  server mode=755\nCMD ["/server"]\n',
      at: 'CMD ["/server"]',
      programs: { server: ['/lib64/ld-linux-x86-64.so.2', 'libc.so.6'] },
    },
    {
      bad: 'COPY server /\n  lib/ld.so mode=755\n  server mode=755\nENTRYPOINT ["/server"]\n',
      at: 'ENTRYPOINT ["/server"]',
      good: 'COPY server /\n  lib/ld.so mode=755\n  usr/lib/libssl.so.3 mode=755\n  server mode=755\nENTRYPOINT ["/server"]\n',
      programs: {
        server: ['/lib/ld.so', 'libssl.so.3'],
        'lib/ld.so': ['/lib/ld.so'],
        'usr/lib/libssl.so.3': ['/lib/ld.so'],
      },
    },
    { title: 'A script', good: 'COPY start.sh /\n  start.sh mode=755\nCMD ["/start.sh"]\n' },
  ],
});
