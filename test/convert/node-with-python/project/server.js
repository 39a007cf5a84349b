const { execFile } = require('node:child_process');
const { createServer } = require('node:http');
const ms = require('ms');

createServer((request, response) => {
  execFile('python3', ['weigh.py', '1234567'], (error, out) => response.end(`${error ?? out.trim()} in ${ms(1000)}`));
}).listen(3000);
process.on('SIGTERM', () => process.exit(0));
