import { createServer } from 'node:http';
import ms from 'ms';

const server = createServer((_request, response) => {
  response.end(`high water in ${ms(ms('6h'), { long: true })}\n`);
});
server.listen(8080);
process.on('SIGTERM', () => process.exit(0));
