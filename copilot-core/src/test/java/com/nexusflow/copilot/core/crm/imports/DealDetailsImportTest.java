package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to deals beyond their own row: stages, line items, competitors and the forecast category. */
class DealDetailsImportTest {

    private static final String DEALS = """
            opportunity_id,name,sales_rep,account,deal_stage,close_value,forecast_category,competitors
            D1,Rollout,Ida Falk,Birkenau AG,Screening,1200,Best Case,Zenmark; Orbix
            D2,Renewal,Ida Falk,Tessera SA,Paper,900,Commit,
            D3,Pilot,Ida Falk,Tessera SA,Done,500,Closed,orbix
            """;
    private static final String STAGES = """
            stage,type,probability,sort order
            Screening,Open,15 %,1
            Paper,Open,"62,5",2
            Done,Closed/Won,,3
            """;
    private static final String ITEMS = """
            opportunity id,product,quantity,total price
            D1,Vega Pro,3,700
            D1,Vega Basic,1,500
            D1,Vega Pro,1,100
            Renewal,Vega Pro,,900
            """;

    private final ImportKit kit = new ImportKit();

    @Test
    void aFileOfStagesSaysWhatTheirNamesDoNot() {
        kit.run(ImportFile.of("deals.csv", DEALS), ImportFile.of("stages.csv", STAGES));
        assertThat(kit.rows("select name, type, probability, position from stage order by position"))
                .containsExactly("Screening|open|0.1500|1", "Paper|open|0.6250|2", "Done|won|1.0000|3");
    }

    @Test
    void stagesThatDealsBroughtAreCorrectedByALaterFile() {
        kit.run("deals.csv", DEALS);
        ImportRun run = kit.run("stages.csv", STAGES);
        assertThat(run.updated()).isEqualTo(3);
        assertThat(kit.rows("select count(*) from stage where type = 'won' and name = 'Done'")).containsExactly("1");
        assertThat(kit.run("stages.csv", STAGES).unchanged()).isEqualTo(3);
    }

    @Test
    void probabilitiesBelowOneAreShares() {
        kit.run("stages.csv", "stage,probability\nScreening,0.15\nPaper,1\n");
        assertThat(kit.rows("select name, probability from stage order by 1")).containsExactly("Paper|1.0000", "Screening|0.1500");
    }

    @Test
    void anImpossibleProbabilityOrTypeIsAnErrorOfItsRow() {
        ImportRun run = kit.run("stages.csv", "stage,type,probability\nA,open,140\nB,perhaps,20\nC,open,20\n");
        assertThat(kit.errors(run)).hasSize(2).allMatch(error -> error.contains("140") || error.contains("perhaps"));
        assertThat(kit.rows("select name from stage")).containsExactly("C");
    }

    @Test
    void aDealHasTheLineItemsOfTheFile() {
        kit.run(ImportFile.of("deals.csv", DEALS), ImportFile.of("line items.csv", ITEMS));
        assertThat(items()).containsExactly("Renewal|Vega Pro|1.00|90000", "Rollout|Vega Basic|1.00|50000", "Rollout|Vega Pro|1.00|10000",
                "Rollout|Vega Pro|3.00|70000");
        ImportRun again = kit.run("line items.csv", ITEMS);
        assertThat(again.unchanged()).isEqualTo(4);
        kit.run("line items.csv", "opportunity id,product,quantity,total price\nD1,Vega Basic,2,600\n");
        assertThat(items()).containsExactly("Renewal|Vega Pro|1.00|90000", "Rollout|Vega Basic|2.00|60000");
    }

    @Test
    void aLineItemOfAnUnknownDealIsAnError() {
        kit.run("deals.csv", DEALS);
        ImportRun run = kit.run("line items.csv", "opportunity id,product,quantity,total price\nD9,Vega Pro,1,10\nD1,Vega Pro,-2,10\n");
        assertThat(kit.errors(run)).hasSize(2);
        assertThat(items()).isEmpty();
    }

    @Test
    void competitorsFollowTheFile() {
        kit.run("deals.csv", DEALS);
        assertThat(competitors()).containsExactly("D1|Orbix", "D1|Zenmark", "D3|Orbix");
        assertThat(kit.run("deals.csv", DEALS).unchanged()).isEqualTo(3);
        ImportRun changed = kit.run("deals.csv", DEALS.replace("Zenmark; Orbix", "Zenmark; Kalt"));
        assertThat(changed.updated()).isEqualTo(1);
        assertThat(competitors()).containsExactly("D1|Kalt", "D1|Zenmark", "D3|Orbix");
    }

    @Test
    void theForecastCategoryIsKept() {
        kit.run("deals.csv", DEALS);
        assertThat(kit.rows("select external_id, forecast_category from opportunity order by 1")).containsExactly("D1|best_case", "D2|commit", "D3|");
        assertThat(kit.errors(kit.run("deals.csv", DEALS.replace("Commit", "Surely")))).singleElement().asString().contains("Surely");
    }

    private List<String> items() {
        return kit.rows("""
                select o.name, p.name, l.quantity, l.amount_minor from line_item l join opportunity o on o.id = l.opportunity_id
                join product p on p.id = l.product_id order by 1, 2, 3""");
    }

    private List<String> competitors() {
        return kit.rows("""
                select o.external_id, c.name from opportunity_competitor oc join opportunity o on o.id = oc.opportunity_id
                join competitor c on c.id = oc.competitor_id order by 1, 2""");
    }
}
