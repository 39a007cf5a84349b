class Ferries
  def initialize(redis)
    @redis = redis
  end

  def from(harbour)
    @redis.lrange("departures:#{harbour}", 0, 9)
  end
end
