package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.channels.door.CardArchive;
import com.nexusflow.copilot.core.call.SaidInCalls.Said;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardField;
import com.nexusflow.copilot.knowledge.card.CardFiles;
import com.nexusflow.copilot.knowledge.card.CardSave;
import com.nexusflow.copilot.knowledge.card.CompetitorFacts;
import com.nexusflow.copilot.knowledge.card.CompetitorRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Battle cards as files, and what our own deals and calls tell of the competitors on them. */
@RestController
@RequestMapping("/api/v1/battle-cards")
@Tag(name = "Battle cards")
class CardFilesController {

    private final BattleCards cards;
    private final CardFiles files;
    private final CompetitorRecord figures;
    private final Tenants tenants;
    private final Clock clock;

    CardFilesController(BattleCards cards, CardFiles files, CompetitorRecord figures, Tenants tenants, Clock clock) {
        this.cards = cards;
        this.files = files;
        this.figures = figures;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** @param merged the fields that others changed since the version that the file names, and that stand as they left them */
    record TakenCard(boolean created, CardJson card, Set<CardField> merged) {}

    /**
     * Figures with the addresses of the records behind them, each as of its time; reasons without rows are not known.
     *
     * @param everywhere the win rate over all deals
     * @param lately the win rate of the last twelve months, against the twelve before
     */
    record Facts(MetricAnswer totals, MetricAnswer everywhere, MetricAnswer lately, MetricAnswer trend, MetricAnswer reasons, List<Said> mentions) {

        static Facts of(CompetitorFacts facts, List<Said> mentions) {
            return new Facts(
                    MetricAnswer.of(facts.totals()), MetricAnswer.of(facts.everywhere()), MetricAnswer.of(facts.lately()), MetricAnswer.of(facts.trend()),
                    MetricAnswer.of(facts.reasons()), mentions);
        }
    }

    @GetMapping("/{id}/facts")
    @Operation(summary = "How we fare against the competitor in the deals you see: deals met, win rate and its trend, reasons and value lost, and calls that name it")
    Facts facts(@PathVariable UUID id) {
        Named competitor = existing(id).competitor();
        return Facts.of(figures.of(competitor), figures.mentions(competitor));
    }

    @GetMapping(value = "/{id}/markdown", produces = "text/markdown;charset=UTF-8")
    @Operation(summary = "The card as Markdown with front matter, to be kept in version control")
    String markdown(@PathVariable UUID id) {
        return files.text(existing(id));
    }

    @GetMapping(value = "/export", produces = "application/zip")
    @Operation(summary = "All cards as Markdown, in a ZIP file")
    ResponseEntity<byte[]> all() throws IOException {
        return CardArchive.answer(files.all());
    }

    @PostMapping(value = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Take a card from Markdown: make it, or save it over the one on that competitor; a bad file is refused with the line, and changes nothing",
            description = "The front matter holds competitor, owner (name, e-mail or id), fresh-until, and the version it was written from: fields that others changed "
                    + "since then stay as they left them")
    ResponseEntity<TakenCard> take(@RequestParam MultipartFile file) throws IOException {
        CardFiles.Taken taken = files.take(CardArchive.text(file.getBytes()));
        return switch (taken.outcome()) {
            case CardSave.Saved saved -> ResponseEntity.status(taken.created() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(new TakenCard(taken.created(), CardJson.of(saved.card(), tenants.current().today(clock)), saved.merged()));
            case CardSave.Disputed disputed -> throw new CardDisputed(disputed);
        };
    }

    private BattleCard existing(UUID id) {
        return cards.byId(id).orElseThrow(() -> new NotFound("battle card", id));
    }
}
