package com.nexusflow.copilot.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words to changes. Today is Friday, 15 May 2026; deal T7AB90PX is Initech's only open one, Globex Corporation has none. */
class CommandsTest {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}-[\\p{XDigit}-]{27}");

    private static OfflineFixture fixture;

    @BeforeAll
    static void open(@TempDir Path folder) {
        fixture = new OfflineFixture(folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "push Initech to 30 June                                    | id:T7AB90PX closeDate:2026-06-30",
        "please move T7AB90PX to Prospecting                        | id:T7AB90PX stage:Prospecting",
        "move Initech to Prospecting, close date 30 June            | id:T7AB90PX stage:Prospecting closeDate:2026-06-30",
        "set Initech to 45k and prospecting                         | id:T7AB90PX stage:Prospecting amount:45000",
        "set the amount of Initech to 90                            | id:T7AB90PX amount:90",
        "change the close date of T7AB90PX to 2026-07-15            | id:T7AB90PX closeDate:2026-07-15",
        "change the close date of T7AB90PX to July 3rd              | id:T7AB90PX closeDate:2026-07-03",
        "push Initech to next Friday                                | id:T7AB90PX closeDate:2026-05-22",
        "push Initech to the end of the quarter                     | id:T7AB90PX closeDate:2026-06-30",
        "push Initech to July                                       | id:T7AB90PX closeDate:2026-07-31",
        "mark Initech as won                                        | id:T7AB90PX stage:Won",
        "mark Initech as lost because the price was too high        | id:T7AB90PX stage:Lost lossReason:the price was too high",
        "assign Initech to Zane Levy                                | id:T7AB90PX owner:Zane Levy",
        "set next step of Initech to call Heather about the budget  | id:T7AB90PX nextStep:call Heather about the budget",
        "update Initech next step: send the contract                | id:T7AB90PX nextStep:send the contract",
        "add competitor Zenmark to Initech                          | id:T7AB90PX addCompetitor:Zenmark",
        "remove competitor Zenmark from Initech                     | id:T7AB90PX removeCompetitor:Zenmark",
        "setze Initech auf Prospecting und Abschlussdatum 30. Juni  | id:T7AB90PX stage:Prospecting closeDate:2026-06-30",
        "verschiebe Initech auf Ende des Monats                     | id:T7AB90PX closeDate:2026-05-31",
        "bitte setze den Betrag von Initech auf 45.000              | id:T7AB90PX amount:45000",
        "reporte Initech au 30 juin                                 | id:T7AB90PX closeDate:2026-06-30",
        "mets Initech à 45k                                         | id:T7AB90PX amount:45000",
        "mueve Initech a Prospecting                                | id:T7AB90PX stage:Prospecting",
        "cambia la fecha de cierre de Initech al 30 de junio        | id:T7AB90PX closeDate:2026-06-30",
    })
    void aDealIsChangedAsSaid(String words, String edit) {
        assertThat(plan(words)).isEqualTo("change_deals edits:" + edit);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "log that I spoke to Anna, she wants a security review         | log_activity kind:call subject:I spoke to Anna body:I spoke to Anna, she wants a security review",
        "log a meeting with Heather Stone                              | log_activity kind:meeting subject:Heather Stone about:contact:Heather Stone",
        "log that we met Initech and they like GTX Pro                 | log_activity kind:meeting subject:We met Initech and they like GTX Pro about:account:Initech",
        "remind me Thursday                                            | create_task title:Follow up due:2026-05-21",
        "remind me tomorrow to call Heather                            | create_task title:Call Heather due:2026-05-16 about:contact:Heather Stone",
        "remind me to send the offer to Initech in two weeks           | create_task title:Send the offer to Initech due:2026-05-29 about:account:Initech",
        "erinnere mich am Donnerstag an das Angebot                    | create_task title:Das Angebot due:2026-05-21",
        "rappelle moi demain de relancer Initech                       | create_task title:Relancer Initech due:2026-05-16 about:account:Initech",
        "recuérdame mañana llamar a Initech                            | create_task title:Llamar a Initech due:2026-05-16 about:account:Initech",
        "add a note to Initech: the budget is frozen until July        | add_note body:The budget is frozen until July about:account:Initech",
        "note that Initech wants a discount                            | add_note body:Initech wants a discount about:account:Initech",
        "add Paula Reis as a contact at Initech                        | create_contact name:Paula Reis account:Initech",
        "create a contact Paula Reis at Initech paula@initech.example  | create_contact name:Paula Reis email:paula@initech.example account:Initech",
        "create a lead Nils Ek from Nordvik AS                         | create_lead name:Nils Ek company:Nordvik AS",
        "convert the lead Nils Ek                                      | convert_lead name:Nils Ek",
    })
    void aRecordIsMadeAsSaid(String words, String plan) {
        assertThat(plan(words)).isEqualTo(plan);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "delete the account Initech                 | decline reason:not_possible",
        "create a deal for Initech worth 5000       | decline reason:not_possible",
        "move Initech                               | decline reason:what_to_change about:Initech",
        "set Globex Corporation to 45k              | decline reason:no_open_deal about:Globex Corporation",
        "move Hooli to Prospecting                  | decline reason:unknown_name about:Hooli",
        "log                                        | decline reason:what_to_log",
    })
    void whatCannotBeDoneIsSaidWithoutGuessing(String words, String plan) {
        assertThat(plan(words)).startsWith(plan);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "close rate by region this year", "closed deals in March", "how many deals did we close this month?", "contacts of Isdom", "which deals moved to Negotiation?",
        "change in revenue this quarter vs last quarter", "what is the next step of T7AB90PX?", "lost deals because of price", "leads by source"})
    void aQuestionIsNoCommand(String words) {
        assertThat(plan(words)).doesNotContain("change_deals", "log_activity", "create_", "add_note", "not_possible", "what_to");
    }

    /** The plan in a short form, ids as names. */
    private static String plan(String words) {
        String plan = ID.matcher(fixture.plan(words)).replaceAll(id -> String.valueOf(fixture.crm.name(UUID.fromString(id.group()))));
        return plan.replaceAll("\"(account|contact|deal)\":\"([^\"]*)\"(?=})", "$1:$2").replaceAll("[{}\\[\\]\"]", "").replaceAll(",(?=\\w+:)", " ");
    }
}
