import type { Choices } from '#project/choices.js';
import type { PythonFacts } from './facts.js';
import type { Program } from './program.js';

/** What a person should know or decide about the image of a Python program. */
export function notesOf(facts: PythonFacts, choices: Choices, program: Program | undefined): readonly string[] {
  const { packaging, worker, models, listensOnlyHere } = facts;
  const names = new Set((packaging?.packages ?? []).map(({ name }) => name));
  const notes: string[] = [];
  if (packaging && !packaging.isLocked)
    notes.push(
      `${packaging.source} does not name a version of every package: each build may install others. Lock them, with uv lock or pip-compile --generate-hashes.`,
    );
  for (const other of packaging?.others ?? [])
    notes.push(`There is a ${other}, too: ${packaging?.source} is used. Delete the one that is not kept up.`);
  for (const name of packaging?.requirements?.variables ?? [])
    notes.push(`${packaging?.source} wants ${name}: build with --secret id=${name.toLowerCase()},env=${name}.`);
  const server = missingServer(facts, choices, program);
  if (server) notes.push(`${server} is none of the project's packages: the image installs it. Add it to them.`);
  if (listensOnlyHere)
    notes.push(
      `It listens on this machine only (${listensOnlyHere.from}): nobody reaches it from outside of the container. Listen on 0.0.0.0.`,
    );
  if (worker)
    notes.push(
      `There is a Celery application (${worker.from}): run the same image a second time with celery --app ${worker.value} worker.`,
    );
  if (names.has('torch'))
    notes.push(
      'torch brings some 3 GB of CUDA libraries from PyPI: without a GPU take it from the index of PyTorch for CPUs.',
    );
  for (const { id, revision } of models?.value ?? [])
    if (!revision)
      notes.push(`No revision of ${id} is named: write its commit into MODEL_REVISION and into the program.`);
  return [...notes, ...djangoNotes(facts, names)];
}

/** The server that starts the program and is not among its packages. */
export function missingServer(
  { packaging, start }: PythonFacts,
  choices: Choices,
  program: Program | undefined,
): 'gunicorn' | 'uvicorn' | undefined {
  const server = start && choices.main === undefined ? start.value[0] : program?.server;
  if ((server !== 'gunicorn' && server !== 'uvicorn') || choices.start !== undefined) return undefined;
  const names = (packaging?.packages ?? []).map(({ name }) => name);
  // The extras that bring uvicorn are in the lock file; without one nobody knows.
  const brings = server === 'uvicorn' && !packaging?.isLocked && names.includes('fastapi-cli');
  return names.includes(server) || brings ? undefined : server;
}

function djangoNotes(
  { settings, staticRoot, mediaRoot, database, allowedHosts, sslRedirect, healthPath }: PythonFacts,
  names: ReadonlySet<string>,
): readonly string[] {
  if (!settings) return [];
  const notes = [
    'Migrations are not run by the image: run python manage.py migrate as a job before a new version starts.',
  ];
  if (staticRoot && !names.has('whitenoise'))
    notes.push('Nothing in the image serves the static files: add whitenoise, or let a web server or a CDN do it.');
  if (database)
    notes.push(
      `The database may be a file beside the sources (${database.from}), which the container cannot write: use a server, or a volume.`,
    );
  if (healthPath && allowedHosts && !/\*|127\.0\.0\.1/.test(allowedHosts.value))
    notes.push(
      `The health check asks for 127.0.0.1: that must be in ALLOWED_HOSTS (${allowedHosts.from}), or the answer is 400.`,
    );
  if (healthPath && sslRedirect)
    notes.push(
      `SECURE_SSL_REDIRECT sends the health check to HTTPS (${sslRedirect.from}): list its path in SECURE_REDIRECT_EXEMPT.`,
    );
  if (mediaRoot) notes.push(`Uploads go to ${mediaRoot.value}: mount a volume there, or keep them elsewhere.`);
  return notes;
}
