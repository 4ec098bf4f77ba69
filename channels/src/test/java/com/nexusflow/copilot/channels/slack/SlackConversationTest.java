package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.phone.FakeTwilio;
import com.nexusflow.copilot.channels.slack.FakeWorkspace.Fault;
import com.nexusflow.copilot.channels.slack.FakeWorkspace.Said;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.Visitor;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.inbox.Sent;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People talk to the copilot in Slack. */
class SlackConversationTest {

    private static final String STAGE = "what stage is Initech rollout in?";

    private final Office office = new Office();
    private final FakeWorkspace slack = office.slack;

    @Test
    void aMentionIsAnsweredOnceInItsThreadThoughItComesAsTwoEvents() {
        String channel = slack.channel(office.ritasId);
        assertThat(slack.mentions(office.ritasId, channel, STAGE).statusCode()).isEqualTo(200);
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.words()).contains("Prospecting");
        assertThat(answer.onlyFor).isNull();
        assertThat(answer.thread).isNotEmpty();
        assertThat(office.inInbox()).isEqualTo(1);
        assertThat(slack.said()).hasSize(1);
    }

    @Test
    void aRepeatedEventIsAnsweredOnceHoweverOftenItComes() {
        String direct = slack.direct(office.ritasId);
        String body = SlackJson.write(slack.callback(slack.message(office.ritasId, direct, "", STAGE)));
        for (int retry = 0; retry <= 3; retry++) {
            assertThat(slack.post("/events", "application/json", body, retry).statusCode()).isEqualTo(200);
        }
        slack.await(direct, 1);
        slack.writes(office.ritasId, "who owns it?");
        List<Said> said = slack.await(direct, 2);
        assertThat(said).hasSize(2);
        assertThat(said.get(1).words()).contains("Rita Quist");
    }

    @Test
    void aRetryIsNoReasonToSayNothing() {
        String body = SlackJson.write(slack.callback(slack.message(office.ritasId, slack.direct(office.ritasId), "", STAGE)));
        slack.post("/events", "application/json", body, 1);
        assertThat(slack.await(slack.direct(office.ritasId), 1).getFirst().words()).contains("Prospecting");
    }

    @Test
    void whatIsWrittenInOneThreadIsAnsweredInItsOrder() {
        String channel = slack.channel(office.ritasId);
        Map<String, Object> first = slack.message(office.ritasId, channel, "", slack.mention(STAGE));
        slack.deliver(first);
        for (String question : List.of("who owns it?", "when does it close?", "how much is it worth?")) {
            slack.deliver(slack.message(office.ritasId, channel, (String) first.get("ts"), slack.mention(question)));
        }
        List<Said> said = slack.await(channel, 4);
        assertThat(said).extracting(one -> one.thread).containsOnly((String) first.get("ts"));
        assertThat(said.get(0).words()).contains("Prospecting");
        assertThat(said.get(1).words()).contains("Rita Quist");
        assertThat(said.get(2).words()).contains("1 June 2026");
        assertThat(said.get(3).words()).contains("€1,000");
    }

    @Test
    void aThreadIsFollowedAfterAMentionUntilPeopleTalkToEachOther() {
        String channel = slack.channel(office.ritasId, office.marasId);
        Map<String, Object> question = slack.message(office.ritasId, channel, "", slack.mention(STAGE));
        String thread = (String) question.get("ts");
        slack.deliver(question);
        slack.await(channel, 1);
        slack.deliver(slack.message(office.ritasId, channel, thread, "who owns it?"));
        slack.await(channel, 2);
        slack.deliver(slack.message(office.marasId, channel, thread, "I would call them on Monday"));
        slack.deliver(slack.message(office.ritasId, channel, thread, "when does it close?"));
        slack.deliver(slack.message(office.ritasId, channel, thread, slack.mention("how much is it worth?")));
        assertThat(slack.await(channel, 3)).hasSize(3);
        assertThat(slack.said(channel).getLast().words()).contains("€1,000");
        assertThat(office.inInbox()).isEqualTo(3);
    }

    @Test
    void whoTurnsToSomebodyElseInAThreadIsNotAnswered() {
        String channel = slack.channel(office.ritasId, office.marasId);
        Map<String, Object> question = slack.message(office.ritasId, channel, "", slack.mention(STAGE));
        slack.deliver(question);
        slack.await(channel, 1);
        slack.deliver(slack.message(office.ritasId, channel, (String) question.get("ts"), "<@" + office.marasId + "> who owns it?"));
        slack.deliver(slack.message(office.ritasId, channel, (String) question.get("ts"), "who owns it?"));
        assertThat(office.inInbox()).isEqualTo(1);
    }

    @Test
    void aMessageInAChannelWithoutAMentionIsNotForUs() {
        String channel = slack.channel(office.ritasId);
        slack.deliver(slack.message(office.ritasId, channel, "", STAGE));
        slack.deliver(slack.message(office.ritasId, channel, "1700000000.000100", STAGE));
        assertThat(office.inInbox()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_changed", "message_deleted", "channel_join", "channel_leave", "bot_message", "channel_topic"})
    void whatIsNoMessageOfAPersonIsIgnored(String subtype) {
        Map<String, Object> event = slack.message(office.ritasId, slack.direct(office.ritasId), "", STAGE);
        event.put("subtype", subtype);
        assertThat(slack.deliver(event).statusCode()).isEqualTo(200);
        assertThat(office.inInbox()).isZero();
    }

    @Test
    void otherAppsAndTheCopilotItselfAreNotAnswered() {
        Map<String, Object> app = slack.message(office.ritasId, slack.direct(office.ritasId), "", STAGE);
        app.put("bot_id", "B0OTHER");
        slack.deliver(app);
        slack.deliver(slack.message(slack.bot(), slack.direct(office.ritasId), "", STAGE));
        assertThat(office.inInbox()).isZero();
    }

    @Test
    void whereTheCopilotIsNotEnabledItIsSilent() {
        Office careful = new Office(Map.of("channels", "C0ENABLED"), Map.of());
        String channel = careful.slack.channel(careful.ritasId);
        careful.slack.mentions(careful.ritasId, channel, STAGE);
        assertThat(careful.inInbox()).isZero();
        careful.slack.writes(careful.ritasId, STAGE);
        assertThat(careful.slack.await(careful.slack.direct(careful.ritasId), 1)).hasSize(1);
    }

    @Test
    void whatNotAllInTheChannelMaySeeGoesToTheAskerAlone() {
        String channel = slack.channel(office.ritasId, office.ottosId);
        slack.mentions(office.ritasId, channel, STAGE);
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.onlyFor).isEqualTo(office.ritasId);
        assertThat(answer.words()).contains("Prospecting").contains("Only you see this answer");
        assertThat(slack.said()).hasSize(1);
    }

    @Test
    void whereSomebodyReadsAlongWhomNobodyKnowsTheAnswerGoesToTheAskerAlone() {
        String guest = slack.member("gus", office.email("Mara Lindqvist"), Map.of("is_restricted", true));
        String channel = slack.channel(office.ritasId, guest);
        slack.mentions(office.ritasId, channel, STAGE);
        assertThat(slack.await(channel, 1).getFirst().onlyFor).isEqualTo(office.ritasId);
    }

    @Test
    void whenTheReadersCannotBeKnownTheAnswerGoesToTheAskerAlone() {
        slack.fail("conversations.members", new Fault(200, "{\"ok\":false,\"error\":\"missing_scope\"}", 0));
        String channel = slack.channel(office.ritasId);
        slack.mentions(office.ritasId, channel, STAGE);
        assertThat(slack.await(channel, 1).getFirst().onlyFor).isEqualTo(office.ritasId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unconfirmed", "guest", "elsewhere", "app"})
    void whomNoVerifiedAddressShowsIsOfferedAWayInAndToldNothing(String kind) {
        Map<String, Object> more = switch (kind) {
            case "unconfirmed" -> Map.of("is_email_confirmed", false);
            case "guest" -> Map.of("is_ultra_restricted", true);
            case "elsewhere" -> Map.of("team_id", "T0ELSEWHERE");
            default -> Map.of("is_bot", true);
        };
        String stranger = slack.member("sam", office.email("Rita Quist"), more);
        String channel = slack.channel(office.ritasId, stranger);
        slack.mentions(stranger, channel, STAGE);
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.onlyFor).isEqualTo(stranger);
        assertThat(answer.words()).contains("I do not know yet who you are here").doesNotContain("Prospecting");
        assertThat(office.text("select count(*)::text from identity")).isEqualTo("0");
    }

    @Test
    void whoFollowedTheLinkIsToldSoInSlackAndAsksOn() {
        String newcomer = slack.member("nora", null);
        String channel = slack.channel(office.ritasId, newcomer);
        slack.mentions(newcomer, channel, STAGE);
        Matcher link = Pattern.compile(Pattern.quote(FakeTwilio.PUBLIC_URL) + "(/link/[A-Za-z0-9_-]+)").matcher(slack.await(channel, 1).getFirst().words());
        assertThat(link.find()).isTrue();
        Visitor rita = Visitor.signIn(office.rita);
        assertThat(rita.post(link.group(1)).statusCode()).isEqualTo(200);
        String direct = slack.direct(newcomer);
        assertThat(slack.await(direct, 1).getFirst().words()).contains("You are known here now");
        assertThat(rita.post(link.group(1)).statusCode()).isEqualTo(404);
        slack.writes(newcomer, STAGE);
        assertThat(slack.await(direct, 2).get(1).words()).contains("Prospecting");
        assertThat(slack.said(direct)).hasSize(2);
    }

    @Test
    void whoWasUnlinkedStaysSoUntilTheLinkIsFollowedOrTheAdministratorAllowsIt() {
        String direct = slack.direct(office.ritasId);
        slack.writes(office.ritasId, STAGE);
        slack.await(direct, 1);
        Visitor rita = Visitor.signIn(office.rita);
        assertThat(rita.post("/reach/unlink?connection=" + office.connection.id() + "&externalId=" + office.ritasId).statusCode()).isEqualTo(200);
        slack.writes(office.ritasId, STAGE);
        String offered = slack.await(direct, 2).getLast().words();
        assertThat(offered).contains("I do not know yet who you are here");
        slack.mentions(office.marasId, slack.channel(office.marasId, office.ritasId), STAGE);
        slack.awaited(() -> slack.said(), said -> said.size() == 3);
        assertThat(office.text("select count(*)::text from identity where external_id = '" + office.ritasId + "'")).isEqualTo("0");
        Matcher link = Pattern.compile(Pattern.quote(FakeTwilio.PUBLIC_URL) + "(/link/[A-Za-z0-9_-]+)").matcher(offered);
        assertThat(link.find()).isTrue();
        assertThat(rita.post(link.group(1)).statusCode()).isEqualTo(200);
        assertThat(office.text("select count(*)::text from identity where external_id = '" + office.ritasId + "'")).isEqualTo("1");
        assertThat(office.text("select count(*)::text from identity_refusal")).isEqualTo("0");
    }

    @Test
    void theAdministratorMayHaveSomebodyRecognizedByEmailAgain() {
        slack.writes(office.ritasId, STAGE);
        slack.await(slack.direct(office.ritasId), 1);
        Visitor admin = Visitor.signIn(RunningCopilot.newMember(office.tenant, "Ada Min", Role.ADMIN));
        admin.post("/connections/slack/unlink?externalId=" + office.ritasId);
        assertThat(admin.get("/connections/slack").body()).contains("/connections/slack/allow");
        assertThat(admin.post("/connections/slack/allow?externalId=" + office.ritasId).body()).doesNotContain("/connections/slack/allow");
        slack.writes(office.ritasId, STAGE);
        assertThat(slack.await(slack.direct(office.ritasId), 2).getLast().words()).contains("Prospecting");
    }

    @Test
    void anAnswerOfMoreMessagesThanItsAddressTakesArrivesWhole() {
        String channel = slack.channel(office.ritasId, office.ottosId);
        send(letters -> letters.responses(messages(8), place(channel, slack.hook(channel, office.ritasId, ""))));
        assertThat(slack.await(channel, 8)).allSatisfy(one -> assertThat(one.onlyFor).isEqualTo(office.ritasId)).extracting(one -> one.text).containsExactlyElementsOf(texts(8));
        assertThat(slack.calls("response_url")).isLessThan(5);
    }

    @Test
    void whenTheAddressIsNoLongerGoodTheAnswerStillReachesTheAskerAlone() {
        String channel = slack.channel(office.ritasId, office.ottosId);
        String late = slack.hook(channel, office.ritasId, "") + "-of-before";
        send(letters -> letters.responses(messages(1), place(channel, late)));
        assertThat(slack.await(channel, 1).getFirst().onlyFor).isEqualTo(office.ritasId);
        String foreign = slack.foreign(office.ritasId, office.ottosId);
        send(letters -> letters.responses(messages(1), place(foreign, late)));
        assertThat(slack.await(slack.direct(office.ritasId), 1)).extracting(one -> one.text).containsExactly("part 0");
        assertThat(slack.said(foreign)).isEmpty();
        assertThat(office.text("select count(*)::text from connection where problem is not null")).isEqualTo("0");
    }

    @Test
    void inALargeChannelNobodyIsLookedUpAndTheAnswerGoesToTheAskerAlone() {
        String[] many = new String[SlackPeople.MOST_MEMBERS];
        for (int i = 0; i < many.length; i++) {
            many[i] = slack.member("member-" + i, null);
        }
        many[0] = office.ritasId;
        String channel = slack.channel(many);
        slack.mentions(office.ritasId, channel, STAGE);
        assertThat(slack.await(channel, 1).getFirst().onlyFor).isEqualTo(office.ritasId);
        slack.mentions(office.ritasId, channel, STAGE);
        slack.await(channel, 2);
        assertThat(slack.calls("conversations.members")).isEqualTo(1);
        assertThat(slack.calls("users.info") + slack.calls("users.list")).isLessThanOrEqualTo(1);
    }

    @Test
    void whereSlackDoesNotTellWhoManyMembersAreTheyAreNotLookedUpOneByOne() {
        String[] many = new String[SlackPeople.ONE_BY_ONE + 5];
        for (int i = 0; i < many.length; i++) {
            many[i] = slack.member("member-" + i, null);
        }
        many[0] = office.ritasId;
        String channel = slack.channel(many);
        slack.fail("users.list", new Fault(429, "{\"ok\":false,\"error\":\"ratelimited\"}", 30));
        slack.mentions(office.ritasId, channel, STAGE);
        assertThat(slack.await(channel, 1).getFirst().onlyFor).isEqualTo(office.ritasId);
        slack.mentions(office.ritasId, channel, STAGE);
        slack.await(channel, 2);
        assertThat(slack.calls("users.info")).isLessThanOrEqualTo(1);
    }

    private void send(Function<SlackLetters, List<Outgoing>> letter) {
        office.tenant.run(() -> RunningCopilot.bean(Outbox.class).send(letter.apply(new SlackLetters(office.connection.id(), Ids.next().toString(), "lane"))));
    }

    private SlackPlace place(String channel, String address) {
        return new SlackPlace(channel, "", office.ritasId, false, address);
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "part " + i).toList();
    }

    private static List<SlackMessage> messages(int count) {
        return texts(count).stream().map(text -> new SlackMessage(text, List.of(SlackJson.object("type", "section", "text", SlackBlocks.plainText(text))))).toList();
    }

    @Test
    void anAnswerThatSlackCannotTakeNowIsSentWhenItSays() {
        slack.fail("chat.postMessage", new Fault(429, "{\"ok\":false,\"error\":\"ratelimited\"}", 2), new Fault(500, "oops", 0));
        long before = System.nanoTime();
        slack.writes(office.ritasId, STAGE);
        assertThat(slack.await(slack.direct(office.ritasId), 1)).hasSize(1);
        assertThat(System.nanoTime() - before).isGreaterThan(2_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive"})
    void whatIsSaidWhileSlackWantsAnotherTokenWaitsForThat(String error) {
        Outgoing message = new SlackLetters(office.connection.id(), Ids.next().toString(), "lane").posts(messages(1), slack.direct(office.ritasId), "").getFirst();
        slack.fail("chat.postMessage", new Fault(200, "{\"ok\":false,\"error\":\"" + error + "\"}", 0));
        SlackDoor door = RunningCopilot.bean(SlackDoor.class);
        Sent first = office.tenant.call(() -> door.send(message));
        assertThat(first).isInstanceOfSatisfying(Sent.Later.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofMinutes(1));
            assertThat(Trouble.words(later.why().text(), Locale.ENGLISH)).contains("new");
        });
        assertThat(office.tenant.call(() -> door.send(message))).isInstanceOf(Sent.Delivered.class);
        assertThat(slack.said(slack.direct(office.ritasId))).hasSize(1);
    }

    @Test
    void anAnswerThatWaitsForAnotherTokenIsTroubleTheAdministratorSees() {
        slack.fail("chat.postMessage", new Fault(200, "{\"ok\":false,\"error\":\"token_revoked\"}", 0));
        slack.writes(office.ritasId, STAGE);
        slack.awaited(() -> office.text("select coalesce(problem, '') from connection"), problem -> Trouble.words(problem, Locale.ENGLISH).contains("token was revoked"));
        assertThat(office.text("select count(*)::text from outbox_message where done_at is null and body <> ''")).isEqualTo("1");
    }

    @Test
    void whatSlackWillNeverTakeIsToldToTheAdministratorInWords() {
        slack.fail("chat.postMessage", new Fault(200, "{\"ok\":false,\"error\":\"is_archived\"}", 0));
        slack.writes(office.ritasId, STAGE);
        slack.awaited(() -> office.text("select coalesce(problem, '') from connection"), problem -> Trouble.words(problem, Locale.GERMAN).equals("Der Kanal ist archiviert.") && Trouble.words(problem, Locale.ENGLISH).equals("The channel is archived."));
        assertThat(slack.said()).isEmpty();
    }

    @Test
    void aQuestionThatFailsAtFirstIsAnsweredOnce() {
        slack.fail("users.info", new Fault(503, "", 0));
        String direct = slack.direct(office.ritasId);
        slack.writes(office.ritasId, STAGE);
        assertThat(slack.await(direct, 1).getFirst().words()).contains("Prospecting");
        assertThat(slack.said(direct)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversations.members", "users.info"})
    void whileSlackIsTooBusyToSayWhoReadsAlongTheAnswerWaits(String method) {
        slack.writes(office.ritasId, STAGE);
        slack.await(slack.direct(office.ritasId), 1);
        Fault busy = new Fault(429, "{\"ok\":false,\"error\":\"ratelimited\"}", 1);
        slack.fail(method, busy, busy);
        String channel = slack.channel(office.ritasId, office.marasId);
        slack.mentions(office.ritasId, channel, STAGE);
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.onlyFor).isNull();
        assertThat(answer.words()).contains("Prospecting");
    }

    @Test
    void inAThreadOfTheAssistantTheAnswerGrowsAndTheThreadGetsATitle() {
        String direct = slack.direct(office.ritasId);
        slack.deliver(slack.message(office.ritasId, direct, "1700000000.000200", STAGE));
        Said answer = slack.await(direct, 1).getFirst();
        assertThat(answer.words()).contains("Prospecting");
        assertThat(slack.calls("chat.startStream")).isEqualTo(1);
        slack.awaited(() -> slack.calls("assistant.threads.setTitle"), count -> count == 1);
        slack.awaited(() -> slack.calls("assistant.threads.setStatus"), count -> count == 1);
        assertThat(slack.said()).hasSize(1);
        assertThat(slack.calls("chat.postMessage")).isZero();
    }

    @Test
    void whereSlackDoesNotStreamTheAnswerIsPosted() {
        slack.fail("chat.startStream", new Fault(200, "{\"ok\":false,\"error\":\"unknown_method\"}", 0));
        String direct = slack.direct(office.ritasId);
        slack.deliver(slack.message(office.ritasId, direct, "1700000000.000200", STAGE));
        assertThat(slack.await(direct, 1).getFirst().words()).contains("Prospecting");
        assertThat(slack.calls("chat.postMessage")).isEqualTo(1);
    }

    @Test
    void theAssistantSuggestsAtMostFourQuestionsThatItCanAnswer() {
        String direct = slack.direct(office.ritasId);
        slack.deliver(new LinkedHashMap<>(Map.of("type", "assistant_thread_started", "assistant_thread",
                Map.of("user_id", office.ritasId, "channel_id", direct, "thread_ts", "1700000000.000300", "context", Map.of()))));
        slack.awaited(() -> slack.calls("assistant.threads.setSuggestedPrompts"), count -> count == 1);
        String prompts = SlackJson.text(slack.asked("assistant.threads.setSuggestedPrompts"), "/prompts");
        assertThat(FakeWorkspace.texts(SlackJson.read(prompts), "message")).hasSize(4).contains("How is my pipeline?");
    }

    @Test
    void aSuggestionIsAskedByItsButton() {
        slack.writes(office.ritasId, "how is my pipeline?");
        Said first = slack.await(slack.direct(office.ritasId), 1).getFirst();
        assertThat(FakeWorkspace.has(first, "ask:0")).isTrue();
        String question = SlackJson.text(FakeWorkspace.button(first.blocks, "ask:0"), "/value");
        slack.presses(office.ritasId, first, "ask:0");
        assertThat(slack.await(slack.direct(office.ritasId), 2).get(1).words()).contains(question);
    }

    @Test
    void longWorkSaysOneMomentWhichBecomesTheAnswer() {
        String channel = slack.channel(office.ritasId);
        slack.slow("conversations.members", Duration.ofSeconds(3));
        slack.mentions(office.ritasId, channel, STAGE);
        assertThat(slack.awaited(() -> slack.said(channel), said -> said.size() == 1).getFirst().words()).contains("One moment");
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.words()).contains("Prospecting");
        assertThat(answer.edits).isEqualTo(1);
        assertThat(slack.said()).hasSize(1);
    }

    @Test
    void oneMomentGoesAwayWhenTheAnswerIsForTheAskersEyes() {
        String channel = slack.channel(office.ritasId, office.ottosId);
        slack.slow("conversations.members", Duration.ofSeconds(3));
        slack.mentions(office.ritasId, channel, STAGE);
        slack.awaited(() -> slack.said(channel), said -> said.size() == 1);
        assertThat(slack.await(channel, 1)).extracting(one -> one.onlyFor).containsExactly(office.ritasId);
    }

    @Test
    void whatIsHandledAgainAfterACrashIsSaidOnce() {
        String direct = slack.direct(office.ritasId);
        String body = SlackJson.write(SlackJson.object("user", office.ritasId, "channel", direct, "ts", "1700000000.000400", "text", STAGE, "self", slack.bot(), "direct", true));
        Received message = new Received(Ids.next(), office.connection.id(), "e", direct, SlackDoor.MESSAGE, body, 1);
        office.tenant.run(() -> {
            for (int i = 0; i < 3; i++) {
                RunningCopilot.bean(Outbox.class).send(RunningCopilot.bean(SlackDoor.class).handle(message));
            }
        });
        slack.await(direct, 1);
        slack.writes(office.ritasId, "who owns it?");
        assertThat(slack.await(direct, 2)).hasSize(2);
        long turns = office.rita.scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql("select count(*) from conversation_turn").query(Long.class).single()));
        assertThat(turns).isEqualTo(2);
    }

    @Test
    void aChartIsSentAsAPictureWithItsWordsForWhoeverCannotSeeIt() {
        anotherDeal();
        slack.writes(office.ritasId, "open pipeline by stage");
        Said answer = slack.await(slack.direct(office.ritasId), 1).getFirst();
        assertThat(FakeWorkspace.texts(answer.blocks, "type")).contains("image");
        assertThat(FakeWorkspace.texts(answer.blocks, "alt_text").getFirst()).contains("Prospecting");
    }

    @Test
    void aChartThatSlackDoesNotTakeIsToldInWords() {
        slack.fail("files.getUploadURLExternal", new Fault(200, "{\"ok\":false,\"error\":\"missing_scope\"}", 0));
        anotherDeal();
        slack.writes(office.ritasId, "open pipeline by stage");
        Said answer = slack.await(slack.direct(office.ritasId), 1).getFirst();
        assertThat(FakeWorkspace.texts(answer.blocks, "type")).doesNotContain("image");
        assertThat(answer.words()).contains("Prospecting");
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false"})
    void aPictureThatSlackHasNotLookedAtYetIsShownALittleLaterAndAtLastToldInWords(int refusals, boolean isShown) {
        anotherDeal();
        for (int i = 0; i < refusals; i++) {
            slack.fail("response_url", new Fault(404, "invalid_blocks", 0));
        }
        String channel = slack.channel(office.ritasId, office.ottosId);
        slack.commands(office.ritasId, channel, "ask open pipeline by stage");
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(FakeWorkspace.texts(answer.blocks, "type").contains("image")).isEqualTo(isShown);
        assertThat(answer.words()).contains("Prospecting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask " + STAGE, STAGE, "deal Initech rollout", "account Initech", "digest"})
    void aCommandIsAnsweredForTheAskersEyes(String command) {
        String channel = slack.channel(office.ritasId, office.ottosId);
        slack.commands(office.ritasId, channel, command);
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.onlyFor).isEqualTo(office.ritasId);
        assertThat(answer.words()).contains("Initech");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "dance", "help me", "deal"})
    void aCommandThatSaysNothingIsAnsweredWithWhatThereIs(String command) {
        String channel = slack.channel(office.ritasId);
        slack.commands(office.ritasId, channel, command);
        assertThat(slack.await(channel, 1).getFirst().words()).contains("/copilot ask").contains("/copilot digest");
    }

    @Test
    void aBattleCardThatIsNotThereIsNotMadeUp() {
        String channel = slack.channel(office.ritasId);
        slack.commands(office.ritasId, channel, "battlecard Nonesuch");
        assertThat(slack.await(channel, 1).getFirst().words()).isNotBlank().doesNotContain("Initech");
    }

    @ParameterizedTest
    @CsvSource({"de, deal Initech rollout", "fr, deal Initech rollout", "es, deal Initech rollout", "de, account Initech", "fr, account Initech", "es, account Initech",
        "de, digest", "fr, digest", "es, digest", "de, log Initech will im Juli unterschreiben", "fr, log Initech veut signer en juillet", "es, log Initech quiere firmar en julio"})
    void commandsBecomeQuestionsInTheTenantsLanguage(String language, String command) {
        RunningCopilot.sql(office.tenant, "update tenant set language = '" + language + "'");
        String channel = slack.channel(office.ritasId);
        slack.commands(office.ritasId, channel, command);
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.words()).contains("Initech");
        assertThat(FakeWorkspace.has(answer, "approve")).as(answer.words()).isEqualTo(command.startsWith("log"));
    }

    private void anotherDeal() {
        RunningCopilot.sql(office.tenant, "insert into opportunity (tenant_id, id, name, owner_id, stage_id, amount_minor, close_date) select tenant_id, gen_random_uuid(), 'Initech add-on', '"
                + office.rita.person().id() + "', id, 300000, date '2026-06-05' from stage where name = 'Negotiation'");
    }
}
