const { createReadStream } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const ms = require('ms');

createServer((request, response) => {
  if (request.url === '/api') return response.end(ms(60_000));
  const file = createReadStream(join(__dirname, '../client/dist', request.url === '/' ? 'index.html' : request.url));
  file.on('error', () => response.writeHead(404).end());
  file.pipe(response);
}).listen(3000);
process.on('SIGTERM', () => process.exit(0));
