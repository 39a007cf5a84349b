const { createServer } = require('node:http');

const server = createServer((request, response) => {
  response.end('ok');
});
server.listen(process.env.PORT ?? 3000);
process.on('SIGTERM', () => process.exit(0));
