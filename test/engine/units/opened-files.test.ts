import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { belongingsOf } from '#engine/belongings.js';
import { compare } from '#engine/compare.js';
import type { Engine } from '#engine/engine.js';
import { type OpenedFiles, openedFiles } from '#engine/opened-files.js';
import type { ProcessOptions } from '#engine/run-process.js';
import { built, file, files } from './sample-images.js';

const IMAGE = files(file('/usr/bin/perl'), file('/usr/bin/mkfifo'), file('/bin/sh'), file('/app/a'), file('/app/b'));
const END = 'r\t/dev/shm/\tplimsoll.end';
const LOST = ['/app/a', '/app/b'];

describe('files that a program opens', () => {
  it('are those of the lost ones that the observer names', async () => {
    const noted = await opened(['ready 1', 'r\t/app/\tb', 'r\t/app/\tother', END]);
    assert.deepEqual(noted, { lost: 2, opened: ['/app/b'] });
  });

  it('are known to nobody where the observer fails, before it watches or later', async () => {
    const limit = 'the system watches only 8191 of 9000 folders (fs.inotify.max_user_watches)';
    assert.deepEqual(await opened([limit]), { lost: 2, notNoted: limit });
    const overflow = 'more is opened at once than the system notes (fs.inotify.max_queued_events)';
    assert.deepEqual(await opened(['ready 1', 'r\t/app/\tb', 'o\t\t', END]), { lost: 2, notNoted: overflow });
  });

  it('are known to nobody where the observer ends with events unread', async () => {
    const notNoted = 'the observer ended with 137';
    assert.deepEqual(await opened(['ready 1', 'r\t/app/\tb']), { lost: 2, notNoted });
    assert.deepEqual(await opened(['ready 2', END]), { lost: 2, notNoted });
    assert.deepEqual(await opened([]), { lost: 2, notNoted });
  });

  it('are known to nobody where the program ends otherwise than unobserved', async () => {
    assert.deepEqual(await opened(['ready 1', END], 3), {
      lost: 2,
      notNoted: 'behind an observer the program ended with 3; alone, it ended with 0',
    });
  });

  it('need a command, and something that can watch', async () => {
    const { engine, made } = fake([], 0);
    const image = { ...built(), image: 'a' };
    const run = { hasHealthcheck: false, hasCommand: true };
    const why = async (given: Partial<typeof image>, lost = LOST) =>
      openedFiles(engine, made, { ...image, ...given }, lost, run);
    assert.deepEqual(await why({}, []), { lost: 0, opened: [] });
    assert.deepEqual(await why({ run: undefined }), { lost: 2, notNoted: 'the image has no command to run' });
    assert.deepEqual(await why({}), { lost: 2, notNoted: 'the image has neither Perl nor the inotifyd of busybox' });
    assert.deepEqual(await why({ files: IMAGE, architecture: 'sparc' }), {
      lost: 2,
      notNoted: 'nothing is known of inotify on sparc',
    });
  });

  it('leave nothing proven when one is missing', () => {
    const { unexplained } = compare(built(), built(), { opened: { lost: 1, opened: ['/app/views/a.ejs'] } });
    assert.deepEqual(unexplained, ['/app/views/a.ejs is opened before, and is not there after']);
  });
});

/** What is noted of a program that ends by itself, when the observer prints these lines. */
function opened(lines: readonly string[], exitCode = 0): Promise<OpenedFiles> {
  const { engine, made } = fake(lines, exitCode);
  const run = {
    ...(built().run as NonNullable<ReturnType<typeof built>['run']>),
    outcome: 'exited' as const,
    exitCode: 0,
  };
  const image = { ...built({ files: IMAGE, run }), image: 'a' };
  return openedFiles(engine, made, image, LOST, { hasHealthcheck: false, hasCommand: true });
}

function fake(lines: readonly string[], exitCode: number) {
  const answers: Readonly<Record<string, string>> = {
    create: 'c1',
    inspect: JSON.stringify({ Running: false, ExitCode: exitCode }),
  };
  const engine: Engine = {
    name: 'docker',
    program: 'docker',
    title: 'docker',
    builder: 'buildkit',
    host: '127.0.0.1',
    async run([what = ''], { onLine }: ProcessOptions = {}) {
      if (what !== 'exec') return { code: 0, stdout: answers[what] ?? '', stderr: '' };
      for (const line of lines) onLine?.(line);
      return { code: 137, stdout: '', stderr: '' };
    },
  };
  return { engine, made: belongingsOf(engine, '1-a') };
}
