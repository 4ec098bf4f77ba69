package com.nexusflow.copilot.voice.hearing;

import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.call.CallHearing.Readiness;
import com.nexusflow.copilot.voice.model.ModelState;
import com.nexusflow.copilot.voice.model.ModelState.Trouble;
import com.nexusflow.copilot.voice.model.ModelStore;
import com.nexusflow.copilot.voice.model.ModelUnavailable;
import com.nexusflow.copilot.voice.model.SpeechModel;
import com.nexusflow.copilot.voice.recognise.SelfTest;
import com.nexusflow.copilot.voice.recognise.Transcriber;
import com.nexusflow.copilot.voice.recognise.VoskTranscriber;
import com.nexusflow.copilot.voice.recognise.WhisperTranscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recognisers of this machine. Models that are wanted are fetched in the background, one after another; a recogniser is used once it has heard its
 * test sentence.
 */
public final class SpeechEngines implements AutoCloseable {

    private static final String ENGLISH = "en";
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(SpeechEngines.class);

    /** A model that was wanted, and how far it is. */
    public record Wanted(SpeechModel model, ModelState state) {}

    /** @param trouble why it is not there; null while it is on its way */
    private record Order(Instant since, @Nullable Trouble trouble, String problem) {}

    private final ModelStore store;
    private final int workers;
    private final boolean finalPass;
    private final InstantSource clock;
    private final Map<String, ReplaceableTranscriber> first = new ConcurrentHashMap<>();
    private final Map<SpeechModel, Order> orders = new LinkedHashMap<>();
    private final ExecutorService errands = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("speech-models").factory());
    private volatile @Nullable Transcriber careful;
    private volatile boolean closed;

    /**
     * @param workers how many pieces are heard at the same time in the first pass
     * @param finalPass whether a final pass is made at all
     */
    public SpeechEngines(ModelStore store, int workers, boolean finalPass) {
        this(store, workers, finalPass, InstantSource.system());
    }

    SpeechEngines(ModelStore store, int workers, boolean finalPass, InstantSource clock) {
        this.store = store;
        this.workers = workers;
        this.finalPass = finalPass;
        this.clock = clock;
    }

    /** Begins to fetch and try what English calls need; returns at once. Without the voices, speakers of one channel are not told apart. */
    public void begin() {
        want(SpeechModel.VOSK_VOICES);
        want(SpeechModel.VOSK_ENGLISH);
        if (finalPass) {
            want(SpeechModel.WHISPER_ENGLISH);
        }
    }

    /** The models that were wanted since the start, in that order. */
    public synchronized List<Wanted> wanted() {
        return orders.entrySet().stream().map(order -> new Wanted(order.getKey(), state(order.getKey(), order.getValue()))).toList();
    }

    private ModelState state(SpeechModel model, Order order) {
        ModelState state = store.state(model);
        return order.trouble() == null ? state : new ModelState(false, state.fraction(), order.trouble(), order.problem());
    }

    /** Whether a model for the language can be had; asking fetches nothing. */
    boolean hears(String language) {
        return SpeechModel.forLanguage(language).isPresent();
    }

    Readiness readiness(Pass pass, String language) {
        Optional<SpeechModel> hearing = SpeechModel.forLanguage(language);
        if (hearing.isEmpty() || pass == Pass.FINAL && !isRefined(hearing.get())) {
            return new Readiness.Never();
        }
        if (pass == Pass.FIRST) {
            askForVoicesAgain();
        }
        Transcriber ready = pass == Pass.FINAL ? careful : first.get(hearing.get().language());
        return ready != null ? new Readiness.Ready(ready.version()) : want(pass == Pass.FINAL ? SpeechModel.WHISPER_ENGLISH : hearing.get());
    }

    /** No call waits for the voices, so that nobody else asks for them after they could not be had. */
    private synchronized void askForVoicesAgain() {
        Order voices = orders.get(SpeechModel.VOSK_VOICES);
        if (voices != null && voices.trouble() != null) {
            want(SpeechModel.VOSK_VOICES);
        }
    }

    private boolean isRefined(SpeechModel hearing) {
        return finalPass && hearing.language().equals(ENGLISH);
    }

    Transcriber transcriber(Pass pass, String language) {
        String spoken = SpeechModel.forLanguage(language).map(SpeechModel::language).orElse(language);
        Transcriber ready = pass == Pass.FINAL ? careful : first.get(spoken);
        if (ready == null) {
            throw new IllegalStateException("There is no recogniser for " + language + " yet; ask whether it is ready first");
        }
        return ready;
    }

    private synchronized Readiness want(SpeechModel model) {
        Order order = orders.get(model);
        boolean again = order != null && order.trouble() != null && order.since().plus(AFTER_TROUBLE).isBefore(clock.instant());
        if ((order == null || again) && !closed) {
            orders.put(model, new Order(clock.instant(), null, ""));
            errands.execute(() -> bring(model));
        }
        return new Readiness.Later(order != null && order.trouble() != null ? AFTER_TROUBLE : ON_ITS_WAY);
    }

    private void bring(SpeechModel model) {
        try {
            boolean fetched = store.present(model).isEmpty();
            Path folder = store.fetch(model);
            if (fetched) {
                LOG.info("The speech model {} is here", model.name());
            }
            take(model, folder);
        } catch (ModelUnavailable e) {
            failed(model, Trouble.NOT_FETCHED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The speech model {} could not be brought", model.name(), e);
            failed(model, Trouble.NOT_WORKING, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(SpeechModel model, Path folder) throws InterruptedException {
        if (model.equals(SpeechModel.VOSK_VOICES)) {
            tellVoicesApart();
            return;
        }
        if (model.equals(SpeechModel.WHISPER_ENGLISH)) {
            Transcriber timing = first.get(ENGLISH);
            if (timing == null) {
                failed(model, Trouble.NEEDS_ANOTHER, "It needs the times of the model " + SpeechModel.VOSK_ENGLISH.name() + ", which is not there");
                return;
            }
            Path file = folder.resolve(model.digests().keySet().iterator().next());
            tried(model, new WhisperTranscriber(file, timing)).ifPresent(ready -> careful = ready);
        } else {
            tried(model, new VoskTranscriber(folder, store.present(SpeechModel.VOSK_VOICES), workers))
                    .ifPresent(ready -> first.put(model.language(), new ReplaceableTranscriber(ready)));
        }
    }

    /** Recognisers that began without the voices are replaced. */
    private void tellVoicesApart() throws InterruptedException {
        for (SpeechModel model : SpeechModel.FIRST_PASS) {
            ReplaceableTranscriber before = first.get(model.language());
            Optional<Path> folder = store.present(model);
            if (before != null && folder.isPresent()) {
                VoskTranscriber better = new VoskTranscriber(folder.get(), store.present(SpeechModel.VOSK_VOICES), workers);
                tried(model, SpeechModel.VOSK_VOICES, better).ifPresent(before::replace);
            }
        }
    }

    private Optional<Transcriber> tried(SpeechModel model, Transcriber transcriber) throws InterruptedException {
        return tried(model, model, transcriber);
    }

    /**
     * The sentence for the test is English.
     *
     * @param added the model that is to blame where the test fails
     */
    private Optional<Transcriber> tried(SpeechModel model, SpeechModel added, Transcriber transcriber) throws InterruptedException {
        Optional<String> problem = model.language().equals(ENGLISH) ? SelfTest.problem(transcriber) : Optional.empty();
        if (problem.isPresent() || closed) {
            transcriber.close();
            problem.ifPresent(text -> failed(added, Trouble.NOT_WORKING, text));
            return Optional.empty();
        }
        return Optional.of(transcriber);
    }

    private synchronized void failed(SpeechModel model, Trouble trouble, String problem) {
        LOG.warn("{}", problem);
        orders.put(model, new Order(clock.instant(), trouble, problem));
    }

    @Override
    public void close() {
        closed = true;
        errands.shutdownNow();
        first.values().forEach(Transcriber::close);
        Transcriber last = careful;
        if (last != null) {
            last.close();
        }
    }
}
