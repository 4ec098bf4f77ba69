package com.nexusflow.copilot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryKeyTest {

    private final UUID tenant = UUID.randomUUID();

    @Test
    void withoutATenantThereIsNoKeyOfATenant() {
        assertThatThrownBy(() -> MemoryKey.of("questions", "person")).isInstanceOf(IllegalStateException.class).hasMessageContaining("No tenant");
    }

    @Test
    void aKeyShowsTenantAndPurposeButNoNames() {
        String text = TenantScope.background(tenant).call(() -> MemoryKey.of("questions", "anna.berger", "10.0.0.7")).toString();
        assertThat(text).startsWith(tenant + ":questions:").doesNotContain("anna", "10.0");
    }

    @Test
    void partsAreNotMistakenForEachOther() {
        assertThat(MemoryKey.beforeSignIn("sign-in", "ab", "c")).isNotEqualTo(MemoryKey.beforeSignIn("sign-in", "a", "bc"));
        assertThat(MemoryKey.beforeSignIn("sign-in", "a", "b")).isEqualTo(MemoryKey.beforeSignIn("sign-in", "a", "b"));
        assertThat(MemoryKey.beforeSignIn("sign-in", "a")).isNotEqualTo(MemoryKey.beforeSignIn("sign-out", "a"));
    }

    @Test
    void aPurposeIsNoPlaceForNames() {
        assertThatThrownBy(() -> MemoryKey.beforeSignIn("Anna Berger")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("purpose");
    }
}
