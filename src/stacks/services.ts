import type { Fact } from './fact.js';
import { likely } from './fact.js';

/** The servers that a program's libraries talk to: `postgres`, `redis`. */
export function servicesOf(dependencies: readonly string[], from: string): Fact<readonly string[]> | undefined {
  const found = SERVICES.filter(([, pattern]) => dependencies.some((name) => pattern.test(name))).map(([name]) => name);
  return found.length > 0 ? likely(found, from) : undefined;
}

/** By the names of the client libraries in all registries. */
const SERVICES: readonly (readonly [string, RegExp])[] = [
  ['postgres', /(?:^|[/:._-])(?:pg|postgres(?:ql)?|psycopg\d?|asyncpg|pgx|libpq|pq|npgsql)(?:$|[/:._[-])/i],
  ['mysql', /(?:^|[/:._-])(?:mysql2?|mysqlclient|pymysql|mariadb)(?:$|[/:._-])/i],
  ['mongodb', /(?:^|[/:._-])(?:mongodb|mongoose|pymongo|motor|mongo-driver|mongoid)(?:$|[/:._-])/i],
  ['redis', /(?:^|[/:._-])(?:redis|ioredis|bullmq|go-redis|sidekiq|jedis|lettuce|predis)(?:$|[/:._-])/i],
  ['rabbitmq', /(?:^|[/:._-])(?:amqplib|amqp|pika|amqp091-go|bunny|lapin|rabbitmq)(?:$|[/:._-])/i],
  ['kafka', /(?:^|[/:._-])(?:kafkajs|kafka|confluent-kafka(?:-go)?|sarama|rdkafka|kafka-go|aiokafka)(?:$|[/:._-])/i],
  ['elasticsearch', /(?:^|[/:._-])(?:elasticsearch|opensearch)(?:$|[/:._-])/i],
];
