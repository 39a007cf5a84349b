import { createServer } from 'node:http';
import { join } from 'node:path';
import ejs from 'ejs';

const page = join(process.cwd(), 'views', 'index.ejs');
const server = createServer(async (_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(await ejs.renderFile(page, { ships: ['Dana', 'Fram'] }));
});
server.listen(Number(process.env.PORT));
process.on('SIGTERM', () => process.exit(0));
