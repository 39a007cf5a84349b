const { createServer } = require('node:http');

const server = createServer((request, response) => {
  const bcrypt = require('bcrypt');
  response.end(String(bcrypt.compareSync('ahoy', bcrypt.hashSync('ahoy', 4))));
});
server.listen(process.env.PORT ?? 3000);
process.on('SIGTERM', () => process.exit(0));
