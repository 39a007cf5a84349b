import { isSecretFile } from '#knowledge/secret-file.js';
import type { AnalysedImage } from './analyse.js';
import { instructionText } from './history-step.js';
import type { ImageConfig } from './image.js';
import { wholeContent } from './read-content.js';
import type { Watch } from './scan.js';
import type { FoundSecret } from './secret-finding.js';
import { secretInAssignment, secretsInText } from './secret-finding.js';

/** A secret in an image, where it lies and who can still reach it. */
export interface ImageSecret extends FoundSecret {
  readonly where: 'file' | 'environment' | 'label' | 'history';
  /** The path of a file, the name of a label, or the number of a step of the history. */
  readonly path: string;
  readonly layer: number | undefined;
  /** The layer that removed or replaced the file: the secret stays in the image all the same. */
  readonly hiddenBy: number | undefined;
}

/** Looks into files while an image is read: give `watch` to analyseImage, then ask for what was found. */
export function secretSearch(): {
  readonly watch: Watch;
  found(scanned: AnalysedImage): Promise<readonly ImageSecret[]>;
} {
  const inFiles: (FoundSecret & { readonly path: string; readonly layer: number; readonly row: number })[] = [];
  const watch: Watch = ({ path, storedSize }, layer, row) => {
    if (storedSize === 0 || storedSize > LARGEST || HARMLESS.test(path) || TESTS_OF_OTHERS.test(path)) return undefined;
    return wholeContent(storedSize, (content) => {
      for (const secret of secretsInFile(path, content)) inFiles.push({ ...secret, path, layer, row });
    });
  };
  return {
    watch,
    async found({ image, merged }) {
      const files = inFiles.map(
        ({ row, ...secret }): ImageSecret => ({
          ...secret,
          where: 'file',
          hiddenBy: merged.hiddenBy(secret.layer, row),
        }),
      );
      files.sort((a, b) => (a.layer as number) - (b.layer as number) || (a.path < b.path ? -1 : 1) || a.line - b.line);
      return [...files, ...secretsInConfig(await image.config())];
    },
  };
}

/** Secrets are small; larger files are data. */
const LARGEST = 2 ** 20;

/** The tests and sources that installed packages and toolchains bring along: their keys are for tests. */
const TESTS_OF_OTHERS =
  /^(?:usr\/(?:local|lib|share)|opt)\/go(?:-[\d.]+)?\/(?:src|test|misc)\/|(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|go\/pkg\/mod)\/.*\/(?:tests?|testdata|test_data|__tests__|fixtures|specs?|examples?|docs?)\//;

/** Certificates, documentation and translations, where keys are examples. */
const HARMLESS =
  /^(?:usr\/share\/(?:doc|man|locale|zoneinfo|info|i18n|perl)|usr\/lib\/locale|etc\/ssl\/certs|usr\/share\/ca-certificates|proc|sys)\/|\.(?:pyc|so|png|jpe?g|gif|woff2?|mo|gz|xz|zst|jar|zip|a|o|map)$/;

function secretsInFile(path: string, content: Buffer): readonly FoundSecret[] {
  // A NUL near the start tells a binary.
  if (content.subarray(0, 1024).includes(0)) return isSecretFile(path) && !/\.key$/.test(path) ? [wholeFile] : [];
  const text = content.toString('utf8');
  const found = [...secretsInText(text)];
  if (ENV_FILE.test(path)) found.push(...assignmentsIn(text));
  if (found.length === 0 && isSecretFile(path) && !/\.(?:key|pem)$/.test(path) && isCredentials(path, text))
    found.push(wholeFile);
  return found;
}

const wholeFile: FoundSecret = { kind: 'secret file', shown: '', line: 1 };

/** Its lines tell whether it holds secrets. */
const ENV_FILE = /(?:^|\/)\.env[\w.-]*$/;

/** A file that is only named like one that holds secrets, such as an empty config, is none. */
function isCredentials(path: string, text: string): boolean {
  if (ENV_FILE.test(path)) return false;
  if (/config\.json$/.test(path)) return /"auth"\s*:\s*"[^"]/.test(text);
  if (/kubeconfig$|\.kube\/config$/.test(path)) return /(?:token|client-key-data|password):\s*\S/.test(text);
  return text.trim().length > 0;
}

function* assignmentsIn(text: string): Generator<FoundSecret> {
  for (const [index, line] of text.split('\n').entries()) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(["']?)(.*?)\2\s*$/.exec(line);
    const secret = match && secretInAssignment(match[1] as string, match[3] as string, index + 1);
    if (secret?.kind === 'variable') yield secret;
  }
}

function* secretsInConfig({ config, history = [] }: ImageConfig): Generator<ImageSecret> {
  const none = { layer: undefined, hiddenBy: undefined };
  for (const variable of config?.Env ?? []) {
    const equals = variable.indexOf('=');
    const name = variable.slice(0, equals);
    const secret = secretInAssignment(name, variable.slice(equals + 1));
    if (secret) yield { ...secret, ...none, where: 'environment', path: name };
  }
  for (const [name, value] of Object.entries(config?.Labels ?? {})) {
    const secret = secretInAssignment(name, value);
    if (secret) yield { ...secret, ...none, where: 'label', path: name };
  }
  for (const [step, { created_by = '' }] of history.entries()) {
    const text = created_by.startsWith('|') || created_by.includes(' |') ? created_by : instructionText(created_by);
    for (const secret of secretsInStep(text)) yield { ...secret, ...none, where: 'history', path: String(step) };
  }
}

function* secretsInStep(text: string): Generator<FoundSecret> {
  yield* secretsInText(text);
  for (const [, name = '', , value = ''] of text.matchAll(/(?<![\w-])([A-Za-z_]\w*)=(["']?)([^\s"']+)\2/g)) {
    const secret = secretInAssignment(name, value);
    if (secret?.kind === 'variable') yield secret;
  }
}
