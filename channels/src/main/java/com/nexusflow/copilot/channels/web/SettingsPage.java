package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.CallSetting;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.Recordings;
import com.nexusflow.copilot.core.tenant.SettingRefused;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantSettings;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where administrators change the tenant's settings. */
@Controller
@RequestMapping("/settings")
class SettingsPage {

    private final Tenants tenants;
    private final CallSettings calls;
    private final Recordings recordings;

    SettingsPage(Tenants tenants, CallSettings calls, Recordings recordings) {
        this.recordings = recordings;
        this.tenants = tenants;
        this.calls = calls;
    }

    /** What a list offers: what is sent, and what is read. */
    public record Choice(String value, String label) {}

    /** What stands in the form. */
    public record Form(String name, String currency, String language, String timeZone, String fiscalYearStart, boolean teamSharing) {

        static Form of(Tenant tenant) {
            return new Form(
                    tenant.name(),
                    tenant.currency().getCurrencyCode(),
                    tenant.language().getLanguage(),
                    tenant.timeZone().getId(),
                    String.valueOf(tenant.fiscalYearStart()),
                    tenant.teamSharing());
        }

        TenantSettings read() {
            return TenantSettings.read(name, currency, language, timeZone, fiscalYearStart, teamSharing);
        }
    }

    @GetMapping
    String settings(Model model, Locale locale) {
        return shown(Form.of(tenants.current()), model, locale);
    }

    @PostMapping
    String change(
            @RequestParam String name,
            @RequestParam String currency,
            @RequestParam String language,
            @RequestParam String timeZone,
            @RequestParam String fiscalYearStart,
            @RequestParam(defaultValue = "false") boolean teamSharing,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Form form = new Form(name, currency, language, timeZone, fiscalYearStart, teamSharing);
        try {
            tenants.change(form.read());
            model.addAttribute("tenant", tenants.current());
            model.addAttribute("done", true);
            return settings(model, locale);
        } catch (SettingRefused refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refused", refused.reason().name().toLowerCase(Locale.ROOT));
            return shown(form, model, locale);
        }
    }

    /** What is said about calls that are recorded. */
    @PostMapping("/calls")
    String calls(@RequestParam(defaultValue = "false") boolean announced, @RequestParam(defaultValue = "") String audioDays, @RequestParam(defaultValue = "") String language, Model model, Locale locale, HttpServletResponse response) {
        if (!language.isEmpty() && calls.languages().stream().noneMatch(heard -> heard.getLanguage().equals(language))) {
            return refused("language", model, locale, response);
        }
        try {
            calls.change(new CallSetting(announced, audioDays.isBlank() ? null : Integer.valueOf(audioDays.strip()), language.isEmpty() ? null : language));
            model.addAttribute("done", true);
        } catch (IllegalArgumentException e) {
            return refused("audio_days", model, locale, response);
        }
        return settings(model, locale);
    }

    private String refused(String what, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("refused", what);
        return settings(model, locale);
    }

    private String shown(Form form, Model model, Locale locale) {
        SortedSet<String> zones = new TreeSet<>(TenantSettings.timeZones());
        model.addAttribute("form", form);
        model.addAttribute("calls", calls.current());
        model.addAttribute("heard", calls.languages().stream().map(SettingsPage::named).toList());
        model.addAttribute("usualDays", recordings.keptFor().toDays());
        model.addAttribute("mostDays", CallSetting.MOST_DAYS);
        model.addAttribute("zones", zones);
        model.addAttribute("currencies", TenantSettings.currencies().stream()
                .map(currency -> new Choice(currency.getCurrencyCode(), currency.getCurrencyCode() + " · " + currency.getDisplayName(locale)))
                .toList());
        model.addAttribute("languages", Texts.LANGUAGES.stream().map(SettingsPage::named).toList());
        model.addAttribute("months", months(locale));
        return "settings";
    }

    private static Choice named(Locale language) {
        return new Choice(language.getLanguage(), language.getDisplayLanguage(language));
    }

    private static List<Choice> months(Locale locale) {
        return Arrays.stream(Month.values())
                .map(month -> new Choice(String.valueOf(month.getValue()), month.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .toList();
    }
}
