import { dirname, join, relative } from 'node:path';
import type { Choices, Generated, Question, Unit } from '../../index.js';
import { diskFiles, findConfig, findProjectRoot, generate, readConfig, ToolError } from '../../index.js';
import { chooseUnit } from './choose-unit.js';

/** What the command line says about the image to be made. */
export interface ChoiceFlags extends Omit<Choices, 'version'> {
  readonly runtimeVersion?: string;
  readonly config: boolean;
}

/** A project with the files that make it an image. */
export interface PlannedProject {
  /** Absolute; what the paths of the files start from. */
  readonly root: string;
  readonly unit: Unit;
  readonly generated: Generated;
  readonly choices: Choices;
  /** Where the choices are kept. */
  readonly config: { readonly path: string; readonly folder: string };
}

/** Reads a project and plans its image. Throws a ToolError that asks for what is missing. */
export async function planProject(directory: string, flags: ChoiceFlags): Promise<PlannedProject> {
  const { root, folder } = await findProjectRoot(directory);
  const config = await configOf(root, folder, flags.config);
  const choices = { ...config.kept, ...askedOf(flags) };
  const files = await diskFiles(root);
  const unit = await chooseUnit(files, folder, choices, directory);
  const generated = generate(unit, choices);
  if ('questions' in generated) throw questionError(generated.questions, unit);
  return { root, unit, generated, choices, config };
}

async function configOf(root: string, folder: string, isWanted: boolean) {
  const found = isWanted ? await findConfig(root) : undefined;
  const path = found?.kind === 'plimsoll' ? found.path : join(root, 'plimsoll.yaml');
  const key = relative(dirname(path), join(root, folder)).replaceAll('\\', '/') || '.';
  const project = found?.kind === 'plimsoll' ? await readConfig(path, 'plimsoll') : undefined;
  if (project instanceof ToolError) throw project;
  return { path, folder: key, kept: project?.choices?.[key] ?? {} };
}

/** Only what was said: a flag that was not given does not undo a choice that is kept. */
function askedOf(flags: ChoiceFlags): Choices {
  const { base, pattern, builder, port, user, health, main, start, output, stack } = flags;
  const asked: Choices = {
    base,
    pattern,
    builder,
    port,
    user,
    health,
    version: flags.runtimeVersion,
    main,
    start,
    output,
    stack,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

function questionError(questions: readonly Question[], { stack, folder }: Unit): ToolError {
  const asked = questions.map(({ flag, what, options }) => {
    const known = options.length > 0 ? ` (${options.slice(0, 12).join(', ')})` : '';
    return `${what} Say it with ${flag}${known}.`;
  });
  const [first, ...others] = asked;
  const hint = others.length > 0 ? others.join(' ') : 'plimsoll detect shows what is understood.';
  return new ToolError('MISSING_FACT', `${folder || 'The project'} (${stack.title}): ${first}`, hint);
}
