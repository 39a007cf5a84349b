const express = require('express');
const prices = require('./lib/prices');

const app = express();
app.use(express.static('public'));
app.get('/prices', (_request, response) => response.json(prices()));
const server = app.listen(3000);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
