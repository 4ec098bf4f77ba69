package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.access.Caller;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a page: the first of the product's that the browser asks for, then the tenant's, then English. */
final class PageLocale implements LocaleResolver {

    private static final String KNOWN = PageLocale.class.getName();

    private final Tenants tenants;

    PageLocale(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Locale known) {
            return known;
        }
        Locale locale = wanted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Locale resolved = locale != null ? locale : tenantsLanguage();
        request.setAttribute(KNOWN, resolved);
        return resolved;
    }

    private static @Nullable Locale wanted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            return Locale.lookup(Locale.LanguageRange.parse(header), Texts.LANGUAGES);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Locale tenantsLanguage() {
        return Caller.current().isPresent() ? Texts.spoken(tenants.current().language()) : Locale.ENGLISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The browser decides the language of a page");
    }
}
