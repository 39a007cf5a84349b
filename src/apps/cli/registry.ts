import { Command, InvalidArgumentError, Option } from 'commander';
import type { ListedNames, RegistryFormat } from '../../index.js';
import {
  formatListedNames,
  formatManifest,
  lookUpManifest,
  lookUpRepositories,
  lookUpTags,
  rateLimitText,
  registryFormats,
} from '../../index.js';
import { wantsColour, writeBytes, writeNote, writeOutput } from './terminal.js';

interface Options {
  readonly format: RegistryFormat;
  readonly insecure: boolean;
  readonly limit?: number;
}

/** `plimsoll registry tags | manifest | ls`. */
export function registryCommand(): Command {
  return new Command('registry')
    .description('ask an image registry: tags, manifests, repositories')
    .addCommand(tagsCommand())
    .addCommand(manifestCommand())
    .addCommand(listCommand());
}

function tagsCommand(): Command {
  return withOptions(new Command('tags'))
    .description('list the tags of a repository')
    .argument('<name>', 'an image: node, ghcr.io/acme/app, localhost:5000/app')
    .option('--limit <n>', 'at most so many', positiveNumber)
    .option('--sort', 'by version, the newest first', false)
    .action(async (name: string, { format, insecure, limit, sort }: Options & { readonly sort: boolean }) => {
      writeNames(await lookUpTags(name, { limit, sort }, { insecure }), format);
    });
}

function manifestCommand(): Command {
  return withOptions(new Command('manifest'))
    .description('show what a name stands for: digest, platforms, layers')
    .argument('<name>', 'an image: node:24, ghcr.io/acme/app@sha256:…; latest without a tag')
    .option('--platform <platform>', 'the image of an index for os/architecture[/variant]')
    .option('--raw', 'the bytes of the manifest as they are', false)
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (name: string, options: Options & ManifestOptions) => {
      const { format, insecure, platform, raw, color } = options;
      const facts = await lookUpManifest(name, platform, { insecure });
      if (raw) writeBytes(facts.manifest.bytes);
      else writeOutput(formatManifest(facts, format, wantsColour(color)));
    });
}

interface ManifestOptions {
  readonly platform?: string;
  readonly raw: boolean;
  readonly color: boolean;
}

function listCommand(): Command {
  return withOptions(new Command('ls'))
    .description('list the repositories of a registry that tells them')
    .argument('<host>', 'a registry: localhost:5000')
    .option('--limit <n>', 'at most so many', positiveNumber)
    .action(async (host: string, { format, insecure, limit }: Options) => {
      writeNames(await lookUpRepositories(host, limit, { insecure }), format);
    });
}

function withOptions(command: Command): Command {
  return command
    .exitOverride()
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...registryFormats]).default('text'))
    .option('--insecure', 'take plain HTTP and certificates that nobody vouches for', false);
}

function writeNames(listed: ListedNames, format: RegistryFormat): void {
  writeOutput(formatListedNames(listed, format));
  if (format === 'json') return;
  const { of, kind, names, more, rateLimit } = listed;
  if (names.length === 0) writeNote(`${of} has no ${kind}.`);
  if (more) writeNote(`There are more ${kind}; these are ${names.length}.`);
  if (rateLimit) writeNote(rateLimitText(rateLimit));
}

function positiveNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}
