import Database from 'better-sqlite3';
import Fastify from 'fastify';

const database = new Database(process.env.DATABASE ?? ':memory:');
const app = Fastify();
app.get('/health', () => database.prepare('select 1 as ok').get());
app.listen({ port: 3000 });
