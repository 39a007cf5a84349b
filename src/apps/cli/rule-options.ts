import { type Command, Option } from 'commander';
import type { Config } from '../../index.js';
import { ToolError } from '../../index.js';
import { namedRules } from './named-rules.js';

/** What the command line says about which rules. */
export interface RuleChoice {
  readonly profile?: Config['profile'];
  readonly pack?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly config: string | boolean;
  readonly suppressions: boolean;
  readonly asOf?: string;
}

/** What the command line says about which files and which rules. */
export interface RuleOptions extends RuleChoice {
  readonly ignore: boolean;
  readonly stdinPath: string;
}

/** Adds the options that choose rules to a command. */
export function withRuleChoice(command: Command): Command {
  return command
    .addOption(new Option('--profile <name>', 'what to check').choices(['recommended', 'hardened', 'all', 'none']))
    .option('--pack <names>', 'packs besides the profile: reproducible, style, cis, kubernetes, hardened', list)
    .option('--only <rules>', 'run only these rules, by id or by the name of another tool (DL3008)', list)
    .option('--skip <rules>', 'do not run these rules', list)
    .option('--config <file>', 'use this config instead of the nearest plimsoll.yaml or .hadolint.yaml')
    .option('--no-config', 'use no config file')
    .option('--no-suppressions', 'take no notice of suppression comments')
    .option('--as-of <day>', 'judge by this day (YYYY-MM-DD), for what has ended by then');
}

/** Adds these and the options that choose files. */
export function withRuleOptions(command: Command): Command {
  return withRuleChoice(command)
    .option('--no-ignore', 'also take what .gitignore leaves out')
    .option('--stdin-path <name>', 'the name to show for standard input', 'Dockerfile');
}

/** The config of a file with what the command line asks for: that wins, and what both list adds up. */
export function configWith(file: Config, asked: Config): Config {
  return {
    ...file,
    ...asked,
    packs: [...(file.packs ?? []), ...(asked.packs ?? [])],
    skip: [...(file.skip ?? []), ...(asked.skip ?? [])],
  };
}

/** What the command line asks for. Throws when it names what does not exist. */
export function askedConfig({ profile, pack, only, skip, suppressions, asOf }: RuleChoice): Config {
  const packs = ['recommended', 'hardened', 'reproducible', 'style', 'cis', 'kubernetes'];
  const strange = pack?.find((name) => !packs.includes(name));
  if (strange !== undefined)
    throw new ToolError('UNKNOWN_PACK', `${strange} is no pack.`, `The packs are ${packs.join(', ')}.`);
  if (asOf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(asOf)) {
    throw new ToolError('INVALID_DAY', `--as-of ${asOf} is no day.`, 'Write it as 2026-11-21.');
  }
  return {
    ...(profile && { profile }),
    ...(pack && { packs: pack as Config['packs'] }),
    ...(only && { only: namedRules(only, '--only') }),
    ...(skip && { skip: namedRules(skip, '--skip') }),
    ...(!suppressions && { suppressions }),
    ...(asOf && { today: asOf }),
  };
}

function list(value: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ];
}
