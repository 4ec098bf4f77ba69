package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.demo.DemoAccount.DemoContact;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls, mails, meetings, tasks and notes around the demo's deals. */
final class DemoConversations {

    private static final int ACTIVITIES = 2_500;
    private static final Map<String, List<String>> SUBJECTS = Map.of(
            "call", List.of("Call about the timetable", "Check-in call", "Call about prices", "Call with %s", "Voicemail for %s"),
            "email", List.of("Proposal for %s", "Answers to your questions", "Summary of our talk", "Documents for procurement", "Next steps"),
            "meeting", List.of("First meeting with %s", "Workshop on requirements", "Review of the proposal", "Meeting with the steering group"),
            "demo", List.of("Product demo for %s", "Demo of the dashboard", "Demo for the security team"),
            "message", List.of("Short question about the offer", "Date for the demo confirmed"));
    private static final List<String> KINDS = List.of("call", "call", "call", "email", "email", "email", "email", "meeting", "meeting", "demo", "message");
    private static final List<String> NOTES = List.of(
            "%s decides together with finance; the budget round is in the next quarter.",
            "Price is the main worry. %s asked for a second year at the same rate.",
            "%s likes the reports but wants to see them with their own figures.",
            "The pilot ran well. %s will bring the result to the board.",
            "Security review is still open; %s waits for the questionnaire.");

    private final Dice dice;
    private final LocalDate today;
    private final ZoneId zone;
    private final Map<String, UUID> persons;

    final DemoTable activities = new DemoTable("activity", "id uuid", "kind text", "subject text", "happened_at timestamptz", "outbound boolean",
            "owner_id uuid", "account_id uuid", "contact_id uuid", "opportunity_id uuid");
    final DemoTable tasks = new DemoTable("task", "id uuid", "title text", "due_on date", "done_at timestamptz", "owner_id uuid", "account_id uuid",
            "opportunity_id uuid", "created_at timestamptz");
    final DemoTable notes = new DemoTable("note", "id uuid", "body text", "owner_id uuid", "account_id uuid", "opportunity_id uuid", "created_at timestamptz");

    DemoConversations(Dice dice, LocalDate today, ZoneId zone, Map<String, UUID> persons) {
        this.dice = dice;
        this.today = today;
        this.zone = zone;
        this.persons = persons;
    }

    void around(List<DemoDeal> deals, List<DemoAccount> accounts) {
        deals.forEach(this::around);
        while (activities.size() < ACTIVITIES) {
            DemoAccount account = dice.one(accounts);
            activity(account, null, account.owner(), dice.one(KINDS), dice.day(today.minusDays(700), today.minusDays(1), 1), dice.one(account.contacts()),
                    dice.chance(0.6));
        }
    }

    private void around(DemoDeal deal) {
        talk(deal);
        if (deal.open() && !deal.quiet() && dice.chance(0.6)) {
            task(deal, today.plusDays(dice.between(-9, 14)), null);
        } else if (!deal.open() && dice.chance(0.2)) {
            LocalDate due = dice.day(deal.createdOn(), deal.now().closeDate(), 1);
            task(deal, due, due.atTime(17, 0));
        }
        if (dice.chance(0.25)) {
            note(deal);
        }
    }

    private void talk(DemoDeal deal) {
        if (deal.quiet()) {
            return;
        }
        LocalDate first = deal.createdOn();
        LocalDate last = deal.open() ? lastTalk(deal) : deal.now().closeDate();
        int count = dice.between(2, deal.open() ? 7 : 5);
        for (int i = 0; i < count; i++) {
            LocalDate day = i == 0 ? last : dice.day(first, last, 1);
            activity(deal.account(), deal.id(), deal.owner(), dice.one(KINDS), day, contact(deal), dice.chance(0.55));
        }
        for (int i = 0; deal.ghosted() && i < 4; i++) {
            activity(deal.account(), deal.id(), deal.owner(), "email", today.minusDays(2 + 4L * i), deal.account().contacts().getFirst(), true);
        }
    }

    /** Deals that have not moved for long have not been talked about for long either. */
    private LocalDate lastTalk(DemoDeal deal) {
        LocalDate moved = deal.now().at().toLocalDate();
        boolean stuck = moved.isBefore(today.minusDays(85));
        LocalDate last = stuck ? moved.plusDays(dice.between(3, 25)) : today.minusDays(deal.ghosted() ? 19 : dice.between(1, 16));
        return last.isBefore(deal.createdOn()) ? deal.createdOn() : last;
    }

    /** Some deals hang on a single contact. */
    private DemoContact contact(DemoDeal deal) {
        List<DemoContact> contacts = deal.account().contacts();
        return deal.number().endsWith("3") || deal.number().endsWith("7") ? contacts.getLast() : dice.one(contacts);
    }

    private void activity(
            DemoAccount account, @Nullable UUID deal, String owner, String kind, LocalDate day, DemoContact contact, boolean outbound) {
        String subject = dice.one(SUBJECTS.getOrDefault(kind, List.of("Talk"))).formatted(contact.name());
        activities.row(dice.id(), kind, subject, at(day.atTime(dice.between(8, 17), dice.between(0, 59))), outbound, persons.get(owner), account.id(),
                contact.id(), deal);
    }

    private void task(DemoDeal deal, LocalDate due, @Nullable LocalDateTime done) {
        String title = dice.one(List.of("Call %s", "Send %s the proposal", "Prepare the meeting with %s", "Ask %s about the budget"))
                .formatted(contact(deal).name());
        LocalDate made = due.minusDays(dice.between(2, 10));
        tasks.row(dice.id(), title, due, done == null ? null : at(done), persons.get(deal.owner()), deal.account().id(), deal.id(),
                at((made.isAfter(today) ? today.minusDays(1) : made).atTime(9, 0)));
    }

    private void note(DemoDeal deal) {
        LocalDate last = deal.open() ? today.minusDays(1) : deal.now().closeDate();
        notes.row(dice.id(), dice.one(NOTES).formatted(contact(deal).name()), persons.get(deal.owner()), deal.account().id(), deal.id(),
                at(dice.day(deal.createdOn(), last, 1).atTime(11, 30)));
    }

    private Object at(LocalDateTime time) {
        return time.atZone(zone).toOffsetDateTime();
    }
}
