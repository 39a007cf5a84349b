import type { Arg, Instruction, Run } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import { syntaxImageOf } from '#model/syntax-image.js';
import { isRoot } from '#model/user-name.js';
import { isPosix } from '#shell/dialect.js';
import { invocationOf } from '#shell/invocation.js';
import type { Edit } from '#text/edit.js';
import { lineEndBefore } from '#text/lines.js';
import { deleteArg } from './delete-arg.js';

/**
 * Takes an ARG away and mounts it as a secret on the RUNs that read it. Undefined where something else reads it, too,
 * where nobody can see who does, or where it has a default.
 */
export function secretMount(model: Model, stage: Stage, arg: Arg, name: string): readonly Edit[] | undefined {
  const [declaration] = arg.declarations;
  if (!declaration || arg.declarations.length > 1 || declaration.value || model.global(name)) return undefined;
  const dropped = deleteArg(model.document, arg, declaration);
  const behind = stage.instructions.slice(stage.instructions.indexOf(arg) + 1);
  const heirs = model.stages.filter(({ base }) => base.kind === 'stage' && base.stage === stage);
  if (!dropped || heirs.some(({ instructions }) => instructions.some((each) => names(each, name, model))))
    return undefined;
  const readers = behind.filter((each) => names(each, name, model) || readsUnnamed(each, name, model));
  const edits: Edit[] = [dropped];
  for (const reader of readers) {
    const mounted = reader.kind === 'RUN' ? mountOn(reader, stage, name, model) : undefined;
    if (!mounted) return undefined;
    edits.push(...mounted);
  }
  return readers.length > 0 ? edits : undefined;
}

function names({ lines }: Instruction, name: string, { document: { text } }: Model): boolean {
  return new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text.slice(lines.start, lines.end));
}

/** npm and its like take their token from the environment where .npmrc names it, and no RUN shows that. */
function readsUnnamed(instruction: Instruction, name: string, model: Model): boolean {
  if (
    instruction.kind !== 'RUN' ||
    !/^(?:NPM|NODE_AUTH|YARN|GITHUB_(?:PACKAGES|NPM))_.*TOKEN$|^NPM_?TOKEN$|^NODE_AUTH_TOKEN$/.test(name)
  )
    return false;
  return model.commandsOf(instruction).some((command) => {
    if (!/^(?:npm|yarn|pnpm|bun)$/.test(command.program)) return false;
    const call = invocationOf(command);
    return call !== undefined && (command.args.length === 0 || /^(?:ci|install|i|add)\b/.test(call.subcommand));
  });
}

function mountOn(run: Run, stage: Stage, name: string, model: Model): readonly Edit[] | undefined {
  const { form, heredocs, trigger, mounts, keyword, shell } = run;
  const [script] = model.scriptsOf(run);
  const state = stage.at(run);
  if (trigger || !script || mounts.some(({ type }) => type === 'secret')) return undefined;
  const mount = `--mount=type=secret,id=${name}`;
  const { end } = keyword.span;
  const syntax = syntaxImageOf(model.document);
  // Syntax 1.10 puts a secret into the environment.
  if (
    syntax &&
    (syntax.minor === undefined
      ? syntax.tag === undefined || /^1(?:-labs)?$|^latest$/.test(syntax.tag)
      : syntax.minor >= 10)
  )
    return [{ span: { start: end, end }, text: ` ${mount},env=${name}` }];
  // Only root can read the file.
  if (form !== 'shell' || heredocs.length > 0 || script.problems.length > 0 || !state.user || !isRoot(state.user))
    return undefined;
  if (!isPosix(state.dialect) || script.statements[0]?.background !== false) return undefined;
  const start = shell.originOf(0);
  const { text, escape } = model.document;
  const read = `${name}="$(cat /run/secrets/${name})"`;
  // Without the secret the RUN ends here, also where what follows goes on after an error.
  const joined = script.statements.length > 1 ? `${read} || exit 1; export ${name};` : `${read} && export ${name} &&`;
  const isLong = text.slice(start, run.span.end).includes('\n');
  const gap = isLong ? ` ${escape}${lineEndBefore(text, run.lines.end)}    ` : ' ';
  return [
    { span: { start: end, end }, text: ` ${mount}` },
    { span: { start, end: start }, text: joined + gap },
  ];
}
