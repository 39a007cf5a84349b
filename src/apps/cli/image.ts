import { Command, Option } from 'commander';
import { withReportOptions } from './report-options.js';
import { withRuleChoice } from './rule-options.js';

/** `plimsoll image …`: what the actions do is loaded when one is called. */
export function imageCommand(): Command {
  const image = new Command('image').description('see inside an image: file.tar, oci:DIR, docker:NAME or NAME');
  const add = (name: string, description: string, format = oneOf('text', 'json')): Command =>
    image
      .command(`${name} <ref>`)
      .description(description)
      .addOption(format)
      .option('--platform <os/arch>', 'the platform to choose, such as linux/arm64')
      .option('--insecure', 'ask a registry without TLS, or with a certificate that nobody vouches for')
      .exitOverride();
  add('inspect', 'the image in short: digests, platform, configuration').action(async (ref, options) => {
    await (await import('./image-actions.js')).inspect(ref, options);
  });
  add('layers', 'the layers with their sizes and instructions')
    .option('--dockerfile <file>', 'show the line of this Dockerfile that made each layer')
    .action(async (ref, options) => {
      await (await import('./image-actions.js')).layers(ref, options);
    });
  add('files', 'what a container sees, or what a layer did; on a terminal a tree to walk in')
    .option('--plain', 'a list, also on a terminal')
    .option('--layer <number>', 'only what this layer added (A), changed (M) and removed (D)')
    .option('--wasted', 'only what no container sees')
    .action(async (ref, options) => {
      await (await import('./image-actions.js')).files(ref, options);
    });
  add('waste', 'bytes that no container sees, and leftovers by kind').action(async (ref, options) => {
    await (await import('./image-actions.js')).waste(ref, options);
  });
  add('secrets', 'secrets in any layer, also removed ones; users; files with too many rights').action(
    async (ref, options) => {
      await (await import('./image-actions.js')).secrets(ref, options);
    },
  );
  add('packages', 'what is installed, also as a bill of materials', oneOf('text', 'json', 'cyclonedx', 'spdx')).action(
    async (ref, options) => {
      await (await import('./image-actions.js')).packages(ref, options);
    },
  );
  add('base', 'the images that it is built on, as labels, history, environment and files tell')
    .option(
      '--base <ref>',
      'compare with the layers of this image; may be given again',
      (ref, before: string[] = []) => [...before, ref],
    )
    .action(async (ref, options) => {
      await (await import('./image-actions.js')).base(ref, options);
    });
  add('libraries', 'what programs need and lack, and libraries that nobody needs')
    .option('--program <path>', 'only what this program needs, and where it is found')
    .action(async (ref, options) => {
      await (await import('./image-actions.js')).libraries(ref, options);
    });
  const check = image
    .command('check <ref>')
    .description('review an image: what is wrong, why, and what to do')
    .option('--dockerfile <file>', 'show findings in this Dockerfile, from which the image was built')
    .option('--base <ref>', 'the image it was built on: what its steps did is not held against yours')
    .option('--max-size <size>', 'the budget, such as 200MB: bytes of the files in all layers')
    .option('--baseline <file>', 'compare the size with what --write-baseline has written')
    .option('--max-growth <share>', 'how much larger than the baseline it may be (default: 5%)')
    .option('--write-baseline <file>', 'write the size down')
    .option('--platform <os/arch>', 'the platform to choose, such as linux/arm64')
    .option('--insecure', 'ask a registry without TLS, or with a certificate that nobody vouches for')
    .exitOverride();
  withRuleChoice(withReportOptions(check))
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (ref, options) => {
      await (await import('./image-check.js')).checkImage(ref, options);
    });
  image
    .command('diff <before> <after>')
    .description('how two images differ: size, layers, files, packages, configuration')
    .addOption(oneOf('text', 'json'))
    .option('--platform <os/arch>', 'the platform to choose, such as linux/arm64')
    .option('--insecure', 'ask a registry without TLS, or with a certificate that nobody vouches for')
    .exitOverride()
    .action(async (before, after, options) => {
      await (await import('./image-actions.js')).diff(before, after, options);
    });
  image
    .command('save <ref> <file>')
    .description('save an image as a tar for docker load and OCI tools, or to oci:DIR')
    .option('--tag <name>', 'the name inside')
    .option('--platform <os/arch>', 'the platform to choose, such as linux/arm64')
    .option('--insecure', 'ask a registry without TLS, or with a certificate that nobody vouches for')
    .exitOverride()
    .action(async (ref, file, options) => {
      await (await import('./image-actions.js')).save(ref, file, options);
    });
  const template = new Option('-f, --format <format>', "text, json or a template such as '{{.Size}} {{.CreatedBy}}'");
  add('history', 'the steps of the build, as docker history shows them', template.default('text'))
    .option('--no-trunc', 'do not cut instructions')
    .action(async (ref, options) => {
      await (await import('./image-actions.js')).history(ref, options);
    });
  return image;
}

function oneOf(...formats: readonly string[]): Option {
  return new Option('-f, --format <format>', 'how to print').choices([...formats]).default('text');
}
