package com.nexusflow.copilot.channels.isolation;

import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.people.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person with everything that exists and is none of that person's business. */
final class Viewer {

    private static final Pattern UUIDS = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern INSTANTS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?");
    /** When a figure on a page was made, to the minute: it may turn between two requests. */
    private static final Pattern AS_OF = Pattern.compile("(?<=<dt>As of</dt><dd>)[^<]*");
    /** The name of something that is to be made is another one in each call. */
    private static final Pattern NEW_NAME = Pattern.compile("(?<=Fresh Rival )[a-fx-]{36}");
    private static final Pattern FIGURES = Pattern.compile("\\d[\\d.,'’\u00a0\u202f]*\\d");
    private static final Pattern SECRETS = Pattern.compile("n(?:ame=\"_csrf\" (?:content|value)=\"[^\"]*\"|fc_[\\w-]+)");

    private final String name;
    private final Member member;
    private final List<Marked> seen;
    private final List<Marked> forbidden;
    private final Set<String> words = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> seenIds = new HashSet<>();
    private final Set<String> amounts = new HashSet<>();
    private final Set<String> questions = new HashSet<>();
    private final Map<String, Map<String, String>> working = new HashMap<>();

    Viewer(String name, Member member, List<Marked> everything) {
        this.name = name;
        this.member = member;
        Map<Boolean, List<Marked>> parts = everything.stream().collect(Collectors.partitioningBy(record -> record.readers().contains(member.person().id())));
        this.seen = parts.get(true);
        this.forbidden = parts.get(false);
        forbidden.forEach(record -> {
            words.addAll(record.words());
            ids.add(record.id().toString());
            record.amounts().forEach(amount -> amounts.add(amount.toString()));
        });
        seen.forEach(record -> seenIds.add(record.id().toString()));
        ids.removeAll(seenIds);
    }

    Member member() {
        return member;
    }

    boolean isAdministrator() {
        return member.person().role().seesAll();
    }

    boolean isRep() {
        return member.person().role() == Role.REP;
    }

    /** One record the person sees of every table, and those that every tenant has under the same name. */
    List<Marked> own() {
        return Stream.concat(sample(seen).stream(), seen.stream().filter(record -> !record.hasNameOfItsOwn() && !record.name().equals(record.table()))).distinct().toList();
    }

    /** One record that the person must not see of every table of each tenant. */
    List<Marked> forbidden() {
        return sample(forbidden);
    }

    private static List<Marked> sample(List<Marked> records) {
        Map<String, Marked> sample = new LinkedHashMap<>();
        records.forEach(record -> sample.putIfAbsent(record.tenant() + record.table(), record));
        return List.copyOf(sample.values());
    }

    /** The person asked this; it stands in a list of conversations from now on, and is no news to the person. */
    void asked(String question) {
        questions.add(question);
    }

    /** The values with which an operation finds something of the person's own, looked for once. */
    Map<String, String> working(String operation, Supplier<Map<String, String>> search) {
        return working.computeIfAbsent(operation, key -> search.get());
    }

    /** What a text says that this person must not know, beyond what the person said. */
    List<String> leaks(String answer, String said) {
        String text = without(questions, answer);
        List<String> leaks = new ArrayList<>();
        Set<String> own = Words.all(said);
        Words.all(text).stream().filter(word -> words.contains(word) && !own.contains(word)).forEach(leaks::add);
        UUIDS.matcher(text).results().map(match -> match.group().toLowerCase(Locale.ROOT)).filter(id -> ids.contains(id) && !said.contains(id)).forEach(leaks::add);
        String figures = INSTANTS.matcher(UUIDS.matcher(text).replaceAll(" ")).replaceAll(" ");
        FIGURES.matcher(figures).results()
                .map(match -> match.group().replaceAll("\\D", ""))
                .filter(digits -> digits.length() >= 7)
                .flatMap(digits -> amounts.stream().filter(digits::contains))
                .forEach(leaks::add);
        return leaks;
    }

    /** A text without what differs between any two calls: ids and tokens made for the call, the moment, own earlier questions. */
    String lasting(String text) {
        String timeless = AS_OF.matcher(INSTANTS.matcher(SECRETS.matcher(text).replaceAll("«secret»")).replaceAll("«now»")).replaceAll("«now»");
        return UUIDS.matcher(NEW_NAME.matcher(timeless).replaceAll("«new»")).replaceAll(id -> seenIds.contains(id.group()) ? id.group() : "«new»");
    }

    private static String without(Set<String> phrases, String text) {
        String rest = text;
        for (String phrase : phrases) {
            rest = rest.replace(phrase, "");
        }
        return rest;
    }

    @Override
    public String toString() {
        return name;
    }
}
