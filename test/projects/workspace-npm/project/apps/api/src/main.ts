import { nextTide } from '@harbour/tides';
import Fastify from 'fastify';

const app = Fastify();
app.get('/health', async () => ({ status: 'ok' }));
app.get('/tide', async () => ({ next: nextTide(new Date()) }));
await app.listen({ port: 3000, host: '::' });
