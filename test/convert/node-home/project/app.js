const { createServer } = require('node:http');

const server = createServer((request, response) => {
  require('node:fs').writeFileSync('visits.txt', request.url);
  response.end(require('node:fs').readFileSync('visits.txt'));
});
server.listen(process.env.PORT ?? 8080);
process.on('SIGTERM', () => process.exit(0));
