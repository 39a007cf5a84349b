const express = require('express');

const app = express();
const port = process.env.PORT || 8080;

app.get('/ping', (_request, response) => response.send('pong'));
app.listen(port, () => console.log(`mailer listens on ${port}`));
