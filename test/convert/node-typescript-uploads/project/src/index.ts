import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

createServer((request, response) => {
  writeFileSync('uploads/last.txt', request.url ?? '');
  response.end(readFileSync('uploads/last.txt'));
}).listen(8080);
process.on('SIGTERM', () => process.exit(0));
