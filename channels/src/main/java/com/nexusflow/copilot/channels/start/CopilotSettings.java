package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.memory.Limit;
import com.nexusflow.copilot.core.tenant.SettingRefused;
import com.nexusflow.copilot.core.tenant.TenantSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * What an installation sets. Every key stands in application.yaml with its environment variable and its meaning.
 *
 * @param home the folder for everything the copilot writes
 * @param demo whether the demo tenant is founded and shown
 * @param importFrom a folder of CSV files to import at start, or empty
 * @param today "today" of the served tenant, for historical data
 * @param admin the first administrator as NAME:PASSWORD, or empty
 * @param secretKey 32 bytes in Base64 that tenants' secrets are sealed with, or empty for one of our own
 * @param tenant the settings that the first tenant is founded with when there is no demo
 */
@Validated
@ConfigurationProperties("copilot")
public record CopilotSettings(
        @NotNull Path home,
        boolean demo,
        @Name("import") @Nullable String importFrom,
        @Nullable LocalDate today,
        @Nullable String admin,
        @Nullable String secretKey,
        @Valid @NotNull Tenant tenant,
        @Valid @NotNull Database database,
        @Valid @NotNull Model model,
        @Valid @NotNull Redis redis,
        @Valid @NotNull Limits limits) {

    /** How the first tenant is founded, as written by the operator; what is left empty takes the default. */
    public record Tenant(@Nullable String name, @Nullable String currency, @Nullable String language, @Nullable String timeZone,
            @Nullable String fiscalYearStart, @Nullable String teamSharing) {

        /** The settings, read and checked. */
        TenantSettings read() {
            try {
                return TenantSettings.read(
                        or(name, "Default"), or(currency, "USD"), or(language, "en"), or(timeZone, machinesZone()), or(fiscalYearStart, "1"), sharing());
            } catch (SettingRefused refused) {
                String key = switch (refused.reason()) {
                    case NAME -> "name";
                    case CURRENCY, CURRENCY_IN_USE -> "currency";
                    case LANGUAGE -> "language";
                    case TIME_ZONE -> "time-zone";
                    case FISCAL_YEAR_START -> "fiscal-year-start";
                };
                throw new StartProblem(String.valueOf(refused.getMessage()), "Correct --copilot.tenant." + key + ", or leave it out.");
            }
        }

        private boolean sharing() {
            return switch (or(teamSharing, "true").strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new StartProblem(
                        "Team sharing is true or false, not \"" + teamSharing + "\".", "Correct --copilot.tenant.team-sharing, or leave it out.");
            };
        }

        private static String machinesZone() {
            String zone = ZoneId.systemDefault().getId();
            return TenantSettings.timeZones().contains(zone) ? zone : "UTC";
        }

        private static String or(@Nullable String value, String otherwise) {
            return value == null || value.isBlank() ? otherwise : value;
        }
    }

    /** A PostgreSQL of the operator's; with an empty url the copilot runs its own. */
    public record Database(@Nullable String url, @Nullable String username, @Nullable String password,
            @Nullable String ownerUsername, @Nullable String ownerPassword) {

        public boolean isEmbedded() {
            return url == null || url.isBlank();
        }

        @Override
        public String toString() {
            return "Database[url=" + url + ", username=" + username + ", ownerUsername=" + ownerUsername + "]";
        }
    }

    /** Where nodes share their short-term memory; with an empty url a node stands alone. The url may hold a password. */
    public record Redis(@Nullable String url, @NotNull @DurationMin(millis = 1) Duration timeout) {

        boolean isAbsent() {
            return url == null || url.isBlank();
        }

        String address() {
            return url == null ? "" : url;
        }

        @Override
        public String toString() {
            return "Redis[url=" + (isAbsent() ? "" : "set") + ", timeout=" + timeout + "]";
        }
    }

    /** What one person may do in a minute, through all doors together. */
    public record Limits(@Min(1) @Max(Limit.MOST_USES) int questionsPerMinute, @Min(1) @Max(Limit.MOST_USES) int decisionsPerMinute) {}

    /** Which language model words the answers, and where it is reached. */
    public record Model(@NotNull Provider provider, @Nullable String baseUrl, @Nullable String apiKey, @Nullable String name,
            @Nullable Double temperature, @NotNull Duration timeout) {

        /** Who makes the model: ours in process, or one reached over the network. */
        public enum Provider {
            OFFLINE,
            OPENAI,
            ANTHROPIC,
            OLLAMA
        }

        /** The model as people call it, for instance "offline" or "openai gpt-5". */
        public String label() {
            String maker = provider.name().toLowerCase(Locale.ROOT);
            return provider == Provider.OFFLINE || name == null || name.isBlank() ? maker : maker + " " + name;
        }

        @Override
        public String toString() {
            return "Model[provider=" + provider + ", baseUrl=" + baseUrl + ", name=" + name + ", temperature=" + temperature + ", timeout=" + timeout + "]";
        }
    }

    /** Somebody's log-in name and password. */
    public record Administrator(String name, String password) {

        static Administrator parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new StartProblem("copilot.admin is not of the form NAME:PASSWORD.", "Pass --copilot.admin=NAME:PASSWORD with both parts.");
            }
            return new Administrator(text.substring(0, colon).strip(), text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return "Administrator[name=" + name + "]";
        }
    }

    public Optional<Path> importFolder() {
        Optional<Path> folder = Optional.ofNullable(importFrom).filter(name -> !name.isBlank()).map(Path::of);
        if (demo && folder.isPresent()) {
            throw new StartProblem(
                    "Your files in " + folder.get() + " would be mixed with the invented ones of the demo.",
                    "Add --copilot.demo=false and --copilot.admin=NAME:PASSWORD, or start without --copilot.import.");
        }
        return folder;
    }

    public Optional<Administrator> administrator() {
        return Optional.ofNullable(admin).filter(text -> !text.isBlank()).map(Administrator::parse);
    }

    @Override
    public String toString() {
        return "CopilotSettings[home=" + home + ", demo=" + demo + ", database=" + database + ", model=" + model + "]";
    }
}
