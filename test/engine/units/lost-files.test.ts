import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lostFiles } from '#engine/lost-files.js';
import { file, files } from './sample-images.js';

describe('files that are lost', () => {
  it('are files that another image does not have', () => {
    const before = files(file('/app/server.js'), file('/app/views/a.ejs'), file('/app/views', { type: 'directory' }));
    assert.deepEqual(lostFiles(before, files(file('/app/server.js'))), ['/app/views/a.ejs']);
  });

  it('are not those that a link leads to', () => {
    const after = files(
      file('/lib', { type: 'link', target: 'usr/lib' }),
      file('/usr/lib/libz.so.1', { type: 'link', target: 'libz.so.1.3' }),
      file('/usr/lib/libz.so.1.3'),
      file('/usr/lib/broken', { type: 'link', target: 'nowhere' }),
      file('/usr/lib/loop', { type: 'link', target: 'loop' }),
    );
    const before = files(file('/lib/libz.so.1'), file('/usr/lib/broken'), file('/usr/lib/loop'));
    assert.deepEqual(lostFiles(before, after), ['/usr/lib/broken', '/usr/lib/loop']);
  });

  it('are not those that the system opens by itself and does without', () => {
    const before = files(file('/etc/ld.so.cache'), file('/etc/ld.so.conf'), file('/etc/mime.types'));
    assert.deepEqual(lostFiles(before, files()), ['/etc/ld.so.conf', '/etc/mime.types']);
  });

  it('are not caches, but compiled modules stand for their sources', () => {
    const before = files(
      file('/tmp/node-compile-cache/v22/a'),
      file('/app/__pycache__/a.cpython-313.pyc'),
      file('/app/__pycache__/b.cpython-313.pyc'),
    );
    assert.deepEqual(lostFiles(before, files(file('/app/a.py'))), ['/app/__pycache__/b.cpython-313.pyc']);
  });

  it('are not the packages of Python that moved, nor their commands', () => {
    const before = files(file('/usr/lib/python3/site-packages/flask/app.py'), file('/usr/local/bin/gunicorn'));
    const after = files(file('/opt/venv/lib/python3.12/site-packages/flask/app.py'));
    assert.deepEqual(lostFiles(before, after), ['/usr/local/bin/gunicorn']);
    assert.deepEqual(lostFiles(before, files(...after, file('/opt/venv/bin/gunicorn'))), []);
  });
});
