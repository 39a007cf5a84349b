import { Hono } from 'hono';

const app = new Hono();
app.get('/health', (context) => context.json({ status: 'ok' }));

export default { port: Number(Bun.env.PORT ?? 3000), fetch: app.fetch };
