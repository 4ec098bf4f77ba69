package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.tool.ChangeArguments.About;
import com.nexusflow.copilot.agents.tool.ChangeArguments.ActivityEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.ContactEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.LeadEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.LeadName;
import com.nexusflow.copilot.agents.tool.ChangeArguments.NoteEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.TaskEntry;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.text.Texts;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans what is to be changed: "log that ...", "remind me Thursday", "create a contact ...", and changes of deals. */
final class ChangePlanner {

    private static final int LONGEST_SUBJECT = 80;
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++)++");
    private static final Pattern PHONE = Pattern.compile("\\+\\d[\\d ()/-]{6,18}\\d");
    private static final Pattern PROPER = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.&-]*+(?:\\s++(?:de|van|von|der|la|le|di|\\p{Lu}[\\p{L}\\p{M}'’.&-]*+))*+");
    /** A first and a last name in front of "von" or "de": what follows is where somebody is from rather than a part of the name. */
    private static final Pattern NAME_AND_COMPANY = Pattern.compile("(\\p{Lu}\\S*\\s+\\p{Lu}\\S*)\\s+(?:de|von)\\s+(\\p{Lu}.*)");
    private static final Pattern LEAD_IN = Pattern.compile("^[\\s:,–-]+|[\\s,;–-]+$");

    private static final Set<String> OWN_TEXT = Set.of("log", "told", "note", "task");
    private static final Set<String> ASKING = Set.of("how_many", "how_much", "how_long", "which", "who", "when", "where", "why");

    private final Reading reading;
    private final CommandContext context;
    private final Before before;
    private final LocalDate today;
    private final List<Term> commands;

    ChangePlanner(Reading reading, CommandContext context) {
        this.reading = reading;
        this.context = context;
        this.before = context.before();
        this.today = context.today();
        this.commands = commands(reading);
    }

    /** The words of commands in a text, none of them inside a name. "We lost" further on is no command but a reason. */
    static List<Term> commands(Reading reading) {
        BitSet names = new BitSet();
        reading.names().forEach(name -> names.set(name.from(), name.to()));
        return Lexicon.commands(reading.language()).read(reading.tokens().stream().map(Token::text).toList(), names).stream()
                .filter(t -> t.from() == 0 || !t.is("change", "result"))
                .toList();
    }

    /** What the command asks for; empty when the words are no command. */
    Optional<Plan> plan() {
        return commands.stream().filter(t -> t.is("change")).findFirst().filter(this::leads).map(this::planned).or(this::stated);
    }

    /** "OPP-1046 is worth 8,500 now": what is said of a deal is a change when it says a new value, and a question otherwise. */
    private Optional<Plan> stated() {
        boolean deal = reading.names().stream().anyMatch(n -> n.from() == 0 && n.is("opportunity"));
        boolean verb = commands.stream().anyMatch(t -> t.is("stated"));
        boolean nextStep = reading.termAt(0).filter(t -> t.is("attribute", "next_step")).isPresent() && reading.text().contains(":");
        boolean asked = reading.text().contains("?") || asks(0, reading.tokens().size());
        return (deal && verb || nextStep) && !asked
                ? Optional.of(new DealChangePlanner(reading, commands, context).plan()).filter(plan -> plan.tool().equals("change_deals"))
                : Optional.empty();
    }

    /** At the start, maybe behind "please" or "can you"; no longer phrase of a question, such as "close rate", begins there. */
    private boolean leads(Term command) {
        boolean starts = reading.tokens().subList(0, command.from()).stream().allMatch(w -> reading.isForm(w, "politely")) || endsWith(command);
        boolean leading = !command.is("change", "because") && (command.to() - command.from() > 1 || !(command.is("change", "contact") || command.is("change", "lead")));
        boolean question = reading.termAt(command.from()).filter(t -> t.to() > command.to() && !t.is("topic", "change")).isPresent()
                || !OWN_TEXT.contains(command.code("change")) && asks(0, ownText());
        return starts && leading && !question && !(needsName(command) && !names(command.to())) && (!command.is("change", "task") || !isRemind(command) || reminds(command));
    }

    /** "give me", "we have" and the like begin many a question. */
    private boolean needsName(Term command) {
        return command.is("change", "give") || command.is("change", "result");
    }

    /** German may put the verb behind everything else: "alle Deals ... auf Ende August verschieben". */
    private boolean endsWith(Term command) {
        boolean infinitive = reading.language().equals(Locale.GERMAN) && reading.tokens().get(command.from()).text().endsWith("en");
        return infinitive && command.to() == reading.tokens().size() && command.is("change", "set") && !asks(0, ownText()) && !reading.text().contains("?");
    }

    /** Whether a deal or an account stands there, or words that may say which deals. */
    private boolean names(int at) {
        return reading.names().stream().anyMatch(n -> n.from() == at && (n.is("opportunity") || n.is("account")))
                || at < reading.tokens().size() && Lexicon.commands(reading.language()).means(reading.tokens().get(at).text(), "set", "all");
    }

    private boolean asks(int from, int to) {
        return reading.terms().stream().anyMatch(t -> t.from() >= from && t.from() < to && ASKING.stream().anyMatch(ask -> t.is("ask", ask)));
    }

    /** Where words begin that are somebody's own, such as a next step. */
    private int ownText() {
        return Stream.concat(reading.terms().stream(), commands.stream())
                .filter(t -> t.is("attribute", "next_step") || t.is("attribute", "loss_reason") || t.is("change", "because"))
                .mapToInt(Term::to)
                .min()
                .orElse(reading.tokens().size());
    }

    private boolean isRemind(Term command) {
        return isRemindWord(reading.tokens().get(command.from()).text());
    }

    private boolean isRemindWord(String word) {
        return Lexicon.commands(reading.language()).means(word, "remind", "bare");
    }

    /** "remind me what the win rate is" asks; a reminder says when or of what: "remind me to ...". */
    private boolean reminds(Term command) {
        Lexicon lexicon = Lexicon.commands(reading.language());
        int last = reading.tokens().size() - 1;
        int at = command.to();
        String said = between(command.from(), Math.min(at + 1, last + 1));
        boolean joined = lexicon.means(reading.tokens().get(at - 1).text(), "remind", "joint");
        boolean joins = !joined && at <= last && lexicon.means(reading.tokens().get(at).text(), "remind", "joint");
        int words = joins ? at + 1 : at;
        boolean asked = asks(words, words + 1) || said.endsWith("qué");
        boolean dated = new DayReader(reading, today).first(at, last + 1).isPresent();
        boolean infinitive = reading.language().getLanguage().equals("es") && at <= last && reading.tokens().get(at).text().matches("\\p{L}{2,}[aei]r(?:me|te|les?|l[ao]s?)?");
        return !asked && (dated || infinitive || (joined || joins) && words <= last && !asksFor(words));
    }

    /** "remind me about the revenue of May": a figure that can be had at once. */
    private boolean asksFor(int from) {
        int at = from;
        while (at < reading.tokens().size() && reading.termAt(at).filter(Term::isFiller).isPresent()) {
            at++;
        }
        return reading.termAt(at).filter(t -> t.is("metric")).isPresent();
    }

    private Plan planned(Term command) {
        boolean makes = command.is("change", "add") || command.is("change", "contact") || command.is("change", "lead");
        Term subject = commands.stream().filter(t -> makes && (t.is("change", "contact") || t.is("change", "lead"))).findFirst().orElse(command);
        String code = subject.code("change");
        return switch (code) {
            case "log", "told" -> log(command);
            case "note" -> note(command);
            case "task" -> task(command, command.to());
            case "contact" -> contact(subject, command);
            case "lead" -> lead(subject, command);
            case "convert" -> new Plan("convert_lead", new LeadName(orElse(trimmed(rest(command.to())), "?")));
            case "cannot" -> Plan.decline("not_possible", "", List.of());
            default -> new DealChangePlanner(reading, commands, context).plan();
        };
    }

    /** The words behind token at, as they were written. */
    private String rest(int at) {
        return at >= reading.tokens().size() ? "" : reading.text().substring(reading.tokens().get(at).start());
    }

    private static String trimmed(String text) {
        return LEAD_IN.matcher(text.strip()).replaceAll("").strip();
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** What was is logged with its day and time; what is to come becomes a task. */
    private Plan log(Term command) {
        int start = command.is("change", "told") ? command.from() : command.to();
        int end = clauseEnd(command.to());
        MomentReader.Moment moment = new MomentReader(reading, today).read(start, end);
        boolean ahead = moment.day() != null && moment.day().isAfter(today);
        if (ahead && !happened(command.from(), end)) {
            return task(command, start);
        }
        String said = trimmed(rest(start));
        if (said.isEmpty()) {
            return Plan.decline("what_to_log", "", List.of());
        }
        String clause = said.split("[,;.](?:\\s|$)", 2)[0];
        String plain = ahead || !moment.isSaid() ? clause : trimmed(without(moment.words(), start, end));
        String subject = plain.isEmpty() ? clause : plain;
        String shortened = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT).strip() + "…" : subject;
        String body = said.equals(clause) && shortened.equals(subject) ? null : capital(said);
        return new Plan("log_activity", new ActivityEntry(kind(command), capital(shortened), body, ahead ? null : moment.written(today), about()));
    }

    /** "log that I spoke to ... and they decide on 6 June": somebody says that it is over. */
    private boolean happened(int from, int to) {
        return reading.tokens().subList(from, to).stream().anyMatch(token -> Lexicon.commands(reading.language()).means(token.text(), "clock", "past"));
    }

    /** The words of tokens [from, to) without those that say when. */
    private String without(BitSet when, int from, int to) {
        StringBuilder said = new StringBuilder();
        for (int at = from; at < to; at++) {
            if (!when.get(at)) {
                int end = at + 1 < to ? reading.tokens().get(at + 1).start() : reading.tokens().get(at).end();
                said.append(reading.text(), reading.tokens().get(at).start(), end);
            }
        }
        return said.toString().strip();
    }

    /** By which means, as the command itself or else its first clause says. */
    private String kind(Term command) {
        int clause = clauseEnd(command.to());
        return kindIn(command.from(), command.to()).or(() -> kindIn(command.to(), clause)).orElse("other");
    }

    private Optional<String> kindIn(int from, int to) {
        Lexicon lexicon = Lexicon.commands(reading.language());
        return Stream.of("call", "email", "meeting", "demo", "message")
                .filter(kind -> reading.tokens().subList(from, to).stream().anyMatch(token -> lexicon.means(token.text(), "contact_by", kind)))
                .findFirst();
    }

    /** German puts a comma before "dass": a clause has at least two words. */
    private int clauseEnd(int from) {
        for (int i = from + 1; i + 1 < reading.tokens().size(); i++) {
            if (reading.text().substring(reading.tokens().get(i).end(), reading.tokens().get(i + 1).start()).matches(".*[,;.!?].*")) {
                return i + 1;
            }
        }
        return reading.tokens().size();
    }

    /** A name with a colon behind it says whom the note is about and is no part of it. */
    private Plan note(Term command) {
        int start = named()
                .filter(name -> name.from() <= command.to() + 1)
                .map(Name::to)
                .filter(to -> reading.text().substring(reading.tokens().get(to - 1).end()).strip().startsWith(":"))
                .orElse(command.to());
        String body = trimmed(rest(start));
        return body.isEmpty() ? Plan.decline("what_to_log", "", List.of()) : new Plan("add_note", new NoteEntry(capital(body), about()));
    }

    private Plan task(Term command, int start) {
        MomentReader.Moment moment = new MomentReader(reading, today).read(command.to(), clauseEnd(command.to()));
        Optional<DayReader.DaySpan> day = new DayReader(reading, today).first(command.to(), reading.tokens().size());
        boolean logged = command.is("change", "log") || command.is("change", "told");
        String said = logged
                ? without(moment.words(), command.is("change", "log") ? command.from() + 1 : start, reading.tokens().size())
                : day.map(span -> between(start, span.from()) + " " + rest(span.to())).orElseGet(() -> rest(start));
        String title = trimmed(trimmed(said).replaceFirst("(?i)^for\\s+(?=to\\s)", "").replaceFirst("(?i)^(to|that i should|that|about|daran,? dass|daran|an|zu|de|que)\\s+|^d['’]\\s*", ""));
        String plain = Texts.of("messages.replies", reading.language()).get("change.follow_up");
        return new Plan("create_task", new TaskEntry(capital(orElse(title, plain)), day.map(DayReader.DaySpan::day).orElse(null), null, about()));
    }

    private String between(int from, int to) {
        return from >= to ? "" : reading.text().substring(reading.tokens().get(from).start(), reading.tokens().get(to - 1).end());
    }

    private Plan contact(Term subject, Term command) {
        String account = reading.names("account").stream().findFirst().map(Name::said).orElse(null);
        String name = proper(subject, command, account);
        if (name == null) {
            return Plan.decline("whose_name", "", List.of());
        }
        return new Plan("create_contact", new ContactEntry(name, null, found(EMAIL), found(PHONE), account));
    }

    private Plan lead(Term subject, Term command) {
        String name = proper(subject, command, null);
        if (name == null) {
            return Plan.decline("whose_name", "", List.of());
        }
        Matcher from = NAME_AND_COMPANY.matcher(name);
        if (from.matches()) {
            return new Plan("create_lead", new LeadEntry(from.group(1), from.group(2), found(EMAIL), null));
        }
        String behind = reading.text().substring(reading.text().indexOf(name) + name.length());
        Matcher company = Pattern.compile("^\\W*(?:from|at|of|bei|von|chez|de|en)\\s+(" + PROPER.pattern() + ")").matcher(behind);
        return new Plan("create_lead", new LeadEntry(name, company.find() ? company.group(1) : null, found(EMAIL), null));
    }

    /** The name behind the words that say what is made, or between them and the command. */
    private @Nullable String proper(Term subject, Term command, @Nullable String other) {
        String behind = EMAIL.matcher(rest(subject.to())).replaceAll("");
        for (String part : List.of(behind, between(command.to(), subject.from()))) {
            Matcher proper = PROPER.matcher(part);
            while (proper.find()) {
                if (!proper.group().equals(other)) {
                    return proper.group();
                }
            }
        }
        return null;
    }

    private @Nullable String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(reading.text());
        return matcher.find() ? matcher.group() : null;
    }

    /** The record that is named, one only; the one that was talked about only where a pronoun means it. */
    private @Nullable About about() {
        Optional<Name.Choice> choice = named().flatMap(ChangePlanner::record);
        if (choice.isPresent()) {
            return about(RecordKind.of(choice.get().kind()), choice.get());
        }
        if (before.topic() == null || !refersBack()) {
            return null;
        }
        return about(before.topic().kind(), new Name.Choice(before.topic().kind().code(), before.topic().id(), before.topic().name()));
    }

    /** "it" may as well mean what an unknown name stands for, and "they" anybody who is named. */
    private boolean refersBack() {
        boolean thing = commands.stream().anyMatch(t -> t.is("back", "it") || t.is("back", "deal"));
        boolean people = commands.stream().anyMatch(t -> t.is("back", "they")) && reading.names().isEmpty();
        boolean unclear = reading.names().stream().anyMatch(name -> name.isAmbiguous() && record(name).isPresent());
        boolean stranger = !new Strangers(reading, commands, today).capitals(commands.getFirst().to(), reading.tokens().size()).isEmpty();
        return (thing || people) && !unclear && !stranger;
    }

    private static @Nullable About about(RecordKind kind, Name.Choice choice) {
        return switch (kind) {
            case OPPORTUNITY -> new About(choice.id(), null, null, null);
            case ACCOUNT -> new About(null, choice.id(), null, null);
            case CONTACT -> new About(null, null, choice.id(), null);
            default -> null;
        };
    }

    private Optional<Name> named() {
        return reading.names().stream().filter(name -> !name.isAmbiguous() && record(name).isPresent()).findFirst();
    }

    private static Optional<Name.Choice> record(Name name) {
        return Stream.of("opportunity", "account", "contact").flatMap(kind -> name.as(kind).stream()).findFirst();
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
