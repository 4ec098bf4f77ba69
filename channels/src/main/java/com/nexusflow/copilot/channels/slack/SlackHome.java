package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.OpportunityFilter;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.FigureFormat;
import com.nexusflow.copilot.core.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's day on the Home tab: what waits for a decision, the own open deals that close soon, the own tasks. */
final class SlackHome {

    private static final int BLOCKS = 100;
    private static final int DEALS = 10;
    private static final int LOOKED_AT = 60;
    private static final int TASKS = 10;
    private static final int CARDS = 10;
    private static final int DAYS = 45;

    private record Due(String title, @Nullable LocalDate on) {}

    private final ChangeDesk desk;
    private final Opportunities opportunities;
    private final TenantDatabase database;
    private final Tenants tenants;
    private final DoorSettings doors;
    private final Clock clock;

    SlackHome(ChangeDesk desk, Opportunities opportunities, TenantDatabase database, Tenants tenants, DoorSettings doors, Clock clock) {
        this.desk = desk;
        this.opportunities = opportunities;
        this.database = database;
        this.tenants = tenants;
        this.doors = doors;
        this.clock = clock;
    }

    /** @param note what came of the last button, or an empty text */
    Outgoing publish(SlackLetters letters, Speaker speaker, String user, String note) {
        return publish(letters, user, speaker.scope().call(() -> blocks(speaker, note)));
    }

    Outgoing publish(SlackLetters letters, String user, List<Map<String, Object>> blocks) {
        return letters.courtesy("home", "views.publish", object("user_id", user, "view", object("type", "home", "blocks", blocks)));
    }

    private List<Map<String, Object>> blocks(Speaker speaker, String note) {
        Tenant tenant = tenants.current();
        Locale locale = tenant.language();
        Texts words = SlackWords.of(locale);
        FigureFormat format = new FigureFormat(locale, tenant.currency().getCurrencyCode());
        List<Map<String, Object>> closing = closing(speaker, tenant).stream().map(deal -> deal(deal, words, format)).toList();
        List<Map<String, Object>> due = due(speaker).stream().map(task -> task(task, words, format)).toList();
        List<Map<String, Object>> rest = new ArrayList<>();
        rest.addAll(part(words.get("home.deals"), closing, words.get("home.deals.none", DAYS)));
        rest.addAll(part(words.get("home.tasks"), due, words.get("home.tasks.none")));
        List<Map<String, Object>> waiting = new ArrayList<>();
        for (ProposalCard card : desk.waiting(locale).stream().limit(CARDS).toList()) {
            List<Map<String, Object>> blocks = new SlackCards(locale, doors).inOneMessage(card).stream().flatMap(List::stream).toList();
            if (waiting.size() + blocks.size() + rest.size() + 4 <= BLOCKS) {
                waiting.addAll(blocks);
            }
        }
        List<Map<String, Object>> all = new ArrayList<>();
        if (!note.isEmpty()) {
            all.add(object("type", "section", "text", SlackBlocks.plainText(SlackText.cut(note, SlackBlocks.SECTION))));
        }
        all.addAll(part(words.get("home.waiting"), waiting, words.get("home.waiting.none")));
        all.addAll(rest);
        return all;
    }

    private static List<Map<String, Object>> part(String title, List<Map<String, Object>> blocks, String none) {
        List<Map<String, Object>> part = new ArrayList<>(SlackBlocks.heading(title));
        part.addAll(blocks.isEmpty() ? List.of(SlackBlocks.context(List.of(SlackText.escaped(none)))) : blocks);
        return part;
    }

    private Map<String, Object> deal(Opportunity deal, Texts words, FigureFormat format) {
        String name = doors.isReachable() ? SlackBlocks.linked(doors.address("/deals/" + deal.id()), deal.name()) : SlackText.escaped(deal.name());
        String closes = deal.closeDate() == null ? "" : "  ·  " + words.get("home.closes", format.date(deal.closeDate()));
        String amount = deal.amount() == null ? "" : "  ·  " + format.money(deal.amount().major());
        return object("type", "section", "text", SlackBlocks.markup("*" + name + "*\n" + SlackText.escaped(deal.stage().name() + amount + closes)));
    }

    private static Map<String, Object> task(Due task, Texts words, FigureFormat format) {
        String on = task.on() == null ? "" : "\n" + words.get("home.due", format.date(task.on()));
        return object("type", "section", "text", SlackBlocks.plainText(SlackText.cut(task.title(), SlackBlocks.SECTION - 100) + on));
    }

    private List<Opportunity> closing(Speaker speaker, Tenant tenant) {
        LocalDate today = tenant.today(clock);
        OpportunityFilter mine = new OpportunityFilter(speaker.person().id(), null, null, null, null, null, null, today.plusDays(DAYS));
        return opportunities.board(mine, LOOKED_AT).stream()
                .filter(column -> column.stage().type() == Stage.Type.OPEN)
                .flatMap(column -> column.deals().stream())
                .sorted(Comparator.comparing(Opportunity::closeDate, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(DEALS)
                .toList();
    }

    private List<Due> due(Speaker speaker) {
        return database.read(jdbc -> jdbc.sql("select title, due_on from task where owner_id = :owner and done_at is null order by due_on nulls last, created_at limit " + TASKS)
                .param("owner", speaker.person().id())
                .query((row, n) -> new Due(row.getString("title"), row.getObject("due_on", LocalDate.class)))
                .list());
    }
}
