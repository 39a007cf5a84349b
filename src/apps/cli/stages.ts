import { Command, Option } from 'commander';
import type { StageFormat } from '../../index.js';
import { formatStages, readSource, stageFormats, stagesOf, ToolError } from '../../index.js';
import { readStandardInput, wantsColour, writeOutput } from './terminal.js';

/** `plimsoll stages [Dockerfile]`. */
export function stagesCommand(): Command {
  return new Command('stages')
    .description('show the build stages: what reaches the image, what is thrown away')
    .argument('[file]', 'a Dockerfile; - reads standard input', 'Dockerfile')
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...stageFormats]).default('text'))
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (file: string, { format, color }: { readonly format: StageFormat; readonly color: boolean }) => {
      const source = file === '-' ? { text: await readStandardInput() } : await readSource(file);
      if (source instanceof ToolError) throw source;
      writeOutput(formatStages(stagesOf(source.text), format, wantsColour(color)));
    });
}
