package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LibraryTest {

    private static final String COLLECTIONS = "/api/v1/collections";
    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String GUIDE = "---\ntitle: Price guide\n---\n# Discounts\n\nTen percent at most.\n\n## Exceptions\n\n- Schools\n- Hospitals\n";

    private final SampleTenant tenant = SampleTenant.found();
    private final Api admin = Api.as(tenant.admin());
    private final Api rep = Api.as(tenant.rep());
    private final Api stranger = Api.as(tenant.stranger());
    private final String open = collection("Playbooks", "\"visibility\": \"everyone\"");

    private String collection(String name, String readers) {
        HttpResponse<String> made = admin.post(COLLECTIONS, "{\"name\": \"" + name + "\", " + readers + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    private String team(String name) {
        return RunningCopilot.everything().sql("select id from team where tenant_id = :tenant and name = :name").param("tenant", tenant.scope().tenantId()).param("name", name)
                .query(UUID.class).single().toString();
    }

    private static JsonNode bring(Api who, String collection, String name, String text) {
        HttpResponse<String> taken = who.upload(DOCUMENTS, Map.of(name, text), Map.of("collection", collection));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        return Api.json(taken).get(0);
    }

    private JsonNode read(String id) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !status(id).equals("reading"));
        return admin.json(DOCUMENTS + "/" + id);
    }

    private String status(String id) {
        return admin.json(DOCUMENTS + "/" + id).get("document").get("status").asString();
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(one -> one.get("name").asString()).toList();
    }

    /** An answer without what was asked for and without the id of the request. */
    private static String told(HttpResponse<String> answer, String asked) {
        return answer.statusCode() + answer.body().replace(asked, "").replaceAll("\"request[^,}]*", "");
    }

    @Test
    void aFileIsTakenReadAndGivenBack() {
        JsonNode taken = bring(rep, open, "prices.md", GUIDE);
        assertThat(taken.get("status").asString()).isEqualTo("reading");
        assertThat(taken.get("outcome").asString()).isEqualTo("new");
        String id = taken.get("id").asString();
        JsonNode document = read(id).get("document");
        assertThat(document.get("title").asString()).isEqualTo("Price guide");
        assertThat(document.get("collection").get("name").asString()).isEqualTo("Playbooks");
        assertThat(document.get("owner").get("name").asString()).isEqualTo("Nina Holm");
        assertThat(document.get("kind").asString()).isEqualTo("markdown");
        assertThat(document.get("progress").asInt()).isEqualTo(100);
        JsonNode text = stranger.json(DOCUMENTS + "/" + id + "/text");
        assertThat(text.valueStream().map(part -> part.get("kind").asString())).containsExactly("text", "list");
        assertThat(text.get(1).get("trail").valueStream().map(JsonNode::asString)).containsExactly("Discounts", "Exceptions");
        HttpResponse<String> file = stranger.get(DOCUMENTS + "/" + id + "/file");
        assertThat(file.body()).isEqualTo(GUIDE);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment").contains("prices.md");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    }

    @Test
    void aPageOfHtmlIsNeverShownByTheBrowser() {
        String id = bring(rep, open, "page.html", "<html><body><h1>Hi</h1><script>alert(1)</script></body></html>").get("id").asString();
        HttpResponse<String> file = rep.get(DOCUMENTS + "/" + id + "/file");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    }

    @Test
    void whatCannotBeReadSaysWhyInTheReadersLanguage() {
        String id = Api.json(rep.upload(DOCUMENTS + "?collection=" + open, "files", "photo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})).get(0).get("id").asString();
        JsonNode document = read(id).get("document");
        assertThat(document.get("status").asString()).isEqualTo("refused");
        assertThat(document.get("refusal").asString()).isEqualTo("image");
        assertThat(document.get("refusalText").asString()).isEqualTo("This is a picture. Upload the text itself.");
        JsonNode german = Api.json(rep.send(rep.request(DOCUMENTS + "/" + id).header("Accept-Language", "de")));
        assertThat(german.get("document").get("refusalText").asString()).startsWith("Das ist ein Bild.");
    }

    @Test
    void ofSeveralFilesTheGoodOnesAreTakenAndTheOthersSayWhyNot() {
        Map<String, String> files = new LinkedHashMap<>(Map.of("good.txt", "Thirty days."));
        files.put("empty.txt", "");
        JsonNode taken = Api.json(rep.upload(DOCUMENTS, files, Map.of("collection", open)));
        assertThat(taken.valueStream().filter(file -> file.hasNonNull("id")).map(file -> file.get("file").asString())).containsExactly("good.txt");
        assertThat(taken.valueStream().filter(file -> file.hasNonNull("problem")).map(file -> file.get("problem").asString())).containsExactly("The file is empty; choose another one");
        assertThat(names(rep.json(DOCUMENTS))).containsExactly("good.txt");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsKept() {
        HttpResponse<String> refused = rep.upload(DOCUMENTS + "?collection=" + open, "files", "large.txt", new byte[Limits.usual().fileBytes() + 1]);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("bring it in smaller parts");
        assertThat(rep.json(DOCUMENTS)).isEmpty();
    }

    @Test
    void otherBytesUnderTheSameNameAreTheNextVersionAndEarlierOnesStay() {
        String id = bring(rep, open, "prices.md", GUIDE).get("id").asString();
        read(id);
        JsonNode second = bring(rep, open, "prices.md", "# Discounts\n\nNone.\n");
        assertThat(second.get("outcome").asString()).isEqualTo("new_version");
        assertThat(bring(rep, open, "copy.md", "# Discounts\n\nNone.\n").get("outcome").asString()).isEqualTo("known");
        HttpResponse<String> third = rep.upload(DOCUMENTS + "/" + id + "/versions", "file", "prices (3).md", "# Discounts\n\nFive percent.\n".getBytes(StandardCharsets.UTF_8));
        assertThat(third.statusCode()).as(third.body()).isEqualTo(202);
        assertThat(Api.json(third).get("outcome").asString()).isEqualTo("new_version");
        JsonNode whole = read(id);
        assertThat(whole.get("document").get("name").asString()).isEqualTo("prices.md");
        assertThat(whole.get("versions").valueStream().map(version -> version.get("version").asInt())).containsExactly(3, 2, 1);
        assertThat(whole.get("versions").get(0).get("uploadedBy").get("name").asString()).isEqualTo("Nina Holm");
        assertThat(rep.get(DOCUMENTS + "/" + id + "/file?version=1").body()).isEqualTo(GUIDE);
        assertThat(rep.get(DOCUMENTS + "/" + id + "/file?version=9").statusCode()).isEqualTo(404);
        assertThat(rep.json(DOCUMENTS + "/" + id + "/text").get(0).get("text").asString()).isEqualTo("Five percent.");
    }

    @Test
    void theNextVersionIsNotWhatAnotherDocumentHolds() {
        String id = bring(rep, open, "a.txt", "Thirty days.").get("id").asString();
        bring(rep, open, "b.txt", "Forty days.");
        HttpResponse<String> answer = rep.upload(DOCUMENTS + "/" + id + "/versions", "file", "a.txt", "Forty days.".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void theListIsFilteredAndComesInPages() {
        String other = collection("Legal", "\"visibility\": \"everyone\"");
        String prices = bring(rep, open, "prices.md", GUIDE).get("id").asString();
        String terms = bring(stranger, other, "terms.txt", "Thirty days.").get("id").asString();
        read(prices);
        read(terms);
        rep.patch(DOCUMENTS + "/" + prices, "{\"freshUntil\": \"2026-05-14\"}");
        assertThat(names(rep.json(DOCUMENTS + "?collection=" + other))).containsExactly("terms.txt");
        assertThat(names(rep.json(DOCUMENTS + "?owner=" + tenant.rep().person().id()))).containsExactly("prices.md");
        assertThat(names(rep.json(DOCUMENTS + "?text=GUIDE"))).containsExactly("prices.md");
        assertThat(names(rep.json(DOCUMENTS + "?status=ready"))).hasSize(2);
        assertThat(names(rep.json(DOCUMENTS + "?status=refused"))).isEmpty();
        assertThat(names(rep.json(DOCUMENTS + "?kind=text"))).containsExactly("terms.txt");
        assertThat(names(rep.json(DOCUMENTS + "?stale=true"))).containsExactly("prices.md");
        assertThat(names(rep.json(DOCUMENTS + "?limit=1"))).containsExactly("prices.md");
        assertThat(names(rep.json(DOCUMENTS + "?limit=1&offset=1"))).containsExactly("terms.txt");
        assertThat(rep.get(DOCUMENTS + "?status=lost").body()).contains("reading, ready, refused");
    }

    @Test
    void theOwnerSaysWhoseItIsWhereItStandsAndUntilWhenItHolds() {
        String other = collection("Legal", "\"visibility\": \"everyone\"");
        String id = bring(rep, open, "prices.md", GUIDE).get("id").asString();
        HttpResponse<String> fresh = rep.patch(DOCUMENTS + "/" + id, "{\"freshUntil\": \"2026-05-14\"}");
        assertThat(Api.json(fresh).get("stale").asBoolean()).isTrue();
        assertThat(Api.json(rep.delete(DOCUMENTS + "/" + id + "/freshness")).get("freshUntil").isNull()).isTrue();
        JsonNode moved = Api.json(rep.patch(DOCUMENTS + "/" + id, "{\"collection\": \"" + other + "\", \"owner\": \"" + tenant.stranger().person().id() + "\"}"));
        assertThat(moved.get("collection").get("name").asString()).isEqualTo("Legal");
        assertThat(moved.get("owner").get("name").asString()).isEqualTo("Stig Dahl");
        assertThat(rep.patch(DOCUMENTS + "/" + id, "{\"freshUntil\": \"2026-12-31\"}").statusCode()).as("not the owner any more").isEqualTo(403);
        assertThat(rep.delete(DOCUMENTS + "/" + id).statusCode()).isEqualTo(403);
        assertThat(stranger.delete(DOCUMENTS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(stranger.get(DOCUMENTS + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aDocumentIsNotMovedOverOneOfTheSameName() {
        String other = collection("Legal", "\"visibility\": \"everyone\"");
        String id = bring(rep, open, "prices.md", GUIDE).get("id").asString();
        bring(rep, other, "prices.md", "# Other\n\nprices\n");
        assertThat(rep.patch(DOCUMENTS + "/" + id, "{\"collection\": \"" + other + "\"}").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            team | "visibility": "team", "team": "%s"
            role | "visibility": "role", "role": "rep"
            """)
    void whatALimitedCollectionHoldsIsMissingForTheOthers(String what, String readers) {
        String limited = collection("Limited by " + what, readers.formatted(team("North")));
        String id = bring(rep, limited, "prices.md", GUIDE).get("id").asString();
        read(id);
        Api outsider = what.equals("team") ? stranger : Api.as(tenant.manager());
        UUID nothing = UUID.randomUUID();
        for (String path : List.of(COLLECTIONS + "/%s", DOCUMENTS + "?collection=%s", DOCUMENTS + "/%s", DOCUMENTS + "/%s/text", DOCUMENTS + "/%s/file")) {
            String wanted = path.startsWith(DOCUMENTS + "/") ? id : limited;
            assertThat(told(outsider.get(path.formatted(wanted)), wanted)).as(path).isEqualTo(told(outsider.get(path.formatted(nothing)), nothing.toString()));
        }
        assertThat(names(outsider.json(COLLECTIONS))).containsExactly("Playbooks");
        assertThat(outsider.json(DOCUMENTS)).isEmpty();
        HttpResponse<String> upload = outsider.upload(DOCUMENTS, Map.of("x.txt", "words"), Map.of("collection", limited));
        assertThat(upload.statusCode()).isEqualTo(400);
        assertThat(told(upload, limited)).isEqualTo(told(outsider.upload(DOCUMENTS, Map.of("x.txt", "words"), Map.of("collection", nothing.toString())), nothing.toString()));
        assertThat(outsider.delete(DOCUMENTS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(outsider.patch(DOCUMENTS + "/" + id, "{}").statusCode()).isEqualTo(404);
        assertThat(names(rep.json(DOCUMENTS))).containsExactly("prices.md");
    }

    @Test
    void collectionsAreMadeChangedAndRemovedByThoseWhoSeeAllOnly() {
        assertThat(rep.post(COLLECTIONS, "{\"name\": \"Mine\", \"visibility\": \"everyone\"}").statusCode()).isEqualTo(403);
        assertThat(rep.put(COLLECTIONS + "/" + open, "{\"name\": \"Mine\", \"visibility\": \"everyone\"}").statusCode()).isEqualTo(403);
        assertThat(rep.delete(COLLECTIONS + "/" + open).statusCode()).isEqualTo(403);
        JsonNode changed = Api.json(admin.put(COLLECTIONS + "/" + open, "{\"name\": \"Guides\", \"visibility\": \"team\", \"team\": \"" + team("North") + "\"}"));
        assertThat(changed.get("name").asString()).isEqualTo("Guides");
        assertThat(changed.get("team").get("name").asString()).isEqualTo("North");
        String id = bring(rep, open, "prices.md", GUIDE).get("id").asString();
        assertThat(admin.json(COLLECTIONS + "/" + open).get("documents").asInt()).isEqualTo(1);
        assertThat(admin.delete(COLLECTIONS + "/" + open).statusCode()).isEqualTo(204);
        assertThat(rep.get(DOCUMENTS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(admin.delete(COLLECTIONS + "/" + open).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"visibility": "everyone"}                                                                       | 400 | name
            {"name": "A"}                                                                                    | 400 | visibility
            {"name": "A", "visibility": "nobody"}                                                            | 400 | everyone, team or role
            {"name": "A", "visibility": "team"}                                                              | 400 | team is missing
            {"name": "A", "visibility": "role", "role": "king"}                                              | 400 | rep, manager, operations or admin
            {"name": "A", "visibility": "everyone", "role": "rep"}                                           | 400 | only given where
            {"name": "A", "visibility": "team", "team": "01890000-0000-7000-8000-000000000002"}              | 400 | team that should read
            {"name": " ", "visibility": "everyone"}                                                          | 400 | 1 to 100 characters
            {"name": "playbooks", "visibility": "everyone"}                                                  | 409 | Another collection
            """)
    void whatACollectionCannotBeIsRefusedWithTheReason(String body, int status, String sentence) {
        HttpResponse<String> answer = admin.post(COLLECTIONS, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void aTeamOfAnotherTenantIsNoTeam() {
        SampleTenant other = SampleTenant.found();
        String foreign = RunningCopilot.everything().sql("select id from team where tenant_id = :tenant limit 1").param("tenant", other.scope().tenantId()).query(UUID.class).single().toString();
        String wanted = "{\"name\": \"A\", \"visibility\": \"team\", \"team\": \"%s\"}";
        assertThat(told(admin.post(COLLECTIONS, wanted.formatted(foreign)), foreign)).startsWith("400").isEqualTo(told(admin.post(COLLECTIONS, wanted.formatted(UUID.randomUUID())), ""));
    }
}
