const { createServer } = require('node:http');

const server = createServer((request, response) => {
  const { execFileSync } = require('node:child_process');
  response.end(execFileSync('jq', ['-n', '1 + 1']));
});
server.listen(process.env.PORT ?? 3000);
process.on('SIGTERM', () => process.exit(0));
