package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.call.CallSetting;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.tenant.TenantSettings;
import com.nexusflow.copilot.core.tenant.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's settings. Only administrators reach it. */
@RestController
@RequestMapping("/api/v1/settings")
@Tag(name = "Settings")
class SettingsController {

    private final Tenants tenants;
    private final CallSettings calls;

    SettingsController(Tenants tenants, CallSettings calls) {
        this.calls = calls;
        this.tenants = tenants;
    }

    /** All settings of a tenant; a change names them all. */
    record Settings(
            @Nullable String name,
            @Schema(description = "ISO 4217", example = "EUR") @Nullable String currency,
            @Schema(description = "en, de, fr or es", example = "en") @Nullable String language,
            @Schema(description = "IANA name", example = "Europe/Berlin") @Nullable String timeZone,
            @Schema(implementation = Integer.class, description = "Month from 1 to 12") @Nullable BigDecimal fiscalYearStart,
            @Schema(description = "Whether reps see the records of their team") @Nullable Boolean teamSharing) {

        static Settings of(TenantSettings settings) {
            return new Settings(
                    settings.name(),
                    settings.currency().getCurrencyCode(),
                    settings.language().getLanguage(),
                    settings.timeZone().getId(),
                    BigDecimal.valueOf(settings.fiscalYearStart()),
                    settings.teamSharing());
        }

        TenantSettings read() {
            return TenantSettings.read(
                    BadInput.given("name", name),
                    BadInput.given("currency", currency),
                    BadInput.given("language", language),
                    BadInput.given("timeZone", timeZone),
                    BadInput.given("fiscalYearStart", fiscalYearStart).toString(),
                    BadInput.given("teamSharing", teamSharing));
        }
    }

    @GetMapping
    @Operation(summary = "The tenant's settings")
    Settings settings() {
        return Settings.of(TenantSettings.of(tenants.current()));
    }

    /** What a tenant says about recorded calls; a change names them all. */
    record OfCalls(
            @Schema(description = "Whether callers are told at the beginning of each call that it is recorded") @Nullable Boolean announced,
            @Schema(description = "For how many days sound is kept; null for as long as this installation does") @Nullable Integer audioDays,
            @Schema(description = "Of calls where nobody says it; null for the tenant's own where it can be heard", example = "en") @Nullable String language) {}

    @GetMapping("/calls")
    @Operation(summary = "What the tenant says about recorded calls")
    OfCalls ofCalls() {
        CallSetting current = calls.current();
        return new OfCalls(current.announced(), current.audioDays(), current.language());
    }

    @PutMapping("/calls")
    @Operation(summary = "Change what the tenant says about recorded calls; it holds for calls that come in from now on")
    OfCalls changeOfCalls(@RequestBody OfCalls wanted) {
        String language = wanted.language();
        if (language != null && calls.languages().stream().noneMatch(heard -> heard.getLanguage().equals(language))) {
            throw new BadInput("language must be one that can be heard here: " + calls.languages().stream().map(Locale::getLanguage).collect(Collectors.joining(", ")) + "; or null");
        }
        calls.change(BadInput.check(() -> new CallSetting(BadInput.given("announced", wanted.announced()), wanted.audioDays(), language)));
        return ofCalls();
    }

    @PutMapping
    @Operation(summary = "Change the tenant's settings; the currency only as long as there are no amounts")
    Settings change(@RequestBody Settings wanted) {
        tenants.change(wanted.read());
        return settings();
    }
}
