package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.tenant.TenantSettings;
import com.nexusflow.copilot.core.tenant.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
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

    SettingsController(Tenants tenants) {
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

    @PutMapping
    @Operation(summary = "Change the tenant's settings; the currency only as long as there are no amounts")
    Settings change(@RequestBody Settings wanted) {
        tenants.change(wanted.read());
        return settings();
    }
}
