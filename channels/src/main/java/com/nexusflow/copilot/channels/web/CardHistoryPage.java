package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.CardDiff;
import com.nexusflow.copilot.knowledge.card.CardRefused;
import com.nexusflow.copilot.knowledge.card.CardSave;
import com.nexusflow.copilot.knowledge.card.CardVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a battle card said before, how it changed, and the way back. */
@Controller
class CardHistoryPage {

    private static final int PAGE = 30;

    private final BattleCards cards;

    CardHistoryPage(BattleCards cards) {
        this.cards = cards;
    }

    @GetMapping("/battle-cards/{id}/history")
    String history(@PathVariable UUID id, @RequestParam @Nullable Integer version, @RequestParam @Nullable Integer since, @RequestParam @Nullable Integer below, Model model) {
        BattleCard card = cards.byId(id).orElseThrow(Missing::new);
        int shown = version == null ? card.version() : version;
        int before = since == null ? shown - 1 : since;
        List<CardVersion> versions = cards.versions(id, below, PAGE + 1);
        model.addAttribute("card", card);
        model.addAttribute("versions", versions.subList(0, Math.min(PAGE, versions.size())));
        model.addAttribute("further", versions.size() > PAGE ? versions.get(PAGE - 1).number() : null);
        model.addAttribute("shown", shown);
        model.addAttribute("before", before);
        model.addAttribute("diff", CardDiff.of(before == 0 ? CardContent.EMPTY : content(id, before), content(id, shown)));
        return "battle-card-history";
    }

    @PostMapping("/battle-cards/{id}/restore")
    String restore(@PathVariable UUID id, @RequestParam(defaultValue = "0") int restored, @RequestParam(defaultValue = "0") int version, Model model, HttpServletResponse response) {
        try {
            CardSave outcome = cards.restore(id, restored, version);
            if (outcome instanceof CardSave.Saved) {
                return "redirect:/battle-cards/" + id;
            }
        } catch (CardRefused refused) {
            throw (Missing) new Missing().initCause(refused);
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("changed", true);
        return history(id, null, restored, null, model);
    }

    private CardContent content(UUID id, int number) {
        try {
            return cards.version(id, number).content();
        } catch (CardRefused refused) {
            throw (Missing) new Missing().initCause(refused);
        }
    }
}
