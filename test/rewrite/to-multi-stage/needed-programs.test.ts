import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { convert } from '../../../src/convert.js';

const DOCKERFILE = `FROM python:3.13
RUN apt-get update && apt-get install -y --no-install-recommends rsync curl && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
CMD ["python", "main.py"]
`;

describe('the programs that a project starts', () => {
  it('are those that its scripts and sources name', async () => {
    const { text, notes } = await converted({ 'sync.sh': 'rsync -a a b\n' });
    assert.match(text, /install -y --no-install-recommends rsync &&/);
    assert.doesNotMatch(notes.join(), /more sources/);
  });

  it('may be all of them where there are more sources than are read', async () => {
    const { text, notes } = await converted(
      Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`part/${index}.py`, ''])),
    );
    assert.match(text, /install -y --no-install-recommends curl rsync &&/);
    assert.match(notes.join(), /more sources than are searched/);
  });

  it('may be all of them where the sources are longer than what is read', async () => {
    const { text } = await converted({ 'a.py': ' '.repeat(2 ** 26), 'b.py': '1' });
    assert.match(text, /install -y --no-install-recommends curl rsync &&/);
  });
});

async function converted(files: Readonly<Record<string, string>>) {
  const project = memoryFiles({ 'main.py': '', 'requirements.txt': 'flask==3.1.0\n', ...files });
  const conversion = await convert(DOCKERFILE, project);
  assert.equal(conversion.kind, 'converted');
  return conversion as Extract<typeof conversion, { readonly kind: 'converted' }>;
}
