import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from '#engine/compare.js';
import { missingFiles } from '#engine/opened-files.js';
import { built, file, files } from './sample-images.js';

describe('files that a program opens', () => {
  const before = files(
    file('/app/server.js'),
    file('/app/views/a.ejs'),
    file('/usr/lib/python3/site-packages/flask/app.py'),
  );

  it('are missing where another image does not have them', () => {
    const opened = ['/app/server.js', '/app/views/a.ejs', '/proc/self/maps', '/app/.env'];
    assert.deepEqual(missingFiles(opened, before, files(file('/app/server.js'))), ['/app/views/a.ejs']);
  });

  it('are not missing where the packages of Python have moved', () => {
    const after = files(file('/opt/venv/lib/python3.12/site-packages/flask/app.py'));
    assert.deepEqual(missingFiles(['/usr/lib/python3/site-packages/flask/app.py'], before, after), []);
    const command = files(file('/usr/local/bin/gunicorn'));
    assert.deepEqual(missingFiles(['/usr/local/bin/gunicorn'], command, files(file('/opt/venv/bin/gunicorn'))), []);
    assert.deepEqual(missingFiles(['/usr/local/bin/gunicorn'], command, after), ['/usr/local/bin/gunicorn']);
  });

  it('leave nothing proven when one is missing', () => {
    const first = built({ files: before, opened: ['/app/views/a.ejs'] });
    const { unexplained } = compare(first, built({ files: files(file('/app/server.js')) }), {
      explainedBy: [{ glob: '/**', reason: 'left behind', kinds: ['removed'] }],
    });
    assert.deepEqual(unexplained, ['/app/views/a.ejs is opened before, and is not there after']);
  });
});
