import type { Choices } from '#project/choices.js';
import type { PythonFacts } from './facts.js';
import { wordsOf } from './procfile.js';
import type { Program } from './program.js';

/** The words of the process for production. */
export function productionWords(
  { start, packaging }: PythonFacts,
  program: Program | undefined,
  choices: Choices,
  port: number | undefined,
): readonly string[] {
  const said =
    choices.start === undefined ? (choices.main === undefined ? start?.value : undefined) : wordsOf(choices.start);
  if (said) return reachable(said, port);
  return program ? programWords(program, packaging, port) : [];
}

function programWords(
  { server, target, isFactory }: Program,
  packaging: PythonFacts['packaging'],
  port: number | undefined,
): readonly string[] {
  const names = new Set((packaging?.packages ?? []).map(({ name }) => name));
  switch (server) {
    case 'gunicorn':
      return ['gunicorn', '--bind', `0.0.0.0:${port}`, '--worker-tmp-dir', '/dev/shm', target];
    case 'uvicorn':
      return ['uvicorn', ...(isFactory ? ['--factory'] : []), '--host', '0.0.0.0', '--port', `${port}`, target];
    case 'streamlit':
      return [
        'streamlit',
        'run',
        target,
        '--server.address=0.0.0.0',
        `--server.port=${port}`,
        '--server.headless=true',
        '--browser.gatherUsageStats=false',
      ];
    case 'celery':
      return [
        'celery',
        '--app',
        target,
        'worker',
        '--loglevel',
        'INFO',
        ...(names.has('eventlet') ? ['--pool', 'eventlet'] : []),
      ];
    case 'installed script':
      return [target];
    case 'python':
      return ['python', ...target.split(' ')];
  }
}

/** The words of the process for work on the sources: it starts anew when one changes, where the server can. */
export function developmentWords(
  facts: PythonFacts,
  program: Program | undefined,
  choices: Choices,
  port: number | undefined,
): readonly string[] {
  if (program?.server === 'uvicorn') return [...programWords(program, facts.packaging, port), '--reload'];
  if (program?.framework === 'Flask')
    return [
      'flask',
      '--app',
      program.target.replace(/\(\)$/, ''),
      'run',
      '--debug',
      '--host',
      '0.0.0.0',
      '--port',
      `${port}`,
    ];
  if (program?.framework === 'Django')
    return ['python', facts.manage?.value ?? 'manage.py', 'runserver', `0.0.0.0:${port}`];
  return productionWords(facts, program, choices, port);
}

/** A command line as a platform with a shell and a PORT has it: with its port, and listening for everybody. */
function reachable(words: readonly string[], port: number | undefined): readonly string[] {
  const own = words.map((word) => word.replace(/\$\{PORT(?::-\d+)?\}|\$PORT\b/g, `${port ?? 8000}`));
  const [program = ''] = own;
  const has = (pattern: RegExp): boolean => own.some((word) => pattern.test(word));
  if (program === 'gunicorn')
    return [
      program,
      ...(has(/^(?:-b|--bind)/) ? [] : ['--bind', `0.0.0.0:${port ?? 8000}`]),
      ...(has(/^--worker-tmp-dir/) ? [] : ['--worker-tmp-dir', '/dev/shm']),
      ...own.slice(1),
    ];
  if (program === 'uvicorn' && !has(/^--host/))
    return [program, '--host', '0.0.0.0', ...(has(/^--port/) ? [] : ['--port', `${port ?? 8000}`]), ...own.slice(1)];
  return own;
}

/** Whether a process takes care of SIGTERM as the first one of a container. */
export function minds(words: readonly string[]): boolean {
  const [program = '', second = '', third = ''] = words;
  const name = program === 'python' && second === '-m' ? third : program;
  return /^(?:gunicorn|uvicorn|hypercorn|daphne|granian|celery|streamlit|dramatiq|rq|arq|huey_consumer)$/.test(name);
}
