package com.nexusflow.copilot.core.memory;

/** What Redis has to do in one step. Time is Redis' own, so that nodes whose clocks differ agree. */
final class Scripts {

    /**
     * The uses of a limit lie in a sorted set under their time. KEYS: the set. ARGV: uses allowed, window in ms, 1 to use and 0 to look.
     * Answers 0 when granted, else the milliseconds until the oldest use leaves the window.
     */
    static final String LIMIT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local window = tonumber(ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
            local used = redis.call('ZCARD', KEYS[1])
            if used >= tonumber(ARGV[1]) then
                local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
                return math.max(1, oldest[2] + window - now)
            end
            if ARGV[3] == '1' then
                redis.call('ZADD', KEYS[1], now, time[1] .. '.' .. time[2] .. '.' .. used)
                redis.call('PEXPIRE', KEYS[1], window)
            end
            return 0
            """;

    /** Prolongs a hold, and takes it again should Redis have forgotten it. KEYS: the hold. ARGV: its owner, lease in ms. Answers 1, or 0 when it is another's. */
    static final String RENEW = """
            local owner = redis.call('GET', KEYS[1])
            if owner and owner ~= ARGV[1] then
                return 0
            end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;

    /** Ends a hold unless it is another's by now. KEYS: the hold. ARGV: its owner. */
    static final String RELEASE = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
                return redis.call('DEL', KEYS[1])
            end
            return 0
            """;

    private Scripts() {}
}
