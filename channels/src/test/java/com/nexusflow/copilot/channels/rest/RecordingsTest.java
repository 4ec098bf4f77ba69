package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.core.call.AudioStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Recordings over REST, in a copilot whose speech models are not there. */
class RecordingsTest {

    private static final String CALLS = "/api/v1/calls";

    private final SampleTenant tenant = SampleTenant.found();
    private final Api rep = Api.as(tenant.rep());

    @Test
    void aRecordingIsTakenAndSaysHowFarItIs() {
        HttpResponse<String> taken = rep.bring(sentence(), Map.of("externalId", "R1", "direction", "outbound", "consent", "given"));
        assertThat(taken.statusCode()).isEqualTo(202);
        String id = Api.json(taken).get("id").asString();
        assertThat(Api.json(rep.bring(sentence(), Map.of("externalId", "R1"))).get("id").asString()).as("a repeat").isEqualTo(id);
        JsonNode call = rep.json(CALLS + "/" + id);
        assertThat(call.get("status").asString()).isIn("received", "transcribing");
        assertThat(call.get("source").asString()).isEqualTo("upload");
        assertThat(call.get("progress").asInt()).isLessThan(50);
        assertThat(call.get("playable").asBoolean()).isFalse();
        assertThat(rep.get(CALLS + "/" + id + "/audio").statusCode()).as("not before it was looked for what is personal").isEqualTo(404);
        HttpResponse<String> erased = rep.delete(CALLS + "/" + id);
        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(Api.json(erased).get("call").asString()).isEqualTo(id);
        assertThat(Api.json(erased).get("audio").asString()).isEqualTo("erased");
        assertThat(RunningCopilot.everything().sql("select count(*) from call_recording where call_id = :id").param("id", UUID.fromString(id)).query(Integer.class).single()).isZero();
    }

    @Test
    void aFileThatIsNoRecordingSaysSoOnTheCall() {
        String id = Api.json(rep.bring("PK not a recording at all".getBytes(StandardCharsets.UTF_8), Map.of())).get("id").asString();
        org.awaitility.Awaitility.await().until(() -> rep.json(CALLS + "/" + id).get("status").asString().equals("failed"));
        JsonNode call = rep.json(CALLS + "/" + id);
        assertThat(call.get("problem").asString()).isEqualTo("unknown_kind");
        assertThat(call.get("problemText").asString()).startsWith("The file is not a recording that can be read.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            consent      | refused                              | 400 | did not agree
            consent      | perhaps                              | 400 | given, unknown, refused
            direction    | sideways                             | 400 | inbound, outbound
            repChannel   | 3                                    | 400 | 1 or 2
            language     | klingon!                             | 400 | language
            language     | xx                                   | 400 | can be in en, fr, es
            startedAt    | 2999-01-01T08:00:00Z                 | 400 | lies in the future
            startedAt    | yesterday                            | 400 | startedAt
            opportunity  | 01890000-0000-7000-8000-000000000001 | 400 | There is no opportunity
            rep          | 01890000-0000-7000-8000-000000000002 | 400 | There is no person
            """)
    void badInputIsRefusedAndNothingIsKept(String field, String value, int status, String sentence) {
        HttpResponse<String> answer = rep.bring(sentence(), Map.of(field, value));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
        assertThat(rep.json(CALLS)).isEmpty();
    }

    @Test
    void theSameRecordingOfTheSameRepIsOneCall() {
        String id = Api.json(rep.bring(sentence(), Map.of())).get("id").asString();
        HttpResponse<String> again = rep.bring(sentence(), Map.of());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Api.json(again).get("id").asString()).isEqualTo(id);
        rep.delete(CALLS + "/" + id);
        HttpResponse<String> erased = rep.bring(sentence(), Map.of());
        assertThat(erased.statusCode()).isEqualTo(409);
        assertThat(erased.body()).contains("was erased");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(rep.bring(new byte[0], Map.of()).body()).contains("audio is an empty file");
    }

    @Test
    void aCallOfAnotherTenantIsNobodys() {
        String id = Api.json(rep.bring(sentence(), Map.of())).get("id").asString();
        Api other = Api.as(SampleTenant.found().rep());
        assertThat(other.get(CALLS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(other.get(CALLS + "/" + id + "/audio").statusCode()).isEqualTo(404);
        String deal = rep.json("/api/v1/opportunities?owner=" + tenant.rep().person().id() + "&limit=1").get(0).get("id").asString();
        assertThat(other.bring(sentence(), Map.of("opportunity", deal)).statusCode()).isEqualTo(400);
    }

    @Test
    void whatMayBeHeardIsPlayedInAnyPart() throws IOException {
        byte[] audio = sentence();
        UUID id = UUID.fromString(Api.json(rep.bring(audio, Map.of())).get("id").asString());
        AudioStore.Kept kept = RunningCopilot.bean(AudioStore.class).put(tenant.scope().tenantId(), audio.length, to -> to.write(audio));
        RunningCopilot.everything().sql("update call_recording set playable = true, object = :object, bytes = :bytes where call_id = :id")
                .param("object", kept.name()).param("bytes", kept.bytes()).param("id", id).update();
        HttpResponse<byte[]> all = rep.bytes(rep.request(CALLS + "/" + id + "/audio"));
        assertThat(all.headers().firstValue("Content-Type")).hasValue("audio/wav");
        assertThat(all.body()).isEqualTo(audio);
        HttpResponse<byte[]> part = rep.bytes(rep.request(CALLS + "/" + id + "/audio").header("Range", "bytes=100-199"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(audio, 100, 200));
        assertThat(Api.as(SampleTenant.found().rep()).get(CALLS + "/" + id + "/audio").statusCode()).isEqualTo(404);
    }

    /** The spoken sentence that the recognisers are tried with. */
    static byte[] sentence() {
        try (InputStream sentence = RecordingsTest.class.getResourceAsStream("/com/nexusflow/copilot/voice/recognise/selftest.wav")) {
            return sentence.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
