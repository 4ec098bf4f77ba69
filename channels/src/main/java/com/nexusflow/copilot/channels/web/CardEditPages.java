package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.CardRefused;
import com.nexusflow.copilot.knowledge.card.CardSave;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where battle cards are written. */
@Controller
class CardEditPages {

    private static final int FRESH_DAYS = 90;

    private final BattleCards cards;
    private final People people;
    private final Tenants tenants;
    private final Clock clock;

    CardEditPages(BattleCards cards, People people, Tenants tenants, Clock clock) {
        this.cards = cards;
        this.people = people;
        this.tenants = tenants;
        this.clock = clock;
    }

    @GetMapping("/battle-cards/new")
    String fresh(@RequestParam(defaultValue = "") String competitor, Model model) {
        if (!cards.mayWrite()) {
            throw new Missing();
        }
        CardForm empty = CardForm.of(CardContent.EMPTY);
        String me = TenantScope.currentPerson().toString();
        String until = tenants.current().today(clock).plusDays(FRESH_DAYS).toString();
        return form(null, competitor, new CardForm(
                me, until, empty.positioning(), empty.objections(), empty.questions(), empty.traps(), empty.strengths(), empty.weaknesses(), empty.pricing(), empty.proof()), model);
    }

    @PostMapping("/battle-cards")
    String create(@RequestParam(defaultValue = "") String competitor, @RequestParam MultiValueMap<String, String> typed, Model model, HttpServletResponse response) {
        CardForm form = CardForm.of(typed);
        try {
            return "redirect:/battle-cards/" + cards.create(competitor, form.content()).id();
        } catch (CardRefused refused) {
            return refused(refused, null, competitor, form, model, response);
        }
    }

    @GetMapping("/battle-cards/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        BattleCard card = editable(id);
        return form(card, card.competitor().name(), CardForm.of(card.content()), model);
    }

    @PostMapping("/battle-cards/{id}")
    String save(
            @PathVariable UUID id, @RequestParam(defaultValue = "0") int version, @RequestParam MultiValueMap<String, String> typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        CardForm form = CardForm.of(typed);
        if (cards.byId(id).isEmpty() && cards.mayWrite()) {
            return gone(Objects.requireNonNullElse(typed.getFirst("competitor"), ""), form, model, response);
        }
        BattleCard card = editable(id);
        try {
            CardForm decided = typed.containsKey("theirs") ? form.with(typed.get("theirs"), CardForm.of(cards.version(id, version).content())) : form;
            return saved(cards.save(id, version, decided.content()), model, response, next);
        } catch (CardRefused refused) {
            return refused(refused, card, card.competitor().name(), form, model, response);
        }
    }

    /** Somebody looked at the card and found it true: it is held to be so for some more time. */
    @PostMapping("/battle-cards/{id}/fresh")
    String confirm(@PathVariable UUID id, Model model, HttpServletResponse response, RedirectAttributes next) {
        BattleCard card = editable(id);
        CardForm form = CardForm.of(card.content());
        String until = tenants.current().today(clock).plusDays(FRESH_DAYS).toString();
        CardContent content = new CardForm(form.owner(), until, form.positioning(), form.objections(), form.questions(), form.traps(), form.strengths(), form.weaknesses(),
                form.pricing(), form.proof()).content();
        return saved(cards.save(id, card.version(), content), model, response, next);
    }

    @DeleteMapping("/battle-cards/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, HttpServletResponse response) {
        editable(id);
        cards.delete(id);
        response.setHeader("HX-Redirect", "/battle-cards");
    }

    private String saved(CardSave outcome, Model model, HttpServletResponse response, RedirectAttributes next) {
        return switch (outcome) {
            case CardSave.Saved saved -> {
                next.addFlashAttribute("merged", saved.merged());
                next.addFlashAttribute("saved", true);
                yield "redirect:/battle-cards/" + saved.card().id();
            }
            case CardSave.Disputed disputed -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("disputes", disputed.fields());
                yield form(disputed.card(), disputed.card().competitor().name(), CardForm.of(disputed.mine()), model);
            }
        };
    }

    private String refused(CardRefused refused, @Nullable BattleCard card, String competitor, CardForm form, Model model, HttpServletResponse response) {
        if (refused.reason() == CardRefused.Reason.UNKNOWN || refused.reason() == CardRefused.Reason.NOT_YOURS) {
            throw (Missing) new Missing().initCause(refused);
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("refused", refused.reason().name().toLowerCase(Locale.ROOT));
        return form(card, competitor, form, model);
    }

    /** The card was deleted while somebody wrote on it: the words stay on the page, and can be saved as a new card. */
    private String gone(String competitor, CardForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("refused", "gone");
        return form(null, competitor, form, model);
    }

    private String form(@Nullable BattleCard card, String competitor, CardForm form, Model model) {
        model.addAttribute("card", card);
        model.addAttribute("competitor", competitor);
        model.addAttribute("form", form);
        model.addAttribute("people", people.all().stream().filter(Person::active).toList());
        return "battle-card-edit";
    }

    private BattleCard editable(UUID id) {
        return cards.byId(id).filter(BattleCard::editable).orElseThrow(Missing::new);
    }
}
