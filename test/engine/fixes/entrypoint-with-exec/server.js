require('node:http')
  .createServer((_, response) => response.end(`${process.env.GREETING} ${process.env.STARTED}`))
  .listen(3000);
