const { createServer } = require('node:http');

const server = createServer((request, response) => {
  require('node:fs').writeFileSync('data/last.txt', request.url);
  response.end(require('node:fs').readFileSync('data/last.txt'));
});
server.listen(process.env.PORT ?? 3000);
process.on('SIGTERM', () => process.exit(0));
