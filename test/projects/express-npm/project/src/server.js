const express = require('express');
const { readFileSync } = require('node:fs');
const path = require('node:path');

const app = express();
const page = readFileSync(path.join(__dirname, '..', 'public', 'index.html'), 'utf8');

app.get('/health', (_request, response) => response.json({ status: 'ok' }));
app.get('/', (_request, response) => response.type('html').send(page));

const server = app.listen(process.env.PORT || 3000, () => console.log('orders is listening'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
