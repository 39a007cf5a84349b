import type { Choices } from '#project/choices.js';
import type { Step } from '../build-plan.js';
import { userOf } from '../final-steps.js';
import type { Planned } from '../stack.js';
import { siteStage, WEB_ROOT, WEB_SERVER_USER } from '../web-server.js';
import type { NodeFacts } from './facts.js';
import { NODE_IGNORE } from './ignore.js';
import { installStage, postinstallOf, settingOf } from './install-steps.js';

/** Files for browsers are built once and served by a web server that needs no rights. */
export function planSite(facts: NodeFacts, choices: Choices): Planned {
  const setting = settingOf(facts, choices);
  const output = choices.output ?? facts.output?.value ?? 'dist';
  const variables = facts.buildVariables?.value ?? [];
  const port = choices.port ?? 8080;
  const build: Step[] = [
    { kind: 'copy', from: 'deps', sources: ['/app/node_modules'], to: './node_modules' },
    { kind: 'copy', sources: ['.'], to: '.' },
    ...variables.map(
      (name, index): Step => ({
        kind: 'arg',
        name,
        ...(index === 0
          ? { why: 'The build writes these into the files: an image is for one environment, and none may be secret.' }
          : {}),
      }),
    ),
    { kind: 'run', commands: [...postinstallOf(facts, setting.commands), setting.commands.run('build', undefined)] },
  ];
  return {
    plan: {
      stages: [
        ...setting.stages,
        installStage(facts, setting, 'all'),
        { name: 'build', from: setting.tools, steps: build },
        siteStage(facts, choices, {
          copies: [{ kind: 'copy', from: 'build', sources: [`/app/${output}`], to: WEB_ROOT }],
          port,
          isSinglePage: isSinglePage(facts),
          isBuilt: true,
        }),
      ],
      ignore: [...NODE_IGNORE, { title: 'What the build makes', patterns: [output.split('/')[0] ?? output] }],
      keep: ['package.json', ...(facts.lockFile ? [facts.lockFile.value] : []), ...(facts.installInputs?.value ?? [])],
      port,
      healthPath: '/healthz',
      user: userOf(choices, WEB_SERVER_USER),
      needsRoot: false,
      notes:
        variables.length > 0
          ? [
              `The build writes ${variables.join(', ')} into the files: pass them with --build-arg, and build one image for each environment.`,
            ]
          : [],
    },
  };
}

/** Generators write a page for every address; bundlers write one, which finds its way itself. */
function isSinglePage({ framework }: NodeFacts): boolean {
  return !/^(?:Astro|Gatsby|Docusaurus|VitePress|Eleventy|Next\.js|Nuxt)$/.test(framework?.value ?? '');
}
