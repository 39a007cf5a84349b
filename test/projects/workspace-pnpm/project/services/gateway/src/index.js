const express = require('express');
const { log } = require('@fleet/log');

const app = express();
app.get('/ready', (_request, response) => response.sendStatus(200));
app.get('/healthz', (_request, response) => response.sendStatus(200));
app.listen(process.env.PORT || 3000, () => log('gateway is up'));
