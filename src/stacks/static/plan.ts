import type { Choices } from '#project/choices.js';
import type { IgnoreGroup, Step } from '../build-plan.js';
import { userOf } from '../final-steps.js';
import type { Planned } from '../stack.js';
import { siteStage, WEB_ROOT, WEB_SERVER_USER } from '../web-server.js';
import type { StaticFacts } from './facts.js';

/** Files are served as they are; what a generator makes of others is asked for, as none has an image that can be relied on. */
export function planStatic(facts: StaticFacts, choices: Choices): Planned {
  const { generator, siteFolder, singlePage } = facts;
  if (generator && choices.output === undefined)
    return {
      questions: [
        {
          flag: '--output',
          what: `${generator.value} makes this site (${generator.from}), and there is no image of it that stays as it is. Let the pipeline run it first, and name the folder that it fills.`,
          options: generator.value === 'Hugo' ? ['public'] : generator.value === 'MkDocs' ? ['site'] : ['_site'],
        },
      ],
    };
  const folder = choices.output ?? siteFolder.value;
  const isAll = folder === '.';
  const contents = isAll ? (facts.contents?.value ?? []) : [];
  const port = choices.port ?? facts.port?.value ?? 8080;
  return {
    plan: {
      stages: [
        siteStage(facts, choices, {
          copies: isAll ? copiesOf(contents) : [{ kind: 'copy', sources: [folder], to: WEB_ROOT }],
          port,
          isSinglePage: singlePage !== undefined,
          isBuilt: generator !== undefined,
        }),
      ],
      ignore: isAll ? [NOT_FOR_VISITORS] : [],
      keep: isAll ? contents.filter((path) => !path.startsWith('*')) : [folder],
      port,
      healthPath: '/healthz',
      user: userOf(choices, WEB_SERVER_USER),
      needsRoot: false,
      notes: [],
    },
  };
}

/** Folder by folder: what is added to the project for other purposes is served to nobody. */
function copiesOf(contents: readonly string[]): readonly Step[] {
  const files = contents.filter((path) => path.startsWith('*'));
  const folders = contents.filter((path) => !path.startsWith('*'));
  return [
    { kind: 'copy', sources: files, to: `${WEB_ROOT}/` },
    ...folders.map((path): Step => ({ kind: 'copy', sources: [path], to: `${WEB_ROOT}/${path}` })),
  ];
}

/** Every file in a folder that is served could be read by anyone. */
const NOT_FOR_VISITORS: IgnoreGroup = {
  title: 'Not for visitors',
  patterns: ['**/.ht*', '**/*.md', '**/*.sh', '**/*.sql', '**/*.bak'],
};
