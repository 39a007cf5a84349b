package buoys;

import redis.clients.jedis.JedisPooled;

public final class Watch {
    public static void main(String[] args) throws InterruptedException {
        try (var redis = new JedisPooled(System.getenv("REDIS_URL"))) {
            while (true) {
                System.out.println(redis.blpop(0, "buoys"));
            }
        }
    }
}
