package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.door.CallWords;
import com.nexusflow.copilot.channels.door.RecordedSound;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.call.Brought;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallRefused;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.CallStatus;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.Direction;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.call.NewRecording;
import com.nexusflow.copilot.core.call.Recordings;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.hearing.SpeechEngines;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Bringing in the recording of a call, watching how far it is, and hearing it. */
@Controller
class RecordingPages {

    private static final long MEGABYTE = 1024 * 1024;
    private static final int LONGEST_SHOWN_NAME = 120;

    private final Calls calls;
    private final CallIntake intake;
    private final Recordings recordings;
    private final SpeechEngines engines;
    private final Tenants tenants;
    private final CallSettings settings;

    RecordingPages(Calls calls, CallIntake intake, Recordings recordings, SpeechEngines engines, Tenants tenants, CallSettings settings) {
        this.settings = settings;
        this.calls = calls;
        this.intake = intake;
        this.recordings = recordings;
        this.engines = engines;
        this.tenants = tenants;
    }

    @PostMapping("/calls")
    String take(
            @RequestParam MultipartFile audio,
            @RequestParam @Nullable UUID opportunity,
            @RequestParam @Nullable String startedAt,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "") String direction,
            @RequestParam(defaultValue = "false") boolean agreed,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        Texts words = Texts.of("messages.web", locale);
        boolean watched = request.getHeader("HX-Request") != null;
        if (audio.isEmpty() || !agreed) {
            return refused(words.get(audio.isEmpty() ? "calls.no_file" : "calls.not_agreed"), watched, model, response);
        }
        if (!settings.hears(language)) {
            return refused(words.get("calls.refused.language", settings.languages().stream().map(heard -> heard.getDisplayLanguage(locale)).collect(Collectors.joining(", "))), watched, model, response);
        }
        try {
            NewRecording recording = new NewRecording(String.valueOf(audio.getOriginalFilename()), null);
            NewCall call = new NewCall(CallSource.UPLOAD, named(recording), direction.isEmpty() ? null : Direction.of(direction), null, null, null, opportunity,
                    startedAt == null || startedAt.isBlank() ? null : LocalDateTime.parse(startedAt).atZone(tenants.current().timeZone()).toInstant(), language, Consent.GIVEN);
            Brought brought = intake.recording(call, recording, AudioLimits.usual().bytes(), to -> {
                try (InputStream from = audio.getInputStream()) {
                    from.transferTo(to);
                }
            });
            UUID id = brought.id();
            if (brought.heardBefore()) {
                model.addAttribute("already", id);
                return watched ? "calls :: upload" : "call-refused";
            }
            if (watched) {
                response.setHeader("HX-Redirect", "/calls/" + id);
                return "calls :: upload";
            }
            return "redirect:/calls/" + id;
        } catch (CallRefused e) {
            return refused(words.get("calls.refused." + e.reason().name().toLowerCase(Locale.ROOT)), watched, model, response);
        } catch (AudioStore.TooLarge e) {
            return refused(words.get("calls.refused.too_large", AudioLimits.usual().bytes() / MEGABYTE), watched, model, response);
        } catch (DateTimeException e) {
            return refused(words.get("calls.refused.when"), watched, model, response);
        } catch (IllegalArgumentException e) {
            return refused(words.get("calls.refused.form"), watched, model, response);
        }
    }

    /** People know a call that is about no record by the name of its file; two of the same name are two calls. */
    private static String named(NewRecording recording) {
        String name = recording.name();
        return name.substring(0, Math.min(name.length(), LONGEST_SHOWN_NAME)) + " · " + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A browser that watches the upload shows the reason beside the form; any other one gets a page of it. */
    private static String refused(String why, boolean watched, Model model, HttpServletResponse response) {
        model.addAttribute("refused", why);
        if (!watched) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return watched ? "calls :: upload" : "call-refused";
    }

    /** How far a call is; a browser that waits for the review shows it when it is there. */
    @GetMapping("/calls/{id}/progress")
    String progress(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean refining, Model model, Locale locale, HttpServletResponse response) {
        HeardCall heard = calls.byId(id).orElseThrow(Missing::new);
        Call call = heard.call();
        boolean waited = call.status() == CallStatus.REVIEWED || call.status() == CallStatus.FAILED;
        if (waited && !refining) {
            response.setHeader("HX-Refresh", "true");
        }
        // the page shows what was there when it was opened: nothing is swapped under somebody who listens or writes
        model.addAttribute("watched", true);
        show(model, heard, refining, locale, engines);
        return "call-progress :: progress";
    }

    @PostMapping("/calls/{id}/erase")
    String erase(@PathVariable UUID id, Model model, HttpServletResponse response) {
        try {
            model.addAttribute("receipt", calls.erase(id).orElseThrow(Missing::new));
            return "call-erased";
        } catch (CallRefused refused) {
            throw new Missing();
        }
    }

    @GetMapping("/calls/{id}/audio")
    ResponseEntity<RecordedSound> audio(@PathVariable UUID id) throws IOException {
        return RecordedSound.answer(recordings.playable(id).orElseThrow(Missing::new));
    }

    /** What the part that watches a call needs. */
    static void show(Model model, HeardCall heard, boolean refining, Locale locale, SpeechEngines engines) {
        Call call = heard.call();
        model.addAttribute("call", call);
        model.addAttribute("refined", heard.review() != null && heard.review().refined());
        model.addAttribute("refining", refining);
        model.addAttribute("problemText", CallWords.problem(call, locale));
        model.addAttribute("remarks", CallWords.remarks(heard, locale));
        model.addAttribute("models", engines.wanted().stream().filter(wanted -> !wanted.state().ready()).toList());
    }
}
