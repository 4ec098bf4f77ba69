package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Records by name, as one types in the header. */
@Controller
class SearchBox {

    private static final int AS_ONE_TYPES = 8;
    private static final int ON_THE_PAGE = 50;
    private static final int LONGEST = 200;

    private final RecordSearch search;

    SearchBox(RecordSearch search) {
        this.search = search;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model, HttpServletRequest request) {
        boolean typing = request.getHeader("HX-Request") != null;
        String text = q.replace("\0", "").strip();
        model.addAttribute("q", text);
        model.addAttribute("hits", text.isEmpty() || text.length() > LONGEST
                ? List.of()
                : search.search(text, EnumSet.allOf(RecordKind.class), typing ? AS_ONE_TYPES : ON_THE_PAGE));
        return typing ? "search :: hits" : "search";
    }
}
