package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.OpportunityFilter;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.UnknownNameException;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of open deals by stage. */
@Controller
class PipelinePage {

    private static final int DEALS_PER_STAGE = 25;

    private final Opportunities opportunities;
    private final Metrics metrics;
    private final People people;
    private final Products products;
    private final Tenants tenants;
    private final Clock clock;

    PipelinePage(Opportunities opportunities, Metrics metrics, People people, Products products, Tenants tenants, Clock clock) {
        this.opportunities = opportunities;
        this.metrics = metrics;
        this.people = people;
        this.products = products;
        this.tenants = tenants;
        this.clock = clock;
    }

    @GetMapping("/pipeline")
    String board(
            @RequestParam @Nullable UUID owner,
            @RequestParam @Nullable UUID team,
            @RequestParam @Nullable UUID product,
            @RequestParam(defaultValue = "ANY") ClosePeriod closes,
            Model model,
            HttpServletRequest request) {
        BoardQuery query = new BoardQuery(owner, team, product, closes.within(tenants.current(), clock));
        OpportunityFilter filter = query.deals();
        model.addAttribute("columns", opportunities.board(filter, DEALS_PER_STAGE));
        model.addAttribute("totals", totals(query));
        model.addAttribute("product", product);
        if (request.getHeader("HX-Request") != null) {
            return "pipeline :: board";
        }
        List<Person> owners = people.all().stream().filter(Person::active).toList();
        model.addAttribute("people", owners);
        model.addAttribute("teams", people.teams());
        model.addAttribute("products", products.all());
        model.addAttribute("periods", ClosePeriod.values());
        model.addAttribute("owner", owner);
        model.addAttribute("team", team);
        model.addAttribute("closes", closes);
        return "pipeline";
    }

    private BoardTotals totals(BoardQuery query) {
        try {
            return BoardTotals.of(metrics.run(query.figuresByStage()), metrics.run(query.figures()), query);
        } catch (UnknownNameException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }
}
