import type { Command } from '#shell/command.js';
import { invocationOf } from '#shell/invocation.js';

/** What a check can be made with. */
interface Runtime {
  readonly image: string;
  readonly tools: readonly string[] | undefined;
}

/** The words of a command that asks an address as `curl -f` does, with what an image has; undefined where we know nothing of the kind. */
export function requestProbe({ image, tools }: Runtime, url: string): readonly string[] | undefined {
  const address = url.replace(/^http:\/\/localhost(?=[:/]|$)/, 'http://127.0.0.1');
  if (tools?.includes('wget')) return ['wget', '-q', '-O', '/dev/null', address];
  if (image === 'node') {
    const answered = '(res) => process.exit(res.statusCode < 400 ? 0 : 1)';
    return ['node', '-e', `require('http').get('${address}', ${answered}).on('error', () => process.exit(1))`];
  }
  if (image === 'python') return ['python', '-c', `from urllib.request import urlopen; urlopen('${address}')`];
  return undefined;
}

/** The words of a command that sees whether something listens on a port, with the runtime of an image. */
export function portProbe({ image }: Pick<Runtime, 'image'>, port: number): readonly string[] | undefined {
  if (image === 'node') {
    const code = `require('net').connect(${port}, '127.0.0.1', () => process.exit(0)).on('error', () => process.exit(1))`;
    return ['node', '-e', code];
  }
  if (image === 'python') return ['python', '-c', `import socket; socket.create_connection(('127.0.0.1', ${port}), 2)`];
  return undefined;
}

/** The one plain http address that a call of curl or wget asks, when it does nothing else with the answer than to fail. */
export function askedAddress(command: Command): string | undefined {
  const call = invocationOf(command);
  const [operand, ...others] = call?.operands ?? [];
  if (!call || !operand || others.length > 0 || command.assignments.length > 0 || command.pipeline.length > 1)
    return undefined;
  if (!call.options.every(({ name, value }) => HARMLESS.test(`${name} ${value ?? ''}`.trim()))) return undefined;
  if (command.redirects.some(({ target }) => !/^(?:\/dev\/null|1)$/.test(target?.value ?? ''))) return undefined;
  const url =
    /^\w+:/.test(operand.value) && !/^[\w.]+:[\d$]/.test(operand.value) ? operand.value : `http://${operand.value}`;
  return /^http:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::(?:\d+|\$\w+|\$\{\w+\}))?(?:\/[\w./?=&%~-]*)?$/.test(url)
    ? url
    : undefined;
}

/** Options that say how much is printed or where the answer goes: nowhere. */
const HARMLESS =
  /^(?:-[fsSqI]|--(?:fail|silent|show-error|quiet|spider|no-verbose|head)|(?:-o|--output|-O|--output-document) (?:\/dev\/null|-)|-n|-v|(?:-t|--tries) 1|(?:-m|--max-time|--connect-timeout|-T|--timeout) \d+)$/;
