package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.door.CardArchive;
import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardFileRefused;
import com.nexusflow.copilot.knowledge.card.CardFiles;
import com.nexusflow.copilot.knowledge.card.CardRefused;
import com.nexusflow.copilot.knowledge.card.CardSave;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Battle cards as Markdown files: taken away and brought. */
@Controller
class CardFilePages {

    private final BattleCards cards;
    private final CardFiles files;
    private final BattleCardPages pages;

    CardFilePages(BattleCards cards, CardFiles files, BattleCardPages pages) {
        this.cards = cards;
        this.files = files;
        this.pages = pages;
    }

    @GetMapping("/battle-cards/{id}/markdown")
    ResponseEntity<byte[]> one(@PathVariable UUID id) {
        BattleCard card = cards.byId(id).orElseThrow(Missing::new);
        return CardArchive.answer(CardFiles.name(card), files.text(card));
    }

    @GetMapping("/battle-cards/export")
    ResponseEntity<byte[]> all() throws IOException {
        return CardArchive.answer(files.all());
    }

    @PostMapping("/battle-cards/import")
    String take(@RequestParam MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        try {
            switch (files.take(CardArchive.text(file.getBytes())).outcome()) {
                case CardSave.Saved saved -> {
                    return "redirect:/battle-cards/" + saved.card().id();
                }
                case CardSave.Disputed disputed -> model.addAttribute("fileDisputed", disputed);
            }
            response.setStatus(HttpStatus.CONFLICT.value());
        } catch (CardFileRefused refused) {
            model.addAttribute("fileRefused", refused.getMessage());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        } catch (CardRefused refused) {
            model.addAttribute("refused", refused.reason().name().toLowerCase(Locale.ROOT));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return pages.list(model);
    }
}
