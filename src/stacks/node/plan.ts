import type { Choices } from '#project/choices.js';
import type { Planned, Question } from '../stack.js';
import type { NodeFacts } from './facts.js';
import { planMember } from './plan-member.js';
import { planServer } from './plan-server.js';
import { planSite } from './plan-site.js';

/** A package becomes a static site behind a web server, or a program with its production dependencies. */
export function planNode(facts: NodeFacts, choices: Choices): Planned {
  const questions = questionsOf(facts, choices);
  if (questions.length > 0) return { questions };
  if (facts.member) return planMember(facts, choices);
  return facts.kind.value === 'static site' ? planSite(facts, choices) : planServer(facts, choices);
}

function questionsOf(facts: NodeFacts, choices: Choices): readonly Question[] {
  const { plugAndPlay, rendering, kind, output, start, entryIsSource, buildScript, framework } = facts;
  if (plugAndPlay)
    return [
      {
        flag: 'nodeLinker: node-modules in .yarnrc.yml',
        what: `Yarn keeps the packages in archives (${plugAndPlay.from}), which is not planned for.`,
        options: [],
      },
    ];
  if (rendering?.value === 'unknown')
    return [
      {
        flag: 'an adapter for Node.js or for static files',
        what: `${framework?.value} decides by its adapter where it runs, and none is installed that says so.`,
        options: [],
      },
    ];
  if (kind.value === 'static site')
    return (choices.output ?? output)
      ? []
      : [
          {
            flag: '--output',
            what: 'Nothing says which folder the build fills.',
            options: ['dist', 'build', 'public'],
          },
        ];
  if (rendering) return [];
  if (!choices.start && !start)
    return [{ flag: '--start', what: 'No script starts it for production.', options: ['"node server.js"'] }];
  if (!entryIsSource && !choices.start && start && /^node$/.test(start.value[0] ?? '') && !buildScript)
    return [
      {
        flag: '--start',
        what: `It is started with ${start.value.join(' ')}, but that file is not there and no build script makes it.`,
        options: [],
      },
    ];
  if (buildScript && !(choices.output ?? output) && !entryIsSource)
    return [{ flag: '--output', what: 'Nothing says which folder the build fills.', options: ['dist', 'build'] }];
  return baseQuestions(facts, choices);
}

function baseQuestions({ nativePackages, packagesWithoutMusl }: NodeFacts, { base }: Choices): readonly Question[] {
  if (base !== 'alpine') return [];
  const glibc = [...(nativePackages?.value ?? []), ...(packagesWithoutMusl?.value ?? [])];
  if (glibc.length === 0) return [];
  return [
    {
      flag: '--base',
      what: `Alpine has musl, and for ${glibc.slice(0, 3).join(', ')} the lock file has no build for it.`,
      options: ['slim', 'distroless'],
    },
  ];
}
