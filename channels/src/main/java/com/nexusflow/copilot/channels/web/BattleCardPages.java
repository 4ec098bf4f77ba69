package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardRefused;
import com.nexusflow.copilot.knowledge.card.CardVotes;
import com.nexusflow.copilot.knowledge.card.CompetitorRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The battle cards as they are read: the list, one card, and how we fare against its competitor. */
@Controller
class BattleCardPages {

    private final BattleCards cards;
    private final CardVotes votes;
    private final CompetitorRecord figures;
    private final Tenants tenants;
    private final FeedSection feed;
    private final MessageSource messages;
    private final Clock clock;

    BattleCardPages(BattleCards cards, CardVotes votes, CompetitorRecord figures, Tenants tenants, FeedSection feed, MessageSource messages, Clock clock) {
        this.cards = cards;
        this.votes = votes;
        this.figures = figures;
        this.tenants = tenants;
        this.feed = feed;
        this.messages = messages;
        this.clock = clock;
    }

    /** A competitor that deals met, and that nobody wrote a card on. */
    public record Unwritten(Named competitor, @Nullable Number deals) {}

    @GetMapping("/battle-cards")
    String list(Model model) {
        List<BattleCard> all = cards.all();
        List<MetricResult.Row> met = figures.all().rows();
        Set<UUID> written = all.stream().map(card -> card.competitor().id()).collect(Collectors.toSet());
        model.addAttribute("cards", all);
        model.addAttribute("met", met.stream().filter(row -> row.keys().getFirst().id() != null).collect(Collectors.toMap(row -> row.keys().getFirst().id(), row -> row)));
        model.addAttribute("unwritten", met.stream()
                .filter(row -> row.keys().getFirst().id() != null && !written.contains(row.keys().getFirst().id()))
                .map(row -> new Unwritten(new Named(row.keys().getFirst().id(), row.keys().getFirst().label()), row.values().getFirst()))
                .toList());
        model.addAttribute("mayWrite", cards.mayWrite());
        model.addAttribute("mayTake", cards.mayWrite() || all.stream().anyMatch(BattleCard::editable));
        model.addAttribute("today", today());
        return "battle-cards";
    }

    @GetMapping("/battle-cards/{id}")
    String card(@PathVariable UUID id, Model model, Locale locale) {
        BattleCard card = cards.byId(id).orElseThrow(Missing::new);
        model.addAttribute("card", card);
        model.addAttribute("view", new CompetitorView(figures.of(card.competitor()), tenants.current(), messages, locale));
        model.addAttribute("today", today());
        feed.show(Topic.card(id), model);
        return "battle-card";
    }

    @GetMapping("/battle-cards/{id}/record")
    String competitor(@PathVariable UUID id, Model model, Locale locale) {
        BattleCard card = cards.byId(id).orElseThrow(Missing::new);
        model.addAttribute("card", card);
        model.addAttribute("view", new CompetitorView(figures.of(card.competitor()), tenants.current(), messages, locale));
        model.addAttribute("mentions", figures.mentions(card.competitor()));
        return "competitor";
    }

    /** Says whether the card helped; the same again takes it back. */
    @PostMapping("/battle-cards/{id}/useful")
    String useful(@PathVariable UUID id, @RequestParam boolean useful, Model model, HttpServletRequest request) {
        try {
            if (Boolean.valueOf(useful).equals(cards.byId(id).orElseThrow(Missing::new).useful().own())) {
                votes.takeBack(id);
            } else {
                votes.say(id, useful);
            }
        } catch (CardRefused refused) {
            throw (Missing) new Missing().initCause(refused);
        }
        if (request.getHeader("HX-Request") == null) {
            return "redirect:/battle-cards/" + id;
        }
        model.addAttribute("card", cards.byId(id).orElseThrow(Missing::new));
        return "battle-card :: useful";
    }

    private LocalDate today() {
        return tenants.current().today(clock);
    }
}
