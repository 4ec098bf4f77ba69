package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.CardDiff;
import com.nexusflow.copilot.knowledge.card.CardField;
import com.nexusflow.copilot.knowledge.card.CardSave;
import com.nexusflow.copilot.knowledge.card.CardVersion;
import com.nexusflow.copilot.knowledge.card.CardVotes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What we know of our competitors. */
@RestController
@RequestMapping("/api/v1/battle-cards")
@Tag(name = "Battle cards")
class BattleCardsController {

    private final BattleCards cards;
    private final CardVotes votes;
    private final Tenants tenants;
    private final Clock clock;

    BattleCardsController(BattleCards cards, CardVotes votes, Tenants tenants, Clock clock) {
        this.cards = cards;
        this.votes = votes;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** @param merged the fields that others changed since the version that was named, and that stand as they left them */
    record Saved(CardJson card, Set<CardField> merged) {}

    /**
     * @param number the version to bring back
     * @param version the newest that you know
     */
    record Earlier(@Nullable Integer number, @Nullable Integer version) {}

    record CardOpinion(@Nullable Boolean useful) {}

    @GetMapping
    @Operation(summary = "All battle cards, by the names of the competitors")
    List<CardJson> list() {
        return cards.all().stream().map(this::json).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a battle card on a competitor, as a manager, operations or administrator")
    CardJson create(@RequestBody CardJson.WrittenCard words) {
        return json(cards.create(BadInput.given("competitor", words.competitor()), words.over(CardContent.EMPTY)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A battle card")
    CardJson card(@PathVariable UUID id) {
        return json(existing(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Write a card anew; version is the one you began with: fields that others changed meanwhile and you did not stay as they left them, "
            + "where both did the answer is 409 with both texts and nothing is kept")
    Saved replace(@PathVariable UUID id, @RequestBody CardJson.WrittenCard words) {
        return saved(cards.save(id, BadInput.given("version", words.version()), words.over(CardContent.EMPTY)));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Write some fields of a card; the others stay as they were in the version you began with, or as others left them since")
    Saved change(@PathVariable UUID id, @RequestBody CardJson.WrittenCard words) {
        int version = BadInput.given("version", words.version());
        return saved(cards.save(id, version, words.over(cards.version(id, version).content())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a card with its versions and comments")
    void delete(@PathVariable UUID id) {
        cards.delete(id);
    }

    @GetMapping("/{id}/versions")
    @Operation(summary = "Who saved the card and when, newest first; pass the last number as before to read on")
    List<CardJson.Version> versions(@PathVariable UUID id, @RequestParam @Nullable Integer before, @RequestParam(defaultValue = "50") int limit) {
        return cards.versions(id, before, BadInput.within("limit", limit, 1, 200)).stream().map(CardJson.Version::of).toList();
    }

    @GetMapping("/{id}/versions/{number}")
    @Operation(summary = "The card as it was saved then")
    CardVersion version(@PathVariable UUID id, @PathVariable int number) {
        return cards.version(id, number);
    }

    @GetMapping("/{id}/versions/{number}/changes")
    @Operation(summary = "How a version differs from another, field by field and line by line; from the one before it unless since says another")
    CardDiff changes(@PathVariable UUID id, @PathVariable int number, @RequestParam @Nullable Integer since) {
        CardContent after = cards.version(id, number).content();
        boolean first = since == null && number == 1;
        return CardDiff.of(first ? CardContent.EMPTY : cards.version(id, since == null ? number - 1 : since).content(), after);
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Bring back an earlier version as a new one")
    Saved restore(@PathVariable UUID id, @RequestBody Earlier earlier) {
        return saved(cards.restore(id, BadInput.given("number", earlier.number()), BadInput.given("version", earlier.version())));
    }

    @PutMapping("/{id}/useful")
    @Operation(summary = "Say whether the card helped you, instead of what you said before")
    CardVotes.Tally say(@PathVariable UUID id, @RequestBody CardOpinion opinion) {
        votes.say(id, BadInput.given("useful", opinion.useful()));
        return existing(id).useful();
    }

    @DeleteMapping("/{id}/useful")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back what you said of its use")
    void takeBack(@PathVariable UUID id) {
        existing(id);
        votes.takeBack(id);
    }

    private BattleCard existing(UUID id) {
        return cards.byId(id).orElseThrow(() -> new NotFound("battle card", id));
    }

    private Saved saved(CardSave outcome) {
        return switch (outcome) {
            case CardSave.Saved kept -> new Saved(json(kept.card()), kept.merged());
            case CardSave.Disputed disputed -> throw new CardDisputed(disputed);
        };
    }

    private CardJson json(BattleCard card) {
        return CardJson.of(card, tenants.current().today(clock));
    }
}
