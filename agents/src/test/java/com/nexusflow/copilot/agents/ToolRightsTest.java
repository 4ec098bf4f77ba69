package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.tool.CallArguments;
import com.nexusflow.copilot.agents.tool.Tool;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every tool, called with everything its parameters can say, by a rep about other teams' deals and by an administrator of another
 * tenant. The calls are made from the tools' own parameters: a new tool is called too, and one with parameters unknown here fails.
 */
class ToolRightsTest {

    private static final Set<String> CHANGES =
            Set.of("change_deals", "log_activity", "create_task", "add_note", "create_contact", "create_lead", "convert_lead");
    private static final List<String> SOUTH = List.of("Anna Rossi", "Bruno Keller", "Sofia Lopez");
    private static final Set<String> NORTH = Set.of("Anna Berger", "Lukas Weber", "Mia Olsen");
    /** Totals of the whole floor, of the South and of Sofia Lopez: won revenue, open pipeline, lost value, quota. */
    private static final List<String> TOTALS = List.of("223640", "93190", "146940", "186140", "52350", "43790", "55970", "46160", "19610", "36570", "99000");

    private static final List<Dimension> SPLITS = List.of(
            Dimension.PERSON, Dimension.DEAL, Dimension.ACCOUNT, Dimension.REGION, Dimension.SOURCE, Dimension.MONTH);

    private static SalesFloor floor;
    private static CopilotKit kit;
    private static List<Call> calls;

    /** A tool with one set of arguments; said are the texts the caller gave, which a finding may repeat. */
    private record Call(Tool<?> tool, String arguments, Set<String> said) {

        String name() {
            return tool.specification().name();
        }

        String run(TenantScope scope) {
            String json = scope.call(() -> FindingJson.write(tool.call(arguments)));
            for (String text : said) {
                json = json.replace("\"" + text + "\"", "\"\"");
            }
            return json;
        }
    }

    @BeforeAll
    static void open() {
        floor = SalesFloor.open().withCalls();
        kit = new CopilotKit(message -> new Guess("metric", 1, true));
        kit.indexKnowledge(floor.crm().tenant().tenantId());
        calls = kit.toolbox().tools().stream().flatMap(ToolRightsTest::calls).toList();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    static Stream<String> tools() {
        return new CopilotKit(message -> new Guess("metric", 1, true)).toolbox().tools().stream().map(tool -> tool.specification().name());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void aRepLearnsNothingOfOtherTeamsDeals(String tool) {
        TenantScope anna = floor.scope("Anna Berger");
        Set<String> secrets = secrets();
        for (Call call : of(tool)) {
            assertThat(leaked(call.run(anna), secrets)).as(call.name() + " " + call.arguments()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void anotherTenantsAdministratorLearnsNothingAtAll(String tool) {
        TenantScope stranger = TestDatabase.newPerson(TestDatabase.newTenant(), "Stranger", Role.ADMIN);
        Set<String> secrets = new TreeSet<>(secrets());
        SalesFloor.deals().stream().map(deal -> deal.get("name")).forEach(secrets::add);
        secrets.addAll(List.of("Nordlicht Energie", "Solaria", "Meridian Bank", "Heidi Brunner", "Sofia Lopez", "Anna Berger", "Petra Lang", "South team",
                "Harbor Suite", "Rivalsoft", "heidi.brunner", "hospitality"));
        for (Call call : of(tool)) {
            assertThat(leaked(call.run(stranger), secrets)).as(call.name() + " " + call.arguments()).isEmpty();
        }
    }

    /** Without it the tests above could pass because the calls find nothing. */
    @Test
    void theSameCallsTellAnAdministratorOfTheTenantTheSecrets() {
        TenantScope petra = floor.scope("Petra Lang");
        Set<String> secrets = secrets();
        Set<String> told = new HashSet<>();
        calls.forEach(call -> told.addAll(leaked(call.run(petra), secrets)));
        assertThat(told).hasSizeGreaterThan(secrets.size() * 9 / 10).contains("Project Kestrel", "19610", "223640", "Send revised offer");
    }

    @Test
    void noToolChangesAnything() {
        TenantScope petra = floor.scope("Petra Lang");
        List<Long> before = rows(petra);
        calls.forEach(call -> call.run(petra));
        assertThat(rows(petra)).isEqualTo(before);
    }

    private static List<Call> of(String tool) {
        List<Call> some = calls.stream().filter(call -> call.name().equals(tool)).toList();
        assertThat(some).isNotEmpty();
        return some;
    }

    /** What the file says of deals the North does not own, as far as the North's own deals do not say the same. */
    private static Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(TOTALS);
        Set<String> known = new HashSet<>();
        for (CSVRecord deal : SalesFloor.deals()) {
            Set<String> side = NORTH.contains(deal.get("owner")) ? known : secrets;
            Stream.of("name", "amount", "next_step").map(deal::get).filter(value -> value != null).forEach(side::add);
        }
        secrets.addAll(List.of("Harbor Suite demo", "Follow-up on budget", "First meeting"));
        secrets.addAll(List.of("Javier Ortiz", "Mara de Vries", "Claire Petit", "spreadsheets", "data protection", "4,500", "69.36"));
        secrets.removeAll(known);
        secrets.removeIf(secret -> secret.matches("\\d{1,3}|[1-4]\\d{3}")); // small figures can be means of others
        return secrets;
    }

    private static List<String> leaked(String json, Set<String> secrets) {
        String plain = json.replaceAll("(?<=\\d)\\.0+(?!\\d)", "");
        return secrets.stream()
                .filter(secret -> plain.contains(secret))
                .filter(secret -> plain.matches("(?s).*(?<![\\p{L}\\p{N}.-])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}]).*"))
                .toList();
    }

    private static List<Long> rows(TenantScope scope) {
        return scope.call(() -> TestDatabase.database().read(jdbc -> Stream.of(
                        "account", "contact", "opportunity", "opportunity_history", "line_item", "activity", "task", "note", "lead", "person", "team", "quota")
                .map(table -> jdbc.sql("select count(*) + coalesce(sum(hashtext(t::text)), 0) from " + table + " t").query(Long.class).single())
                .toList()));
    }

    private static Stream<Call> calls(Tool<?> tool) {
        Set<String> parameters = ((JsonObjectSchema) tool.specification().parameters()).properties().keySet();
        if (parameters.contains("metrics")) {
            return figures().map(arguments -> call(tool, arguments));
        }
        if (CHANGES.contains(tool.specification().name())) {
            return Stream.of("Project Kestrel", "Kestrel", "OPP-1046", "Solaria", "Sofia Lopez", "Heidi Brunner", "renewal")
                    .flatMap(name -> changes(tool.specification().name(), name))
                    .map(arguments -> call(tool, arguments));
        }
        if (parameters.contains("competitor") || tool.specification().name().equals("ask_calls")) {
            return asked(tool.specification().name()).map(arguments -> call(tool, arguments));
        }
        if (parameters.contains("which")) {
            return heard(tool.specification().name()).map(arguments -> call(tool, arguments));
        }
        if (parameters.contains("kind")) {
            return records().map(arguments -> call(tool, arguments));
        }
        if (parameters.contains("text")) {
            return Stream.of("Project Kestrel", "Kestrel", "OPP-1046", "OPP", "Solaria", "Sofia", "renewal", "Harbor", "Heidi").map(text -> call(tool, Map.of("text", text)));
        }
        if (parameters.contains("metric")) {
            return Stream.of(Metric.values()).map(metric -> call(tool, Map.of("metric", metric.code())));
        }
        if (Set.of("said", "options", "original", "reason", "about", "near").containsAll(parameters)) {
            return Stream.of(call(tool, Map.of("said", "Project Kestrel", "options", List.of("x"), "original", "y")), call(tool, Map.of("reason", "help")));
        }
        throw new IllegalStateException("This test does not know how to call " + tool.specification().name() + " with " + parameters + "; teach it");
    }

    /** Changes of, or about, what the name stands for. */
    private static Stream<Map<String, Object>> changes(String tool, String name) {
        Map<String, String> about = Map.of("name", name);
        return switch (tool) {
            case "change_deals" -> Stream.concat(
                    Stream.of(Map.of("edits", List.of(Map.of("name", name, "amount", 1))), Map.of("edits", List.of(Map.of("name", name, "owner", "Sofia Lopez"))),
                            Map.of("edits", List.of(Map.of("name", name, "closeDateBy", "P1W")))),
                    Stream.of("person", "account", "deal").map(dimension -> Map.of("edits", List.of(Map.of(
                            "which", Map.of("filters", List.of(Map.of("dimension", dimension, "values", List.of(name)))), "nextStep", "x")))));
            case "log_activity" -> Stream.of(Map.of("kind", "call", "subject", "x", "about", about));
            case "create_task" -> Stream.of(Map.of("title", "x", "about", about), Map.of("title", "x", "owner", name));
            case "add_note" -> Stream.of(Map.of("body", "x", "about", about));
            case "create_contact" -> Stream.of(Map.of("name", "x", "account", name));
            case "create_lead" -> Stream.of(Map.of("name", name, "company", "x"));
            case "convert_lead" -> Stream.of(Map.of("name", name));
            default -> throw new IllegalStateException("This test does not know how to call " + tool + "; teach it");
        };
    }

    /** Everything that can be asked of calls, of all of them and of those with, or by, each of some. */
    private static Stream<Map<String, Object>> heard(String tool) {
        List<Map<String, Object>> whiches = new ArrayList<>(List.of(Map.of(), Map.of("from", "2026-05-01", "to", "2026-05-31"), Map.of("contact", "Heidi Brunner")));
        for (String filter : List.of("account:Castell Hotels", "account:Tidewater Ports", "account:Helvetia Foods", "person:Sofia Lopez", "person:Anna Rossi", "team:South team",
                "manager:Carlos Vega", "region:South", "account:" + floor.crm().id("Castell Hotels"), "person:" + floor.crm().id("Liam Byrne"))) {
            String[] parts = filter.split(":");
            whiches.add(Map.of("filters", List.of(Map.of("dimension", parts[0], "values", List.of(parts[1])))));
        }
        List<Map<String, Object>> asked = switch (tool) {
            case "find_calls" -> List.of(Map.of("order", "NEWEST", "limit", 50), Map.of("order", "WORTH_HEARING"));
            case "what_was_said" -> Stream.concat(
                    Stream.of(CallArguments.Topic.values()).map(topic -> Map.<String, Object>of("topic", topic.name())),
                    Stream.of("Zenware", "board", "houses", "Basel", "the").map(word -> Map.<String, Object>of("words", List.of(word), "by", "CUSTOMER"))).toList();
            case "call_details" -> Stream.concat(
                    Stream.of(CallArguments.Part.values()).map(part -> Map.<String, Object>of("part", part.name())),
                    FloorCalls.ids(floor).stream().map(id -> Map.<String, Object>of("id", id.toString()))).toList();
            case "talk_figures" -> Stream.of(CallArguments.Figure.values()).map(figure -> Map.<String, Object>of("figure", figure.name(), "rank", "MOST")).toList();
            default -> throw new IllegalStateException("This test does not know how to call " + tool + "; teach it");
        };
        return whiches.stream().flatMap(which -> asked.stream().map(one -> {
            Map<String, Object> arguments = new LinkedHashMap<>(one);
            arguments.put("which", which);
            return arguments;
        }));
    }

    /** Questions to what was written down and said, in the words of those who may not be heard of. */
    private static Stream<Map<String, Object>> asked(String tool) {
        return Stream.of("What does Heidi Brunner want?", "Who spoke about Project Kestrel?", "What does Sofia Lopez say of Solaria?", "the board of Castell Hotels", "Basel", "renewal")
                .map(question -> switch (tool) {
                    case "battle_card" -> Map.of("competitor", "Rivalsoft");
                    case "objection_answer" -> Map.of("objection", question);
                    default -> Map.of("question", question);
                });
    }

    private static Stream<Map<String, Object>> figures() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            all.add(Map.of("metrics", List.of(metric.code())));
            for (Dimension dimension : SPLITS) {
                all.add(Map.of("metrics", List.of(metric.code()), "by", List.of(dimension.code()), "order", "desc", "limit", 50));
            }
        }
        for (String metric : List.of("won_revenue", "deals", "open_deals", "won_deals", "open_pipeline", "activities", "quota", "win_rate")) {
            filters().forEach(filter -> {
                all.add(Map.of("metrics", List.of(metric), "filters", List.of(filter), "limit", 50));
                all.add(Map.of("metrics", List.of(metric), "filters", List.of(filter), "by", List.of("deal", "person"), "order", "desc", "limit", 50));
                all.add(Map.of("metrics", List.of(metric), "filters", List.of(filter), "show", "SHARE"));
                all.add(Map.of("metrics", List.of(metric), "filters", List.of(filter), "by", List.of("person"),
                        "having", List.of(Map.of("of", metric, "max", 0)), "from", "2026-01-01", "to", "2026-12-31", "comparedFrom", "2025-01-01", "comparedTo", "2025-12-31"));
            });
        }
        return all.stream();
    }

    private static Stream<Map<String, Object>> filters() {
        List<Map<String, Object>> filters = new ArrayList<>();
        SOUTH.forEach(person -> {
            filters.add(Map.of("dimension", "person", "values", List.of(person)));
            filters.add(Map.of("dimension", "person", "values", List.of(floor.crm().id(person).toString())));
        });
        filters.add(Map.of("dimension", "person", "values", List.of("Anna Berger"), "exclude", true));
        filters.add(Map.of("dimension", "manager", "values", List.of("Carlos Vega")));
        filters.add(Map.of("dimension", "team", "values", List.of("South team")));
        filters.add(Map.of("dimension", "region", "values", List.of("South")));
        filters.add(Map.of("dimension", "account", "values", List.of("Solaria")));
        filters.add(Map.of("dimension", "product", "values", List.of("Harbor Suite")));
        filters.add(Map.of("dimension", "competitor", "values", List.of("Zenware")));
        filters.add(Map.of("dimension", "deal", "values", List.of("Project Kestrel")));
        filters.add(Map.of("dimension", "deal", "values", List.of(floor.crm().id("Project Kestrel").toString())));
        return filters.stream();
    }

    private static Stream<Map<String, Object>> records() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String name : List.of("Project Kestrel", "OPP-1046", "Brightside expansion", "Solaria", "Nordlicht Energie", "Quantum Retail", "Sofia Lopez", "Heidi Brunner",
                "Harbor Suite")) {
            for (RecordKind kind : RecordKind.values()) {
                all.add(Map.of("kind", kind.name(), "name", name));
                all.add(Map.of("kind", kind.name(), "id", floor.crm().id(name).toString()));
                all.add(Map.of("kind", kind.name(), "id", floor.crm().id(name).toString(), "name", name, "attributes", List.of("owner", "amount", "next_step", "stage", "contacts")));
            }
        }
        return all.stream();
    }

    private static Call call(Tool<?> tool, Map<String, Object> arguments) {
        Set<String> said = new HashSet<>();
        texts(new LinkedHashMap<>(arguments), said);
        return new Call(tool, FindingJson.write(arguments), said);
    }

    private static void texts(Object value, Set<String> said) {
        switch (value) {
            case String text -> said.add(text);
            case List<?> list -> list.forEach(element -> texts(element, said));
            case Map<?, ?> map -> map.values().forEach(element -> texts(element, said));
            default -> {
                // numbers are not repeated as texts
            }
        }
    }
}
