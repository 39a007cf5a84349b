import type { JoinedText } from '#text/joined-text.js';
import { nearestOf } from '#text/nearest.js';
import type { Flag, InstructionBase } from '../document.js';
import type { RawFlag } from '../flags.js';
import type { Head } from './head.js';

type FlagType = 'text' | 'texts' | 'switch';

const FLAGS: Readonly<Record<string, Readonly<Record<string, FlagType>>>> = {
  FROM: { platform: 'text' },
  RUN: { mount: 'texts', network: 'text', security: 'text', device: 'texts' },
  COPY: { from: 'text', chown: 'text', chmod: 'text', link: 'switch', parents: 'switch', exclude: 'texts' },
  ADD: {
    chown: 'text',
    chmod: 'text',
    link: 'switch',
    'keep-git-dir': 'switch',
    checksum: 'text',
    unpack: 'switch',
    exclude: 'texts',
  },
  HEALTHCHECK: { interval: 'text', timeout: 'text', 'start-period': 'text', 'start-interval': 'text', retries: 'text' },
};

const VALUES: Readonly<Record<string, readonly string[]>> = {
  network: ['default', 'none', 'host'],
  security: ['sandbox', 'insecure'],
};

/** The flag that a raw word names. */
export function flagOf(line: JoinedText, raw: RawFlag): Flag {
  const equals = raw.text.indexOf('=');
  const span = line.spanOf(raw.start, raw.end);
  if (equals < 0) return { name: raw.text.slice(2), value: undefined, span };
  const written = line.text.slice(raw.start, raw.end);
  const valueStart = raw.start + written.indexOf('=') + 1;
  const value = { text: raw.text.slice(equals + 1), span: line.spanOf(valueStart, raw.end) };
  return { name: raw.text.slice(2, equals), value, span };
}

/** Reports flags that the instruction does not have, that stand twice, or whose value is missing or wrong. */
export function checkFlags(instruction: Pick<InstructionBase<string>, 'kind' | 'flags'>, head: Head): void {
  const { kind, flags } = instruction;
  if (flags.length === 0 || (kind === 'HEALTHCHECK' && /^none$/i.test(head.base.rest.text))) return;
  const known = FLAGS[kind] ?? {};
  const seen = new Set<string>();
  for (const { name, value, span } of flags) {
    const type = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!type) {
      const nearest = nearestOf(name, Object.keys(known));
      head.problem(
        'no-unknown-flag',
        `${kind} has no flag --${name}.${nearest ? ` Did you mean --${nearest}?` : ''}`,
        span,
      );
    } else if (seen.has(name) && type !== 'texts') {
      head.problem('no-invalid-flag-value', `--${name} is given twice.`, span);
    } else if (type === 'switch' ? value?.text === '' : value === undefined) {
      head.problem('no-invalid-flag-value', `--${name} needs a value.`, span);
    } else if (type === 'switch' && value && !/^(true|false)$/i.test(value.text)) {
      head.problem('no-invalid-flag-value', `--${name} is true or false, not ${value.text}.`, value.span);
    } else if (value && VALUES[name]?.includes(value.text.toLowerCase()) === false) {
      head.problem(
        'no-invalid-flag-value',
        `--${name} is one of ${VALUES[name]?.join(', ')}, not ${value.text}.`,
        value.span,
      );
    }
    seen.add(name);
  }
}

/** The value of a flag, undefined when it is absent or has none. */
export function flagValue(flags: readonly Flag[], name: string): Flag['value'] {
  return flags.find((flag) => flag.name === name)?.value;
}
