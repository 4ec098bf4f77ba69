package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdit;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdits;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealSet;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans changes of deals: "move Initech to Negotiation, close date 30 June, and set Globex to 45k". */
final class DealChangePlanner {

    private static final int OPTIONS = 5;

    private final Reading reading;
    private final List<Term> commands;
    private final CommandContext context;
    private final Before before;
    private final LocalDate today;
    private final DealRecords records;
    private final int textStart;
    private final DealValues values;

    /** A deal that is to be changed, and the tokens [from, to) that say how. */
    private record Target(String said, RecordKind kind, UUID id, String name, int from, int to) {

        Target until(int end) {
            return new Target(said, kind, id, name, from, end);
        }
    }

    /** What tokens say is to change; everything may be absent. */
    private record Wish(
            @Nullable String stage, @Nullable BigDecimal amount, @Nullable LocalDate closeDate, @Nullable String closeDateBy, @Nullable String owner, @Nullable String nextStep,
            @Nullable String lossReason, @Nullable String addCompetitor, @Nullable String removeCompetitor, boolean several) {

        boolean isEmpty() {
            return Stream.of(stage, amount, closeDate, closeDateBy, owner, nextStep, lossReason, addCompetitor, removeCompetitor).allMatch(Objects::isNull);
        }

        DealEdit edit(UUID deal) {
            return new DealEdit(deal, null, null, stage, amount, closeDate, closeDateBy, owner, nextStep, lossReason, addCompetitor, removeCompetitor);
        }

        DealEdit edit(DealSet deals) {
            return new DealEdit(null, null, deals, stage, amount, closeDate, closeDateBy, owner, nextStep, lossReason, addCompetitor, removeCompetitor);
        }
    }

    /** @param commands the words of commands in the text */
    DealChangePlanner(Reading reading, List<Term> commands, CommandContext context) {
        this.reading = reading;
        this.commands = commands;
        this.context = context;
        this.before = context.before();
        this.today = context.today();
        this.records = context.records();
        this.textStart = freeText().map(Term::to).orElse(reading.tokens().size());
        this.values = new DealValues(reading, commands, today, records, textStart);
    }

    Plan plan() {
        return bulk().orElseGet(this::single);
    }

    /** A change of several deals at once, when the words say which: those words are read apart from the ones that say how. */
    private Optional<Plan> bulk() {
        Optional<DealSetReader.Phrase> phrase = new DealSetReader(reading, commands, context, textStart, values.speaksOfOwner()).phrase();
        return phrase.map(which -> bulk(which)).or(this::listed);
    }

    private Plan bulk(DealSetReader.Phrase which) {
        String said = reading.text().substring(reading.tokens().get(which.from()).start(), reading.tokens().get(which.to() - 1).end());
        String words = which.everything() ? Texts.of("messages.replies", reading.language()).get("change.deals") + " " + said.substring(said.indexOf(' ') + 1) : said;
        Reading ahead = context.again().apply(words, true);
        Reading deals = DealSetChoice.liesAhead(ahead) ? ahead : context.again().apply(words, false);
        Optional<Name> unclear = deals.names().stream().filter(Name::isAmbiguous).findFirst();
        if (unclear.isPresent()) {
            return whichOne(unclear.get());
        }
        DealSetChoice choice = new DealSetChoice(deals, context.organisation());
        String unread = choice.unread();
        Optional<DealSet> set = choice.set();
        if (!unread.isEmpty() || set.isEmpty()) {
            return Plan.decline("which_deals", unread.isEmpty() ? said : unread, List.of());
        }
        return how(which.from(), which.to()).changed(set.get(), said, reading.text());
    }

    /** "push them by two weeks" after a list of deals. */
    private Optional<Plan> listed() {
        Ask ask = before.ask();
        Optional<Term> them = commands.stream().filter(t -> t.is("back", "they") && t.from() < textStart).findFirst();
        boolean theirs = them.isPresent() && reading.names().stream().noneMatch(this::namesAnother);
        return ask == null || !ask.deals || !theirs
                ? Optional.empty()
                : them.map(term -> how(term.from(), term.to()).changed(DealSetChoice.of(ask), reading.said(reading.tokens().subList(term.from(), term.to())), reading.text()));
    }

    /** The command without the words that say which deals. */
    private DealChangePlanner how(int from, int to) {
        int start = reading.tokens().get(from).start();
        String how = reading.text().substring(0, start) + reading.text().substring(to < reading.tokens().size() ? reading.tokens().get(to).start() : reading.text().length());
        Reading rest = context.again().apply(how.strip(), false);
        return new DealChangePlanner(rest, ChangePlanner.commands(rest), context);
    }

    private Plan changed(DealSet deals, String said, String whole) {
        Optional<Plan> unclear = unclear();
        if (unclear.isPresent()) {
            return unclear.get();
        }
        if (!named().isEmpty()) {
            return Plan.decline("which_deals", named().getFirst().name(), List.of());
        }
        Target all = new Target(said, RecordKind.OPPORTUNITY, new UUID(0, 0), said, 0, reading.tokens().size());
        Wish wish = wish(all);
        if (wish.several()) {
            return Plan.decline("several_values", said, List.of());
        }
        return wish.isEmpty() ? closing(all, whole) : new Plan("change_deals", new DealEdits(List.of(wish.edit(deals))));
    }

    private Plan single() {
        Optional<Plan> unclear = unclear();
        if (unclear.isPresent()) {
            return unclear.get();
        }
        List<Target> targets = targets();
        if (targets.isEmpty()) {
            return Plan.decline("which_deal", "", List.of());
        }
        List<DealEdit> edits = new ArrayList<>();
        List<Wish> wishes = shared(targets.stream().map(this::wish).toList());
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            List<Named> deals = target.kind() == RecordKind.ACCOUNT ? records.openDealsOf(target.id()) : List.of(new Named(target.id(), target.name()));
            if (wishes.get(i).several()) {
                return Plan.decline("several_values", target.name(), List.of());
            }
            if (wishes.get(i).isEmpty()) {
                return closing(target, reading.text());
            }
            if (deals.isEmpty()) {
                return Plan.decline("no_open_deal", target.name(), List.of());
            }
            if (deals.size() > 1) {
                return Plan.askBack(orName(target), deals.stream().map(Named::name).limit(OPTIONS).toList(), naming(target));
            }
            edits.add(wishes.get(i).edit(deals.getFirst().id()));
        }
        return new Plan("change_deals", new DealEdits(edits));
    }

    /** Names that may mean several records or none, and values that are no single new value. */
    private Optional<Plan> unclear() {
        Optional<Plan> ambiguous = reading.names().stream().filter(this::isUnclear).findFirst().map(this::whichOne);
        return ambiguous.or(() -> stranger().map(name -> Plan.decline("unknown_name", name, List.of()))).or(values::refusal);
    }

    private boolean isUnclear(Name name) {
        boolean record = name.is("opportunity") || name.is("account") || name.is("person") && values.speaksOfOwner();
        return name.from() < freeTextBegins() && name.isAmbiguous() && record;
    }

    private Plan whichOne(Name name) {
        return Plan.askBack(name.said(), name.choices().stream().map(Name.Choice::label).distinct().limit(OPTIONS).toList(), reading.text());
    }

    /** Beside deals that are named, or in their place, a name that nobody has must not be passed over. */
    private Optional<String> stranger() {
        Strangers strangers = new Strangers(reading, commands, today);
        int from = commands.stream().findFirst().map(Term::to).filter(to -> to < reading.tokens().size()).orElse(0);
        String name = named().isEmpty() ? strangers.first(from, textStart) : strangers.besideNames(from, textStart);
        return Optional.of(name).filter(said -> !said.isEmpty());
    }

    /** What is asked back about: the name, as it was said or as the one talked about has it. */
    private static String orName(Target target) {
        return target.said().isEmpty() ? target.name() : target.said();
    }

    /** The words with the name of what was talked about in place of the pronoun, so that an answer can take the name's place. */
    private String naming(Target target) {
        if (!target.said().isEmpty()) {
            return reading.text();
        }
        Optional<Term> back = commands.stream().filter(t -> t.is("back") && !isPossessive(t)).findFirst();
        int from = back.map(t -> reading.tokens().get(t.from()).start()).orElseGet(() -> reading.tokens().get(commands.getFirst().to() - 1).end());
        int to = back.map(t -> reading.tokens().get(t.to() - 1).end()).orElse(from);
        return reading.text().substring(0, from) + (back.isPresent() ? "" : " ") + target.name() + reading.text().substring(to);
    }

    private boolean isPossessive(Term back) {
        return back.from() >= textStart || reading.tokens().get(back.from()).text().equals("its");
    }

    /** "close the deal": won or lost? Anything else that says nothing gets an example of what can be said. */
    private Plan closing(Target target, String whole) {
        Optional<Term> close = commands.stream().filter(t -> t.is("change")).findFirst().filter(t -> t.is("change", "close"));
        if (close.isEmpty()) {
            return Plan.decline("what_to_change", target.name(), List.of());
        }
        String said = reading.said(reading.tokens().subList(close.get().from(), close.get().to()));
        List<String> options = Stream.of(Stage.Type.WON, Stage.Type.LOST)
                .flatMap(type -> records.stages().all().stream().filter(stage -> stage.type() == type).limit(1))
                .map(stage -> said + " " + stage.name())
                .toList();
        return Plan.askBack(said, options, whole);
    }

    /** Of "push Initech and Globex to 30 June" the first has no words of its own and shares those of the next. */
    private static List<Wish> shared(List<Wish> wishes) {
        List<Wish> shared = new ArrayList<>(wishes);
        for (int i = wishes.size() - 2; i >= 0; i--) {
            if (shared.get(i).isEmpty()) {
                shared.set(i, shared.get(i + 1));
            }
        }
        return shared;
    }

    private List<Target> named() {
        List<Target> named = new ArrayList<>();
        int end = freeTextBegins();
        for (Name name : reading.names()) {
            Optional<Name.Choice> choice = Stream.of("opportunity", "account").flatMap(kind -> name.as(kind).stream()).findFirst();
            UUID id = choice.map(Name.Choice::id).orElse(null);
            if (name.from() < end && id != null) {
                Name.Choice record = choice.orElseThrow();
                named.add(new Target(name.said(), RecordKind.of(record.kind()), id, record.label(), name.from(), reading.tokens().size()));
            }
        }
        return named;
    }

    private List<Target> targets() {
        List<Target> named = named();
        if (named.isEmpty()) {
            return topic().stream().toList();
        }
        int start = named.getFirst().from();
        if (commands.stream().anyMatch(t -> t.is("back", "it") && t.from() < start)) {
            return List.of(); // "push it and Initech to July" speaks of two deals, and only one has a name
        }
        for (int i = 0; i + 1 < named.size(); i++) {
            named.set(i, named.get(i).until(named.get(i + 1).from()));
        }
        Target first = named.getFirst();
        named.set(0, new Target(first.said(), first.kind(), first.id(), first.name(), 0, first.to()));
        return named;
    }

    /** What was talked about, when a pronoun means it or nothing else is named. */
    private Optional<Target> topic() {
        RecordRef topic = before.topic();
        boolean deal = topic != null && (topic.kind() == RecordKind.OPPORTUNITY || topic.kind() == RecordKind.ACCOUNT);
        boolean meant = commands.stream().anyMatch(t -> t.is("back") && t.from() < textStart) || reading.names().stream().noneMatch(this::namesAnother);
        return deal && meant && topic != null
                ? Optional.of(new Target("", topic.kind(), topic.id(), topic.name(), 0, reading.tokens().size()))
                : Optional.empty();
    }

    private boolean namesAnother(Name name) {
        boolean value = name.as("stage").isPresent() || name.as("competitor").isPresent() || name.as("person").isPresent() && values.speaksOfOwner();
        return name.from() < textStart && !value;
    }

    /** Words behind which everything is somebody's own text. */
    private Optional<Term> freeText() {
        return Stream.concat(reading.terms().stream(), commands.stream())
                .filter(t -> t.is("attribute", "next_step") || t.is("attribute", "loss_reason") || t.is("change", "because"))
                .min(Comparator.comparingInt(Term::from));
    }

    /** Where the own text begins: behind a deal's name, if one stands right behind the words that announce it. */
    private int freeTextBegins() {
        return reading.names().stream()
                .filter(n -> n.from() >= textStart && n.from() <= textStart + 2 && (n.is("opportunity") || n.is("account")))
                .findFirst()
                .map(Name::to)
                .orElse(textStart);
    }

    private Wish wish(Target target) {
        int to = Math.min(target.to(), textStart);
        DealValues.Found<Stage> stage = values.stage(target.from(), to);
        DealValues.Found<BigDecimal> amount = values.amount(target.from(), to);
        DealValues.Found<LocalDate> day = values.closeDate(target.from(), to);
        DealValues.Found<Period> shift = values.shift(target.from(), to);
        DealValues.Found<Name> owner = values.owner(target.from(), to);
        boolean unread = amount.value() == null && values.saysAmount(target.from(), to);
        boolean several = stage.several() || amount.several() || day.several() || shift.several() || day.value() != null && shift.value() != null || owner.several() || unread && day.value() != null;
        Term text = freeText().filter(t -> target.to() >= t.to()).orElse(null);
        boolean nextStep = text != null && text.is("attribute", "next_step");
        boolean lost = text != null && !nextStep && stage.value() != null && stage.value().type() == Stage.Type.LOST;
        Optional<String> competitor = competitor(target.from(), to);
        boolean removed = commands.stream().anyMatch(t -> t.is("change", "remove"));
        return new Wish(
                stage.value() == null ? null : stage.value().name(), amount.value(), day.value(), shift.value() == null ? null : shift.value().toString(),
                owner.value() == null ? null : owner.value().as("person").orElseThrow().label(),
                nextStep ? ownText() : null, lost ? ownText() : null, removed ? null : competitor.orElse(null),
                removed ? competitor.orElse(null) : null, several);
    }

    private @Nullable String ownText() {
        int at = freeTextBegins();
        if (at >= reading.tokens().size()) {
            return null;
        }
        String rest = reading.text().substring(reading.tokens().get(at).start()).strip();
        boolean named = freeText().filter(t -> t.is("attribute")).isPresent(); // "weil zu teuer" keeps its "zu"
        String plain = !named ? rest : rest.replaceFirst("(?i)^(?:(?:is|to|:|=|ist|auf|zu|est|sur|à|a|es|of)\\s++)++", "").strip();
        return plain.isEmpty() ? null : plain;
    }

    /** The name behind "competitor" or "against", known or not. */
    private Optional<String> competitor(int from, int to) {
        return reading.all("attribute").stream()
                .filter(t -> t.is("attribute", "competitors") && t.from() >= from && t.to() <= to)
                .findFirst()
                .flatMap(term -> {
                    Optional<String> known = reading.names("competitor").stream().map(n -> n.as("competitor").orElseThrow().label()).findFirst();
                    return known.or(() -> capitals(term.to(), to));
                });
    }

    private Optional<String> capitals(int from, int to) {
        List<Token> capitals = new ArrayList<>();
        for (Token token : reading.tokens().subList(from, to)) {
            if (token.capital() && reading.names().stream().noneMatch(n -> n.from() <= reading.indexOf(token) && reading.indexOf(token) < n.to())) {
                capitals.add(token);
            } else if (!capitals.isEmpty()) {
                break;
            }
        }
        return capitals.isEmpty() ? Optional.empty() : Optional.of(reading.said(capitals));
    }
}
