const { execFileSync } = require('node:child_process');
const { createServer } = require('node:http');
const escape = require('escape-html');

const server = createServer((_, response) => {
  response.end(escape(`<${execFileSync('chart-encode', { encoding: 'utf8' }).trim()}>`));
});
server.listen(3000);
process.on('SIGTERM', () => process.exit(0));
