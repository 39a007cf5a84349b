import { createServer } from 'node:http';
import ms from 'ms';

createServer((_, response) => response.end(ms(1000))).listen(3000);
process.on('SIGTERM', () => process.exit(0));
