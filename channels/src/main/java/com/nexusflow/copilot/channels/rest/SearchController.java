package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Records by name. */
@RestController
@Tag(name = "Search")
class SearchController {

    private static final int LONGEST = 200;

    private final RecordSearch search;

    SearchController(RecordSearch search) {
        this.search = search;
    }

    @GetMapping("/api/v1/search")
    @Operation(summary = "Accounts, people, contacts, deals and products whose name fits; typos, accents and word order are forgiven")
    List<RecordSearch.Hit> search(
            @RequestParam String q, @RequestParam @Nullable List<String> kind, @RequestParam(defaultValue = "10") int limit) {
        if (q.isBlank() || q.length() > LONGEST) {
            throw new BadInput("q must have 1 to " + LONGEST + " characters, had " + q.strip().length());
        }
        return search.search(q.replace("\0", ""), kinds(kind), BadInput.within("limit", limit, 1, 50));
    }

    @PostMapping("/api/v1/search/index")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Makes the search index of the tenant anew from the database; answers when that is done")
    void rebuild() {
        search.rebuild();
    }

    private static Set<RecordKind> kinds(@Nullable List<String> codes) {
        return codes == null || codes.isEmpty()
                ? EnumSet.allOf(RecordKind.class)
                : codes.stream().map(code -> BadInput.check(() -> kind(code))).collect(Collectors.toSet());
    }

    private static RecordKind kind(String code) {
        try {
            return RecordKind.of(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no kind \"" + code + "\"; known are " + List.of(RecordKind.values()), e);
        }
    }
}
