import { Command, Option } from 'commander';

/** `plimsoll image …`: what the actions do is loaded when one is called. */
export function imageCommand(): Command {
  const image = new Command('image').description('see inside an image: file.tar, oci:DIR, docker:NAME or NAME');
  const add = (name: string, description: string, format = oneOf('text', 'json')): Command =>
    image
      .command(`${name} <ref>`)
      .description(description)
      .addOption(format)
      .option('--platform <os/arch>', 'the platform to choose, such as linux/arm64')
      .exitOverride();
  add('inspect', 'the image in short: digests, platform, configuration').action(async (ref, options) => {
    await (await import('./image-actions.js')).inspect(ref, options);
  });
  add('layers', 'the layers with their sizes and instructions')
    .option('--dockerfile <file>', 'show the line of this Dockerfile that made each layer')
    .action(async (ref, options) => {
      await (await import('./image-actions.js')).layers(ref, options);
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
