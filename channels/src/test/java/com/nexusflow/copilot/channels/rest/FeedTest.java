package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.change.ProposedChange;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FeedTest {

    private final SampleTenant tenant = SampleTenant.found();
    private final Api rep = Api.as(tenant.rep());
    private final Api manager = Api.as(tenant.manager());
    private final Api stranger = Api.as(tenant.stranger());
    private final JsonNode deal = rep.json("/api/v1/opportunities?owner=" + tenant.rep().person().id() + "&limit=1").get(0);
    private final String address = "/api/v1/opportunities/" + deal.get("id").asString();
    private final String account = "/api/v1/accounts/" + deal.get("account").get("id").asString();

    @Test
    void aCommentTellsWhomItMentionsAndSaysWhoIsNotTold() {
        HttpResponse<String> answer = say(manager, address, "@Nina Holm and @Stig: what now?");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode posted = Api.json(answer);
        assertThat(posted.at("/comment/body").asString()).isEqualTo("@Nina Holm and @Stig: what now?");
        assertThat(posted.at("/comment/topic/kind").asString()).isEqualTo("opportunity");
        assertThat(posted.at("/told/0/name").asString()).isEqualTo("Nina Holm");
        assertThat(posted.at("/cannotSee/0/name").asString()).isEqualTo("Stig Dahl");
        JsonNode inbox = rep.json("/api/v1/notifications?unread=true");
        assertThat(inbox.get("unread").asInt()).isEqualTo(1);
        assertThat(inbox.at("/entries/0/kind").asString()).isEqualTo("mention");
        assertThat(inbox.at("/entries/0/actor/name").asString()).isEqualTo("Mara Lindqvist");
        assertThat(inbox.at("/entries/0/recordName").asString()).isEqualTo(deal.get("name").asString());
        assertThat(stranger.json("/api/v1/notifications").get("entries")).isEmpty();
    }

    @Test
    void aNotificationIsReadOnceAndAllAtOnce() {
        say(manager, address, "One");
        say(manager, address, "Two");
        String id = rep.json("/api/v1/notifications").at("/entries/0/id").asString();
        assertThat(manager.post("/api/v1/notifications/" + id + "/read", "").statusCode()).isEqualTo(404);
        assertThat(rep.post("/api/v1/notifications/" + id + "/read", "").statusCode()).isEqualTo(204);
        assertThat(rep.json("/api/v1/notifications").get("unread").asInt()).isEqualTo(1);
        assertThat(rep.json("/api/v1/notifications?unread=true").at("/entries/0/text").asString()).isEqualTo("One");
        assertThat(rep.post("/api/v1/notifications/read", "").statusCode()).isEqualTo(204);
        assertThat(rep.json("/api/v1/notifications").get("unread").asInt()).isZero();
        assertThat(rep.json("/api/v1/notifications").get("entries")).hasSize(2);
    }

    @Test
    void whatCannotBeSeenCannotBeTalkedAbout() {
        String comment = Api.json(say(rep, address, "Between us")).at("/comment/id").asString();
        for (HttpResponse<String> answer : List.of(
                say(stranger, address, "Hello"), stranger.get(address + "/comments"), stranger.get(address + "/feed"), stranger.put(address + "/following", ""),
                stranger.put("/api/v1/comments/" + comment, "{\"body\": \"Hello\"}"), stranger.delete("/api/v1/comments/" + comment),
                say(rep, "/api/v1/leads/" + UUID.randomUUID(), "Hello"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Api.json(answer).get("detail").asString()).startsWith("There is no ").endsWith(" that you may see.");
        }
        assertThat(rep.json(address + "/comments").get("entries")).hasSize(1);
    }

    @Test
    void onlyTheAuthorEditsAndAnAdministratorDeletesToo() {
        String comment = "/api/v1/comments/" + Api.json(say(rep, address, "Frist")).at("/comment/id").asString();
        assertThat(rep.put(comment, "{\"body\": \"First\"}").statusCode()).isEqualTo(200);
        assertThat(manager.put(comment, "{\"body\": \"Last\"}").statusCode()).isEqualTo(403);
        assertThat(manager.delete(comment).statusCode()).isEqualTo(403);
        assertThat(rep.json(address + "/comments").at("/entries/0/body").asString()).isEqualTo("First");
        assertThat(Api.as(tenant.admin()).delete(comment).statusCode()).isEqualTo(204);
        assertThat(rep.delete(comment).statusCode()).isEqualTo(404);
        assertThat(rep.json(address + "/comments").get("entries")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"body\": null}", "{\"body\": \" \"}", "{\"body\": \"\\u200b\\ufeff\"}", "{\"body\": 1, \"more\": 2}", "{\"text\": \"x\"}", "[]", ""})
    void badInputIsRefusedInWordsAndSaysNothing(String body) {
        HttpResponse<String> answer = rep.post(address + "/comments", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(rep.post(address + "/comments", "{\"body\": \"" + "x".repeat(4_001) + "\"}").statusCode()).isEqualTo(400);
        assertThat(rep.json(address + "/comments").get("entries")).isEmpty();
    }

    @Test
    void pagesAreReadToTheEnd() {
        for (int i = 0; i < 5; i++) {
            say(rep, address, "Comment " + i);
        }
        Set<String> words = new HashSet<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = rep.json(address + "/comments?limit=2" + next);
            page.get("entries").forEach(comment -> words.add(comment.get("body").asString()));
            sizes.add(page.get("entries").size());
            next = page.get("next").isNull() ? null : "&before=" + page.get("next").asString();
        } while (next != null);
        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(words).hasSize(5);
        for (String bad : List.of("?before=yesterday", "?limit=0", "?limit=201", "?before=1.2")) {
            assertThat(rep.get(address + "/comments" + bad).statusCode()).as(bad).isEqualTo(400);
            assertThat(rep.get(address + "/feed" + bad).statusCode()).as(bad).isEqualTo(400);
            assertThat(rep.get("/api/v1/notifications" + bad).statusCode()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void aFeedHoldsCommentsChangesAndEventsAndOffersToTakeBack() {
        say(manager, address, "Good");
        ProposedChange proposal = tenant.rep().scope().call(() -> {
            ProposedChange made = RunningCopilot.bean(Proposals.class).propose(
                    List.of(new Change.SetField(UUID.fromString(deal.get("id").asString()), DealField.NEXT_STEP, "Call Greta")), "as asked", null);
            RunningCopilot.bean(Approvals.class).approve(made.id(), made.signature(), Set.of(1));
            return made;
        });
        JsonNode change = first(rep.json(address + "/feed"), "applied_change");
        assertThat(change.at("/change/proposal").asString()).isEqualTo(proposal.id().toString());
        assertThat(change.at("/change/lines/0/after/text").asString()).isEqualTo("Call Greta");
        assertThat(change.at("/change/undoable").asBoolean()).isTrue();
        assertThat(first(manager.json(address + "/feed"), "applied_change").at("/change/undoable").asBoolean()).isFalse();
        assertThat(first(manager.json(address + "/feed"), "comment").at("/comment/body").asString()).isEqualTo("Good");
        assertThat(first(manager.json(address + "/feed"), "event").at("/event/type").asString()).isNotEmpty();
        assertThat(rep.post("/api/v1/proposals/" + proposal.id() + "/undo", "").statusCode()).isEqualTo(200);
        assertThat(first(manager.json(address + "/feed"), "applied_change").at("/change/undoneBy/name").asString()).isEqualTo("Nina Holm");
    }

    @Test
    void whatIsFollowedStandsInOnesOwnFeed() {
        say(manager, account, "Merger rumours");
        assertThat(texts(manager.json("/api/v1/feed"))).doesNotContain("Merger rumours");
        assertThat(manager.put(account + "/following", "").statusCode()).isEqualTo(204);
        assertThat(texts(manager.json("/api/v1/feed"))).contains("Merger rumours");
        assertThat(texts(manager.json("/api/v1/feed?since=2100-01-01"))).isEmpty();
        assertThat(manager.delete(account + "/following").statusCode()).isEqualTo(204);
        assertThat(texts(manager.json("/api/v1/feed"))).doesNotContain("Merger rumours");
        assertThat(manager.get("/api/v1/feed?since=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void aLeadIsReadAndTalkedAbout() {
        UUID id = UUID.randomUUID();
        RunningCopilot.sql(tenant.scope(), "insert into lead (tenant_id, id, name, owner_id) values (current_setting('app.tenant')::uuid, '" + id + "', 'Nils Ek', '" + tenant.rep().person().id() + "')");
        assertThat(rep.json("/api/v1/leads/" + id).get("name").asString()).isEqualTo("Nils Ek");
        assertThat(stranger.get("/api/v1/leads/" + id).statusCode()).isEqualTo(404);
        assertThat(say(manager, "/api/v1/leads/" + id, "Promising").statusCode()).isEqualTo(201);
        assertThat(rep.json("/api/v1/leads/" + id + "/feed").at("/entries/0/comment/body").asString()).isEqualTo("Promising");
        assertThat(rep.json("/api/v1/notifications").at("/entries/0/topic/kind").asString()).isEqualTo("lead");
    }

    private static HttpResponse<String> say(Api who, String address, String body) {
        return who.post(address + "/comments", "{\"body\": \"" + body + "\"}");
    }

    private static JsonNode first(JsonNode page, String type) {
        return page.get("entries").valueStream().filter(entry -> entry.get("type").asString().equals(type)).findFirst().orElseThrow();
    }

    private static List<String> texts(JsonNode page) {
        return page.get("entries").valueStream().map(entry -> entry.at("/comment/body").asString("")).filter(text -> !text.isEmpty()).toList();
    }
}
