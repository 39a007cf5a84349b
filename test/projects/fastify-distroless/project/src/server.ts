import Fastify from 'fastify';

const app = Fastify({ logger: true });

app.get('/healthz', async () => ({ status: 'ok' }));
app.get('/items', async () => [{ name: 'anchor' }, { name: 'rope' }]);

await app.listen({ port: Number(process.env.PORT ?? 3000), host: '0.0.0.0' });
