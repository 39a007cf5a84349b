import { createServer } from 'node:http';
import mime from 'mime';

createServer((request, response) => {
  response.setHeader('content-type', mime.getType('a.json'));
  response.end(JSON.stringify({ path: request.url }));
}).listen(Number(process.env.PORT));
