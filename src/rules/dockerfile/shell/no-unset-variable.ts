import { defineRule } from '#lint/define-rule.js';
import { assignedNames } from '#shell/assigned-names.js';
import { expansionsOf } from '#shell/shell-word.js';
import { nearestOf } from '#text/nearest.js';

/** What every shell, or every login, sets. */
const GIVEN =
  /^(?:HOME|PATH|PWD|OLDPWD|IFS|USER|LOGNAME|SHELL|TERM|HOSTNAME|RANDOM|UID|EUID|PPID|LINENO|SECONDS|OPTARG|OPTIND|REPLY|LANG|LC_\w+|TZ|TMPDIR|BASH\w*|PS\d|PIPESTATUS|FUNCNAME|OSTYPE|HOSTTYPE|MACHTYPE|DEBIAN_FRONTEND|SHLVL|COLUMNS|LINES|EDITOR|_)$/;

export default defineRule({
  id: 'no-unset-variable',
  title: 'Set a variable before a script uses it',
  category: 'shell',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['SC2154', 'SC2153'],
  why: 'A shell takes a variable that nobody has set as empty, without a word: a path loses its end, a version its number, a test its meaning. An ARG above FROM does not count: a stage must repeat it.',
  remedy: 'Declare it with ARG or ENV in this stage, set it in the script, or correct its name.',
  messages: {
    unset: '{name} is set nowhere in this stage.',
    misspelt: '{name} is set nowhere in this stage; {near} is.',
  },
  check: {
    RUN(run, { report, model, stateAt, stageOf }) {
      const state = stateAt(run);
      const base = stageOf(run)?.rootBase;
      if (!state || (base?.kind === 'image' && !base.facts) || base?.kind === 'unknown') return;
      const told = new Set<string>();
      const scripts = model.scriptsOf(run);
      const assigned = scripts.map(assignedNames);
      if (assigned.some((names) => names.has('*'))) return;
      for (const script of scripts) {
        if (script.form === 'exec') continue;
        for (const { name, args, redirects, program } of script.commands) {
          if (/^(?:awk|sed|gawk|mawk|perl|envsubst|sh|bash)$/.test(program)) continue;
          for (const word of [
            ...(name ? [name] : []),
            ...args,
            ...redirects.flatMap(({ target }) => (target ? [target] : [])),
          ]) {
            for (const expansion of expansionsOf(word)) {
              const variable = expansion.name;
              if (expansion.kind !== 'parameter' || !variable || expansion.operator || told.has(variable)) continue;
              if (!/^[A-Za-z_]\w*$/.test(variable) || GIVEN.test(variable) || state.variable(variable)) continue;
              if (assigned.some((names) => names.has(variable))) continue;
              told.add(variable);
              const near = nearestOf(
                variable,
                [...state.variableNames(), ...assigned.flatMap((names) => [...names])].filter(
                  (each) => each.length > 3,
                ),
              );
              if (near)
                report({ message: 'misspelt', values: { name: `$${variable}`, near: `$${near}` }, at: expansion.span });
              else report({ message: 'unset', values: { name: `$${variable}` }, at: expansion.span });
            }
          }
        }
      }
    },
  },
  examples: [
    { bad: 'ARG VERSION=1.2\nFROM debian:13\nRUN echo $VERSION > /version\n', at: '$VERSION' },
    { good: 'ARG VERSION=1.2\nFROM debian:13\nARG VERSION\nRUN echo $VERSION > /version\n' },
    { title: 'A typing mistake', bad: 'FROM debian:13\nENV APP_HOME=/app\nRUN mkdir $APP_HOMR\n', at: '$APP_HOMR' },
    { title: 'Set in the script', good: 'FROM debian:13\nRUN arch=$(uname -m) && echo $arch\n' },
    { title: 'With a default', good: 'FROM debian:13\nRUN echo ${VERSION:-latest}\n' },
  ],
});
