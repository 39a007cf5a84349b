import { createServer } from 'node:http';

createServer((_request, response) => response.end(new Date().toISOString())).listen(8000);
