package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.document.read.LanguageGuess;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which language something is written: what its words say, and the tenant's where they say nothing. */
final class Spoken {

    private final Tenants tenants;

    Spoken(Tenants tenants) {
        this.tenants = tenants;
    }

    Locale of(String text) {
        return known(LanguageGuess.of(text));
    }

    Locale known(@Nullable String language) {
        return language == null || language.isEmpty() ? tenants.current().language() : Locale.of(language);
    }
}
