package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.agents.memory.CurrentConversation;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.core.memory.InProcessMemory;
import com.nexusflow.copilot.core.memory.RedisMemory;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Short-term memory: shared in Redis when its address is set, this process's own otherwise. */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

    @Bean
    SharedMemory sharedMemory(CopilotSettings settings, Clock clock) {
        if (settings.redis().isAbsent()) {
            return new InProcessMemory(clock);
        }
        try {
            return RedisMemory.at(settings.redis().address(), settings.redis().timeout(), clock);
        } catch (IllegalArgumentException e) {
            throw new StartProblem(String.valueOf(e.getMessage()), "Correct COPILOT_REDIS_URL, or leave it empty for one node alone.");
        }
    }

    @Bean
    CurrentConversation currentConversation(TenantDatabase database, SharedMemory memory, Clock clock) {
        return new CurrentConversation(database, memory, clock);
    }

    @Bean
    AskLimit askLimit(SharedMemory memory, CopilotSettings settings) {
        return new AskLimit(memory, settings.limits().questionsPerMinute(), settings.limits().decisionsPerMinute());
    }

    /** Says how the memory is, in a status of its own: a node without Redis serves on and must not be taken out of service. */
    @Bean
    HealthIndicator redisHealthIndicator(SharedMemory memory) {
        return () -> switch (memory.state()) {
            case SHARED -> Health.up().build();
            case ALONE -> Health.status("NOT_SET_UP").build();
            case AWAY -> Health.status("AWAY").build();
        };
    }
}
