import { PrismaClient } from '@prisma/client';
import express from 'express';

const database = new PrismaClient();
const app = express();
app.get('/health', (_request, response) => response.send('ok'));
app.get('/entries', async (_request, response) => response.json(await database.entry.findMany()));
app.listen(5000);
