const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const ms = require('ms');

createServer((request, response) => {
  response.end(request.url === '/api' ? ms(5000) : readFileSync('public/main.js'));
}).listen(3000);
process.on('SIGTERM', () => process.exit(0));
