import type { Image } from '#image/image.js';
import type { Example } from '#lint/rule.js';
import { memoryImage } from './memory-image.js';
import { writeElf } from './write-elf.js';
import type { Member } from './write-tar.js';

/**
 * An image from a description: the instructions of its history, and indented below each what it did to files:
 * `path`, `path 3000` (bytes), `path = content`, `path -> link`, `path/`, each with `mode=4755` or `owner=0:42` if it
 * matters, and `- path` for what it removed.
 */
export function describedImage(
  description: string,
  { image: name = 'app:1.0', programs = {} }: Pick<Example, 'image' | 'programs'> = {},
): Image {
  const steps: { readonly instruction: string; readonly members: Member[] }[] = [];
  for (const line of description.split('\n')) {
    if (/^\s*$/.test(line)) continue;
    if (/^\S/.test(line)) steps.push({ instruction: line, members: [] });
    else steps.at(-1)?.members.push(withProgram(memberOf(line.trim()), programs));
  }
  const isLayer = ({ instruction, members }: (typeof steps)[number]) =>
    members.length > 0 || /^(?:RUN|COPY|ADD) /.test(instruction);
  const history = steps.map((step) => ({
    created: '2026-11-01T00:00:00Z',
    created_by: step.instruction.replace(/^RUN /, 'RUN /bin/sh -c '),
    empty_layer: !isLayer(step),
  }));
  const layers = steps.filter(isLayer).map(({ members }) => members);
  const config = { created: '2026-11-01T00:00:00Z', history, config: configOf(steps.map((step) => step.instruction)) };
  return { ...memoryImage(layers, config), name };
}

function withProgram(member: Member, programs: NonNullable<Example['programs']>): Member {
  const [interpreter, ...needed] = programs[member.path] ?? [];
  return interpreter === undefined ? member : { ...member, content: writeElf({ interpreter, needed }) };
}

function memberOf(line: string): Member {
  if (line.startsWith('- ')) return { path: line.slice(2).replace(/[^/]+$/, '.wh.$&') };
  const {
    head = '',
    content,
    link,
  } = /^(?<head>.*?)(?:\s+=\s+(?<content>.*)|\s+->\s+(?<link>\S+))?$/.exec(line)?.groups ?? {};
  const [path = '', ...facts] = head.split(/\s+/);
  const fact = (name: string) => facts.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const size = facts.find((each) => /^\d+$/.test(each));
  const [uid, gid] = (fact('owner') ?? '0:0').split(':').map(Number);
  const mode = fact('mode');
  return {
    path: path.replace(/\/$/, ''),
    type: link !== undefined ? '2' : path.endsWith('/') ? '5' : '0',
    link,
    content:
      content === undefined ? 'x'.repeat(Number(size ?? 1)) : content.replaceAll('\\n', '\n').replaceAll('\\r', '\r'),
    ...(mode === undefined ? {} : { mode: Number.parseInt(mode, 8) }),
    uid,
    gid,
    ...(link !== undefined || path.endsWith('/') ? { content: '' } : {}),
  };
}

/** What the instructions say of a container, as far as the examples need it. */
function configOf(instructions: readonly string[]): object {
  const values = (keyword: string) =>
    instructions.filter((each) => each.startsWith(`${keyword} `)).map((each) => each.slice(keyword.length + 1));
  const command = (keyword: string) => {
    const text = values(keyword).at(-1);
    return text === undefined ? undefined : text.startsWith('[') ? JSON.parse(text) : ['/bin/sh', '-c', text];
  };
  const probe = values('HEALTHCHECK')
    .at(-1)
    ?.replace(/^.*?CMD /, '');
  const keys = (list: readonly string[]) => Object.fromEntries(list.map((each) => [each, {}]));
  return {
    User: values('USER').at(-1),
    Env: values('ENV'),
    WorkingDir: values('WORKDIR').at(-1),
    Entrypoint: command('ENTRYPOINT'),
    Cmd: command('CMD'),
    Volumes: keys(values('VOLUME')),
    ExposedPorts: keys(values('EXPOSE').map((port) => (port.includes('/') ? port : `${port}/tcp`))),
    Labels: Object.fromEntries(values('LABEL').map((label) => label.split(/=(.*)/).slice(0, 2))),
    ...(probe === undefined
      ? {}
      : { Healthcheck: { Test: probe.startsWith('[') ? ['CMD', ...JSON.parse(probe)] : ['CMD-SHELL', probe] } }),
  };
}
