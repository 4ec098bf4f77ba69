package com.nexusflow.copilot.channels.isolation;

import static com.nexusflow.copilot.channels.isolation.Words.capital;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A tenant with at least one row in every table, all of them {@link Marked}: a northern team of two reps and a manager, a southern
 * team of a rep and a manager, a rep without a team, operations and an administrator. Who may see what is worked out here from the
 * promise (own records, the team's where shared, the managed team's, or all) and not from the product.
 */
final class MarkedTenant {

    private static final LocalDate TODAY = RunningCopilot.TODAY;

    private static final String REVIEW = """
            {"version": "1", "refined": false, "metrics": {"timed": false, "times": null, "rep": {"words": 2, "questions": 0, "fillers": 0},
             "customer": {"words": 0, "questions": 0, "fillers": 0}, "moments": {"nextStepAgreed": false}}, "trackers": [], "questions": [], "objections": [],
             "nextSteps": [], "commitments": [], "competitors": [], "priceTalk": [], "redFlags": [], "sentiment": {"utterances": [0]},
             "scorecards": {"bant": {"name": "bant", "elements": {"budget": {"status": "not_discussed", "confidence": 0.5},
             "need": {"status": "not_discussed", "confidence": 0.5}}}}, "summary": [], "coaching": [], "suggestions": []}""";

    private final String mark;
    private final boolean sharing;
    private final long firstAmount;
    private final TenantScope scope = RunningCopilot.newTenant();
    private final Map<String, Member> people = new LinkedHashMap<>();
    private final Map<String, UUID> named = new HashMap<>();
    private final List<Marked> records = new ArrayList<>();
    private int amounts;

    private MarkedTenant(String mark, long firstAmount, boolean sharing) {
        this.mark = mark;
        this.firstAmount = firstAmount;
        this.sharing = sharing;
    }

    static MarkedTenant found(String mark, long firstAmount, boolean sharing) {
        MarkedTenant tenant = new MarkedTenant(mark, firstAmount, sharing);
        tenant.scope.run(tenant::fill);
        return tenant;
    }

    TenantScope scope() {
        return scope;
    }

    /** "admin", "operations", "manager north", "rep north", "colleague north", "manager south", "rep south" or "rep alone". */
    Member person(String which) {
        return people.get(which);
    }

    List<Marked> records() {
        return records;
    }

    /** The whole tenant as text, row by row, with what only one of its persons sees. */
    Map<String, Set<String>> dump() {
        Awaitility.await().until(() -> RunningCopilot.everything().sql("select count(*) from sales_call where tenant_id = :tenant and (stage is not null or renew_at is not null)")
                .param("tenant", scope.tenantId()).query(Integer.class).single() == 0);
        RunningCopilot.makePassages(scope);
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        String everything = tables().stream()
                .map(table -> "select '" + table + "' as kept_in, t::text as content from " + table + " t where " + (table.equals("tenant") ? "id" : "tenant_id") + " = :tenant")
                .collect(Collectors.joining(" union all "));
        RunningCopilot.everything().sql(everything).param("tenant", scope.tenantId())
                .query((row, n) -> rows.computeIfAbsent(row.getString("kept_in"), table -> new HashSet<>()).add(row.getString("content")))
                .list();
        return rows;
    }

    /** The tables that hold rows of tenants, from PostgreSQL's own catalogue. */
    static List<String> tables() {
        return database().withoutTenant(jdbc -> jdbc.sql("""
                        select c.relname from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                          and (c.relname = 'tenant' or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'))
                        order by 1""")
                .query(String.class)
                .list());
    }

    private void fill() {
        persons();
        catalogue();
        for (String owner : List.of("rep north", "colleague north", "manager north", "rep south", "manager south", "rep alone")) {
            pipeline(owner);
        }
        shared();
        sql("insert into call_setting (tenant_id, announced, audio_days, changed_at) values (current_setting('app.tenant')::uuid, true, 30, now())");
        doors();
        phone();
        people.keySet().forEach(this::belongings);
        card();
        imports();
        passages();
    }

    /** Passages are made of what is written; beside them stand one that is put off, and how far a shared index would be. */
    private void passages() {
        sql("insert into passage_due (tenant_id, kind, source_id, not_before) values (current_setting('app.tenant')::uuid, 'note', gen_random_uuid(), now() + interval '1 day')");
        sql("insert into passage_index (tenant_id, name, seq) values (current_setting('app.tenant')::uuid, 'shared', 1)");
    }

    private void persons() {
        String tenantName = mark + " " + capital(Words.next());
        sql("update tenant set name = '" + tenantName + "', team_sharing = " + sharing);
        insert("team", "north", Map.of("name", name("Nordteam"), "region", capital(Words.next())));
        insert("team", "south", Map.of("name", name("Suedteam"), "region", capital(Words.next())));
        insert("person", "newcomer", Map.of("name", capital(Words.next()) + " " + mark + " " + capital(Words.next()), "role", "rep"));
        join("admin", Role.ADMIN, null);
        join("operations", Role.OPERATIONS, null);
        join("manager north", Role.MANAGER, "north");
        join("rep north", Role.REP, "north");
        join("colleague north", Role.REP, "north");
        join("manager south", Role.MANAGER, "south");
        join("rep south", Role.REP, "south");
        join("rep alone", Role.REP, null);
        sql("update team set manager_id = '" + id("manager north") + "' where id = '" + named.get("north") + "'");
        sql("update team set manager_id = '" + id("manager south") + "' where id = '" + named.get("south") + "'");
        // Limited collections are among the rights of persons.
        documents("open", readers("collection", null), Map.of("visibility", "everyone"));
        documents("north", Set.of(id("admin"), id("operations"), id("manager north"), id("rep north"), id("colleague north")), Map.of("visibility", "team", "team_id", named.get("north")));
        documents("managers", Set.of(id("admin"), id("operations"), id("manager north"), id("manager south")), Map.of("visibility", "role", "role", "manager"));
        people.replaceAll((which, member) -> new Member(member.person(), RunningCopilot.bean(People.class).scopeOf(member.person()), member.login()));
        records.add(new Marked(scope.tenantId(), "tenant", scope.tenantId(), "tenant", Words.of(tenantName), Set.of(), readers("tenant", null)));
        records.replaceAll(record -> !Set.of("tenant", "team", "person").contains(record.table()) ? record
                : new Marked(scope.tenantId(), record.table(), record.id(), record.name(), record.words(), record.amounts(), readers("person", null)));
    }

    /** A collection that these persons read, with a document of a page. */
    private void documents(String which, Set<UUID> readers, Map<String, Object> visibility) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", name("Sammlung"), "created_at", moment(3)));
        values.putAll(visibility);
        UUID collection = insert("collection", readers, values);
        named.put("collection " + which, collection);
        UUID document = insert("document", readers, Map.ofEntries(Map.entry("collection_id", collection), Map.entry("name", name("Datei")), Map.entry("title", name("Titel")),
                Map.entry("owner_id", id("operations")), Map.entry("version", 1), Map.entry("ready_version", 1), Map.entry("content_hash", Words.next()), Map.entry("bytes", 4),
                Map.entry("status", "ready"), Map.entry("kind", "text"), Map.entry("progress", 100), Map.entry("parts", 1), Map.entry("not_before", moment(0)),
                Map.entry("uploaded_at", moment(1)), Map.entry("changed_at", moment(1))));
        named.put("document " + which, document);
        String text = mark + " " + capital(Words.next());
        sql("insert into document_file (tenant_id, document_id, version, content_hash, content, uploaded_by, uploaded_at) values (current_setting('app.tenant')::uuid, '" + document
                + "', 1, '" + Words.next() + "', convert_to('" + text + "', 'UTF8'), '" + id("operations") + "', now()); insert into document_part (tenant_id, document_id, position, trail, kind, text, place)"
                + " values (current_setting('app.tenant')::uuid, '" + document + "', 0, '[]', 'text', '" + text + "', '')");
        records.add(new Marked(scope.tenantId(), "document_file", document, "document_file", Words.of(text), Set.of(), readers));
        records.add(new Marked(scope.tenantId(), "document_part", document, "document_part", Words.of(text), Set.of(), readers));
    }

    private void join(String which, Role role, @Nullable String team) {
        String name = capital(Words.next()) + " " + mark + " " + capital(Words.next());
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", name, "role", role.code(), "external_id", externalId(), "email", Words.next() + "@" + Words.next() + ".example"));
        values.put("team_id", team == null ? null : named.get(team));
        UUID id = insert("person", which, values);
        Person person = RunningCopilot.bean(People.class).person(id).orElseThrow();
        String login = Words.next() + "-" + id.toString().substring(24);
        RunningCopilot.giveLogIn(id, login);
        people.put(which, new Member(person, TenantScope.background(scope.tenantId()), login));
    }

    private void catalogue() {
        insert("stage", "open", Map.of("name", "Negotiation", "type", "open", "position", 1, "probability", 0.5));
        insert("stage", "early", Map.of("name", name("Frühphase"), "type", "open", "position", 0, "probability", 0.1));
        insert("stage", "won", Map.of("name", "Won", "type", "won", "position", 2, "probability", 1));
        insert("stage", "lost", Map.of("name", "Lost", "type", "lost", "position", 3, "probability", 0));
        insert("product", "product", Map.of("name", name("Suite"), "series", capital(Words.next()), "external_id", externalId(), "list_price_minor", amount()));
        insert("competitor", "competitor", Map.of("name", name("Rivals")));
        account("parent", Map.of());
        account("account", Map.of("parent_id", named.get("parent")));
        contact("contact", named.get("account"));
    }

    /** A card that everybody of the tenant reads, with a version, a vote and a comment. */
    private void card() {
        UUID card = insert("battle_card", "card", Map.of("competitor_id", named.get("competitor"), "owner_id", id("rep south"), "version", 1, "created_at", moment(4)));
        String words = capital(Words.next());
        String objection = capital(Words.next());
        sql("insert into battle_card_version (tenant_id, card_id, number, owner_id, fresh_until, positioning, strengths, weaknesses, traps, objections, pricing, proof, questions, at)"
                + " values (current_setting('app.tenant')::uuid, '" + card + "', 1, '" + id("rep south") + "', date '2026-12-31', '" + words + "', '{}', '{}', '{}', '[{\"objection\":\"" + objection
                + "\",\"answer\":\"\"}]', '', '[]', '{}', now())");
        records.add(new Marked(scope.tenantId(), "battle_card_version", card, "battle_card_version", Words.of(words + " " + objection), Set.of(), readers("battle_card", null)));
        people.get("rep south").scope().run(() -> {
            sql("insert into battle_card_vote (tenant_id, card_id, person_id, useful, at) values (current_setting('app.tenant')::uuid, '" + card + "', '" + id("rep south") + "', true, now())");
            insert("comment", readers("battle_card", null), Map.of("card_id", card, "author_id", id("rep south"), "body", name("Kartenwort"), "created_at", moment(1)));
        });
    }

    private void account(String which, Map<String, Object> more) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", name("Works"), "external_id", externalId(), "sector", capital(Words.next()),
                "country", capital(Words.next()), "website", Words.next() + ".example", "owner_id", id("rep south")));
        values.putAll(more);
        insert("account", which, values);
    }

    private void contact(String which, UUID account) {
        insert("contact", which, Map.of("name", name("Kontakt"), "title", capital(Words.next()), "email", Words.next() + "@mail.example", "phone", externalId(),
                "external_id", externalId(), "account_id", account, "owner_id", id("rep south")));
    }

    private void pipeline(String owner) {
        UUID person = id(owner);
        UUID open = deal(owner, "open", TODAY.plusDays(20));
        deal(owner, "won", TODAY.minusDays(30));
        UUID lost = deal(owner, "lost", TODAY.minusDays(40));
        sql("update opportunity set loss_reason = 'No budget' where id = '" + lost + "'");
        owned("line_item", owner, Map.of("opportunity_id", open, "product_id", named.get("product"), "quantity", 1, "amount_minor", amount()));
        owned("activity", owner, Map.of("kind", "call", "subject", name("Gespräch"), "body", capital(Words.next()), "external_id", externalId(),
                "happened_at", moment(3), "owner_id", person, "account_id", named.get("account"), "contact_id", named.get("contact"), "opportunity_id", open));
        owned("activity", owner, Map.of("kind", "email", "subject", name("Brief"), "happened_at", moment(5), "owner_id", person, "account_id", named.get("account")));
        owned("note", owner, Map.of("body", name("Notiz"), "owner_id", person, "account_id", named.get("account"), "opportunity_id", open));
        owned("task", owner, Map.of("title", name("Aufgabe"), "done_at", moment(2), "owner_id", person, "account_id", named.get("account"), "opportunity_id", open));
        owned("lead", owner, Map.of("name", name("Anfrage"), "company", capital(Words.next()), "email", Words.next() + "@lead.example", "source", capital(Words.next()),
                "external_id", externalId(), "created_on", TODAY.minusDays(9), "owner_id", person));
        owned("quota", owner, Map.of("person_id", person, "starts_on", LocalDate.of(2026, 4, 1), "ends_on", LocalDate.of(2026, 6, 30), "amount_minor", amount()));
        link(open);
        named.put("deal of " + owner, open);
        call(owner, open);
        String step = capital(Words.next());
        UUID change = Ids.next();
        sql("insert into applied_change (tenant_id, id, proposal_id, opportunity_id, lines, applied_by, applied_at) values (current_setting('app.tenant')::uuid, '" + change + "', '" + Ids.next()
                + "', '" + open + "', '[{\"field\":\"next_step\",\"after\":{\"kind\":\"TEXT\",\"text\":\"" + step + "\"}}]', '" + person + "', now())");
        records.add(new Marked(scope.tenantId(), "applied_change", change, "applied_change", Words.of(step), Set.of(), readers("opportunity", owner)));
    }

    private void call(String owner, UUID deal) {
        UUID id = Ids.next();
        String speaker = capital(Words.next());
        String said = mark + " " + capital(Words.next());
        String external = externalId();
        sql("insert into sales_call (tenant_id, id, source, external_id, owner_id, account_id, opportunity_id, language, consent, status, progress, transcript, review, not_before, received_at, changed_at)"
                + " values (current_setting('app.tenant')::uuid, '" + id + "', 'transcript', '" + external + "', '" + id(owner) + "', '" + named.get("account") + "', '" + deal
                + "', 'en', 'given', 'reviewed', 100, '{\"language\":\"en\",\"timed\":false,\"speakersGuessed\":true,\"speakers\":[{\"number\":1,\"side\":\"REP\",\"name\":\"" + speaker
                + "\"}],\"utterances\":[{\"number\":0,\"speaker\":1,\"startMillis\":0,\"endMillis\":0,\"text\":\"" + said + "\",\"words\":[]}]}', '" + REVIEW + "', now(), now(), now())");
        String file = capital(Words.next());
        AudioStore.Kept kept = audio(mark + " " + file);
        sql("insert into call_recording (tenant_id, call_id, name, object, bytes, playable, keep_until, created_at) values (current_setting('app.tenant')::uuid, '" + id + "', '" + file
                + "', '" + kept.name() + "', " + kept.bytes() + ", true, now() + interval '1 year', now())");
        sql("insert into call_piece (tenant_id, call_id, pass, version, number, heard) values (current_setting('app.tenant')::uuid, '" + id + "', 1, 'none', 0, '')");
        records.add(new Marked(scope.tenantId(), "sales_call", id, "sales_call", Words.of(speaker + " " + said + " " + external + " " + file), Set.of(), readers("sales_call", owner)));
        String reason = capital(Words.next());
        people.get("admin").scope().run(() -> sql("insert into scorecard_verdict (tenant_id, call_id, card, element, number, status, reason, person_id, at) values (current_setting('app.tenant')::uuid, '"
                + id + "', 'bant', 'need', 1, 'met', '" + mark + " " + reason + "', '" + id("admin") + "', now())"));
        records.add(new Marked(scope.tenantId(), "scorecard_verdict", id, "scorecard_verdict", Words.of(reason), Set.of(), readers("sales_call", owner)));
    }

    private AudioStore.Kept audio(String text) {
        try {
            return RunningCopilot.bean(AudioStore.class).put(scope.tenantId(), 1000, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A deal whose amount was changed once, so that its history holds one that nothing else holds. */
    private UUID deal(String owner, String stage, LocalDate closes) {
        return deal(owner, stage, closes, name("Vorhaben"), named.get("account"));
    }

    private UUID deal(String owner, String stage, LocalDate closes, String name, UUID account) {
        long before = amount();
        UUID deal = owned("opportunity", owner, Map.of("name", name, "external_id", externalId(), "account_id", account, "owner_id", id(owner), "stage_id", named.get(stage),
                "amount_minor", amount(), "created_on", TODAY.minusDays(90), "close_date", closes, "source", capital(Words.next()), "next_step", capital(Words.next())));
        long now = records.getLast().amounts().iterator().next() * 100 + 37;
        sql("update opportunity set amount_minor = " + before + " where id = '" + deal + "'; update opportunity set amount_minor = " + now + " where id = '" + deal + "'");
        records.add(new Marked(scope.tenantId(), "opportunity_history", deal, "opportunity_history", Set.of(), Set.of(before / 100), readers("opportunity", owner)));
        return deal;
    }

    private void link(UUID deal) {
        sql("insert into opportunity_competitor (tenant_id, opportunity_id, competitor_id) values (current_setting('app.tenant')::uuid, '" + deal + "', '" + named.get("competitor") + "')");
    }

    /** Records that every marked tenant has under the same names. */
    private void shared() {
        UUID account = insert("account", "shared account", Map.of("name", "Common Ground", "external_id", "SHARED-1", "sector", capital(Words.next())));
        insert("product", "shared product", Map.of("name", "Standard Plan", "external_id", "SHARED-2", "list_price_minor", amount()));
        insert("competitor", "shared competitor", Map.of("name", "Mutual Rival"));
        insert("contact", "shared contact", Map.of("name", "Pat Both", "email", Words.next() + "@both.example", "account_id", account));
        insert("person", "shared person", Map.of("name", "Sam Shared", "external_id", "SHARED-3"));
        deal("rep south", "won", TODAY.minusDays(10), "Joint Venture", account);
    }

    /** A connected platform, somebody known there and somebody not yet, and a message each way. */
    private void doors() {
        Set<UUID> administrators = Set.of(id("admin"));
        UUID connection = insert("connection", administrators, Map.of("door", "slack", "workspace", Words.next(), "label", name("Arbeitsplatz"), "secrets", new byte[] {1}, "changed_at", moment(0)));
        named.put("connection", connection);
        String member = Words.next();
        String code = Words.next();
        sql("insert into identity (tenant_id, connection_id, external_id, person_id, way, linked_at) values (current_setting('app.tenant')::uuid, '" + connection + "', '" + member
                + "', '" + id("rep north") + "', 'link', now()); insert into identity_link (tenant_id, code_hash, connection_id, external_id, label, expires_at)"
                + " values (current_setting('app.tenant')::uuid, '" + code + "', '" + connection + "', '" + Words.next() + "', '', now() + interval '50 years')");
        String thread = Words.next();
        sql("insert into slack_thread (tenant_id, connection_id, thread, listening_to, ts, heard_at) values (current_setting('app.tenant')::uuid, '" + connection + "', '" + thread
                + "', '" + Words.next() + "', 1700000000.0001, now())");
        records.add(new Marked(scope.tenantId(), "slack_thread", Ids.next(), "slack_thread", Set.of(thread), Set.of(), Set.of()));
        records.add(new Marked(scope.tenantId(), "identity", Ids.next(), "identity", Set.of(member), Set.of(), administrators));
        records.add(new Marked(scope.tenantId(), "identity_link", Ids.next(), "identity_link", Set.of(code), Set.of(), Set.of()));
        String unlinked = Words.next();
        sql("insert into identity_refusal (tenant_id, connection_id, external_id, person_id, refused_at) values (current_setting('app.tenant')::uuid, '" + connection + "', '" + unlinked
                + "', '" + id("rep north") + "', now())");
        records.add(new Marked(scope.tenantId(), "identity_refusal", Ids.next(), "identity_refusal", Set.of(unlinked), Set.of(), administrators));
        String room = Words.next();
        sql("insert into teams_conversation (tenant_id, connection_id, conversation, service_url, used_at) values (current_setting('app.tenant')::uuid, '" + connection + "', '" + room
                + "', '', now())");
        records.add(new Marked(scope.tenantId(), "teams_conversation", Ids.next(), "teams_conversation", Set.of(room), Set.of(), Set.of()));
        Map<String, Object> in = Map.of("connection_id", connection, "event", Words.next(), "lane", Words.next(), "kind", "text", "body", name("Frage"), "received_at", moment(0),
                "not_before", moment(-3650), "done_at", moment(0));
        insert("inbox_message", Set.of(), in);
        insert("outbox_message", Set.of(), Map.of("connection_id", connection, "key", Words.next(), "lane", Words.next(), "kind", "text", "body", name("Antwort"), "made_at", moment(0),
                "not_before", moment(-3650), "done_at", moment(0)));
    }

    /** A call and text messages of somebody who is known by number. */
    private void phone() {
        String connection = "current_setting('app.tenant')::uuid, '" + named.get("connection") + "', '";
        for (String table : List.of("phone_call", "phone_step", "phone_chat", "phone_pin_failure", "phone_code")) {
            String word = Words.next();
            String call = named.get("connection").toString().substring(24);
            sql("insert into " + table + switch (table) {
                case "phone_call" -> " (tenant_id, connection_id, sid, number, step, state, began_at) values (" + connection + call + "', '" + word + "', 0, '{}', now())";
                case "phone_step" -> " (tenant_id, connection_id, sid, step, asked_at, answer) values (" + connection + call + "', '0', now(), '" + word + "')";
                case "phone_chat" -> " (tenant_id, connection_id, address, rest) values (" + connection + word + "', '')";
                case "phone_pin_failure" -> " (tenant_id, connection_id, number, event, failed_at) values (" + connection + word + "', '', now())";
                default -> " (tenant_id, connection_id, person_id, number, code_hash, made_at) values (" + connection + id("rep north") + "', '" + word + "', '', now())";
            });
            records.add(new Marked(scope.tenantId(), table, Ids.next(), table, Set.of(word), Set.of(), Set.of()));
        }
    }

    /** What is one person's alone. */
    private void belongings(String which) {
        Set<UUID> alone = Set.of(id(which));
        people.get(which).scope().run(() -> {
            UUID conversation = insert("conversation", alone, Map.of("person_id", id(which), "title", name("Unterhaltung"), "memory", "[]"));
            String question = "Who owns " + capital(Words.next()) + "?";
            String reply = "{\"conversationId\":\"" + conversation + "\",\"status\":\"declined\",\"text\":\"" + capital(Words.next()) + "\",\"blocks\":[],\"sources\":[],\"suggestions\":[],\"model\":\"offline\"}";
            database().write(jdbc -> jdbc.sql("insert into conversation_turn (tenant_id, conversation_id, question, reply) values (:tenant, :id, :question, cast(:reply as jsonb))")
                    .param("tenant", scope.tenantId()).param("id", conversation).param("question", question).param("reply", reply).update());
            records.add(new Marked(scope.tenantId(), "conversation_turn", conversation, "conversation_turn", Words.of(question + reply), Set.of(), alone));
            String thread = Words.next();
            sql("insert into door_thread (tenant_id, connection_id, thread, person_id, conversation_id, used_at) values (current_setting('app.tenant')::uuid, '"
                    + named.get("connection") + "', '" + thread + "', '" + id(which) + "', '" + conversation + "', now())");
            records.add(new Marked(scope.tenantId(), "door_thread", conversation, "door_thread", Set.of(thread), Set.of(), alone));
        });
        String owner = named.containsKey("deal of " + which) ? which : "rep north";
        UUID deal = named.get("deal of " + owner);
        people.get(which).scope().run(() -> {
            UUID comment = insert("comment", readers("opportunity", owner), Map.of("opportunity_id", deal, "author_id", id(which), "body", name("Bemerkung"), "created_at", moment(1)));
            UUID told = insert("notification", alone, Map.of("person_id", id(which), "kind", "mention", "cause_id", comment, "comment_id", comment, "opportunity_id", deal, "actor_id", id(which),
                    "created_at", moment(1)));
            sql("insert into telling (tenant_id, notification_id, person_id, not_before) values (current_setting('app.tenant')::uuid, '" + told + "', '" + id(which)
                    + "', now() + interval '50 years')");
            sql("insert into follow (tenant_id, person_id, opportunity_id, since) values (current_setting('app.tenant')::uuid, '" + id(which) + "', '" + deal + "', now())");
        });
        UUID proposal = insert("change_proposal", alone, Map.of(
                "asked_by", id(which), "why", name("Wunsch"), "created_at", moment(0), "expires_at", moment(0).plusYears(50)));
        String task = capital(Words.next());
        sql("insert into change_line (tenant_id, proposal_id, number, change, record_kind, record_name, field, after) values (current_setting('app.tenant')::uuid, '" + proposal
                + "', 1, '{\"type\":\"create_task\",\"title\":\"" + task + "\",\"owner\":\"" + id(which) + "\",\"about\":{}}', 'person', '', 'task', '{\"kind\":\"TEXT\",\"text\":\"" + task + "\"}')");
        records.add(new Marked(scope.tenantId(), "change_line", proposal, "change_line", Words.of(task), Set.of(), alone));
        people.get(which).scope().run(() -> sql("insert into delivery (tenant_id, person_id, door, quiet_from, quiet_to) values (current_setting('app.tenant')::uuid, '" + id(which)
                + "', 'slack', '19:00', '07:00')"));
        insert("api_token", alone, Map.of("person_id", id(which), "label", name("Zugang"), "token_hash", Words.next()));
    }

    private void imports() {
        sql("insert into tenant_key (tenant_id, key) values (current_setting('app.tenant')::uuid, decode(md5('" + mark + "'), 'hex'))");
        sql("insert into audit_entry (tenant_id, seq, at, actor, action, subject, hash) values (current_setting('app.tenant')::uuid, 1, now(), 'copilot', 'founded', '"
                + id("admin") + "', '')");
        Set<UUID> runners = Set.of(id("admin"), id("operations"));
        UUID run = insert("import_run", runners, Map.of("status", "completed", "message", capital(Words.next()), "finished_at", moment(0)));
        String reason = capital(Words.next());
        sql("insert into import_issue (tenant_id, import_id, file, line, severity, reason) values (current_setting('app.tenant')::uuid, '" + run + "', 'a.csv', 2, 'error', '" + reason + "')");
        records.add(new Marked(scope.tenantId(), "import_issue", run, "import_issue", Words.of(reason), Set.of(), runners));
    }

    private Set<UUID> readers(String table, @Nullable String owner) {
        return people.keySet().stream().filter(reader -> owner == null || maySee(reader, owner)).map(this::id).collect(Collectors.toSet());
    }

    private boolean maySee(String reader, String owner) {
        boolean seesAll = reader.equals("admin") || reader.equals("operations");
        boolean sameTeam = owner.endsWith("north") && reader.endsWith("north") || owner.endsWith("south") && reader.endsWith("south");
        return seesAll || reader.equals(owner) || sameTeam && (sharing || reader.startsWith("manager"));
    }

    private UUID insert(String table, String which, Map<String, ? extends @Nullable Object> values) {
        UUID id = insert(table, readers(table, null), values);
        named.put(which, id);
        return id;
    }

    private UUID owned(String table, String owner, Map<String, Object> values) {
        return insert(table, readers(table, owner), values);
    }

    private UUID insert(String table, Set<UUID> readers, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(values);
        UUID id = Ids.next();
        row.put("id", id);
        row.put("tenant_id", scope.tenantId());
        String columns = String.join(", ", row.keySet());
        String parameters = row.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        database().write(jdbc -> jdbc.sql("insert into " + table + " (" + columns + ") values (" + parameters + ")").params(row).update());
        records.add(marked(table, id, readers, row));
        return id;
    }

    private Marked marked(String table, UUID id, Set<UUID> readers, Map<String, @Nullable Object> row) {
        Set<String> words = new HashSet<>();
        Set<Long> amounts = new HashSet<>();
        row.forEach((column, value) -> {
            if (column.endsWith("_minor") && value instanceof Long minor) {
                amounts.add(minor / 100);
            } else if (value instanceof String text) {
                words.addAll(Words.of(text));
            }
        });
        Object name = Stream.of("name", "subject", "title", "label", "body").map(row::get).filter(Objects::nonNull).findFirst().orElse(table);
        return new Marked(scope.tenantId(), table, id, name.toString(), words, amounts, readers);
    }

    private UUID id(String which) {
        return people.containsKey(which) ? people.get(which).person().id() : named.get(which);
    }

    private String name(String what) {
        return mark + " " + what + " " + capital(Words.next()) + " " + capital(Words.next());
    }

    private static String externalId() {
        return "X-" + Words.next();
    }

    private long amount() {
        return (firstAmount + 41_113L * amounts++) * 100 + 37;
    }

    private static OffsetDateTime moment(int daysAgo) {
        return TODAY.minusDays(daysAgo).atTime(9, 0).atOffset(ZoneOffset.UTC);
    }

    private void sql(String statements) {
        RunningCopilot.sql(TenantScope.current(), statements);
    }

    private static TenantDatabase database() {
        return RunningCopilot.bean(TenantDatabase.class);
    }
}
