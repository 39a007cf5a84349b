require('node:http')
  .createServer((_request, response) => response.end(process.env.REVISION))
  .listen(3000, '0.0.0.0');
