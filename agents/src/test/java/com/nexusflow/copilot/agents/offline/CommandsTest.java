package com.nexusflow.copilot.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
        "verschiebe die Initech-Chance auf 30. Juni                 | id:T7AB90PX closeDate:2026-06-30",
        "setze die Phase von Initech auf Negotiation                | id:T7AB90PX stage:Negotiation",
        "push Initech by Fri                                        | id:T7AB90PX closeDate:2026-05-22",
        "set Initech close date to 6/30 and amount to 45k           | id:T7AB90PX amount:45000 closeDate:2026-06-30",
        "set Initech close date to 6/30/2026                        | id:T7AB90PX closeDate:2026-06-30",
        "setze bei Initech Abschlussdatum auf 30.6. und Betrag auf 45000 | id:T7AB90PX amount:45000 closeDate:2026-06-30",
        "set the amount of Initech to 1.2 million                   | id:T7AB90PX amount:1200000",
        "setze den Betrag von Initech auf 1,2 Mio                   | id:T7AB90PX amount:1200000",
        "set the amount of Initech to 45 k                          | id:T7AB90PX amount:45000",
        "set the amount of Initech to 2000                          | id:T7AB90PX amount:2000",
        "change the amount of Initech from 40k to 45k               | id:T7AB90PX amount:45000",
        "ändere den Betrag von Initech von 40k auf 45k              | id:T7AB90PX amount:45000",
        "passe le montant de Initech de 40k à 45k                   | id:T7AB90PX amount:45000",
        "cambia el importe de Initech de 40k a 45k                  | id:T7AB90PX amount:45000",
        "raise Initech to 45k                                       | id:T7AB90PX amount:45000",
        "move Initech from 15 June to 30 June                       | id:T7AB90PX closeDate:2026-06-30",
        "reassign Initech from Zane Levy to Rocco Neubert           | id:T7AB90PX owner:Rocco Neubert",
        "move Initech from Prospecting to Won                       | id:T7AB90PX stage:Won",
        "move Initech from Negotiation to Prospecting               | id:T7AB90PX stage:Prospecting",
        "push Initech to 30 June because legal is slow              | id:T7AB90PX closeDate:2026-06-30",
        "push Initech to 30 June, we lost two weeks                 | id:T7AB90PX closeDate:2026-06-30",
        "push Initech to 30 June, they make a decision then         | id:T7AB90PX closeDate:2026-06-30",
        "push Initech to 30 June, Zane Levy asked for it            | id:T7AB90PX closeDate:2026-06-30",
        "verschiebe Initech auf 30. Juni, wir haben zwei Wochen verloren | id:T7AB90PX closeDate:2026-06-30",
        "mark Initech as closed lost because of price               | id:T7AB90PX stage:Lost lossReason:price",
        "markiere Initech als verloren weil zu teuer                | id:T7AB90PX stage:Lost lossReason:zu teuer",
        "marca Initech como perdida porque es caro                  | id:T7AB90PX stage:Lost lossReason:es caro",
        "can you push the Initech close date to end of July?        | id:T7AB90PX closeDate:2026-07-31",
        "weise Initech Zane Levy zu                                 | id:T7AB90PX owner:Zane Levy",
        "push Initech to 30 June, procurement is slow               | id:T7AB90PX closeDate:2026-06-30",
        "setze Initech auf gewonnen                                 | id:T7AB90PX stage:Won",
        "set next step of Initech to find out who decides           | id:T7AB90PX nextStep:find out who decides",
    })
    void aDealIsChangedAsSaid(String words, String edit) {
        assertThat(plan(words)).isEqualTo("change_deals edits:" + edit);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "push Initech by two weeks                            | id:T7AB90PX closeDateBy:P14D",
        "push Initech out by a month                          | id:T7AB90PX closeDateBy:P1M",
        "move T7AB90PX a quarter later                        | id:T7AB90PX closeDateBy:P3M",
        "pull T7AB90PX forward by 3 days                      | id:T7AB90PX closeDateBy:P-3D",
        "bring T7AB90PX forward one week                      | id:T7AB90PX closeDateBy:P-7D",
        "push T7AB90PX forward two weeks                      | id:T7AB90PX closeDateBy:P14D",
        "push Initech to the end of next month                | id:T7AB90PX closeDate:2026-06-30",
        "push Initech in two weeks                            | id:T7AB90PX closeDate:2026-05-29",
        "push Initech to 30 June, we lost a week              | id:T7AB90PX closeDate:2026-06-30",
        "verschiebe Initech um zwei Wochen                    | id:T7AB90PX closeDateBy:P14D",
        "zieh Initech um einen Monat vor                      | id:T7AB90PX closeDateBy:P-1M",
        "schieb Initech um drei Tage nach hinten              | id:T7AB90PX closeDateBy:P3D",
        "verschiebe Initech auf Ende nächsten Monats          | id:T7AB90PX closeDate:2026-06-30",
        "reporte Initech de deux semaines                     | id:T7AB90PX closeDateBy:P14D",
        "repousse Initech d'un mois                           | id:T7AB90PX closeDateBy:P1M",
        "avance Initech d'une semaine                         | id:T7AB90PX closeDateBy:P-7D",
        "reporte Initech à la fin du mois prochain            | id:T7AB90PX closeDate:2026-06-30",
        "retrasa Initech dos semanas                          | id:T7AB90PX closeDateBy:P14D",
        "mueve Initech un mes más tarde                       | id:T7AB90PX closeDateBy:P1M",
        "adelanta Initech una semana                          | id:T7AB90PX closeDateBy:P-7D",
        "mueve Initech al fin del próximo mes                 | id:T7AB90PX closeDate:2026-06-30",
        "give T7AB90PX to Zane Levy                           | id:T7AB90PX owner:Zane Levy",
        "we won T7AB90PX                                      | id:T7AB90PX stage:Won",
        "T7AB90PX is worth 8,500 now                          | id:T7AB90PX amount:8500",
        "wir haben T7AB90PX verloren                          | id:T7AB90PX stage:Lost",
        "hemos ganado T7AB90PX                                | id:T7AB90PX stage:Won",
    })
    void aCloseDateMovesFromWhereItIs(String words, String edit) {
        assertThat(plan(words)).isEqualTo("change_deals edits:" + edit);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "move all deals closing in May to 30 June | metric:open_deals filters: bounds: from:2026-05-01 to:2026-05-31 closeDate:2026-06-30",
        "move everything closing from May to June to 31 July | metric:open_deals filters: bounds: from:2026-05-01 to:2026-06-30 closeDate:2026-07-31",
        "push all open deals of Globex Corporation by two weeks | metric:open_deals filters:dimension:account values:Globex Corporation bounds: closeDateBy:P14D",
        "set the owner of all of Donn's open deals to Zane Levy | metric:open_deals filters:dimension:person values:Donn Cantrell bounds: owner:Zane Levy",
        "hand all of Rocco's deals to Zane Levy | metric:open_deals filters:dimension:manager values:Rocco Neubert bounds: owner:Zane Levy",
        "mark every overdue deal as lost | metric:overdue_deals filters: bounds: stage:Lost",
        "set the next step on all deals of Isdom to book a review | metric:open_deals filters:dimension:account values:Isdom bounds: nextStep:book a review",
        "push all deals in Negotiation over 10k by a month | metric:open_deals filters:dimension:stage values:Negotiation bounds:of:amount min:10000.000001 closeDateBy:P1M",
        "move all deals of Isdom except Z063OYW0 to July | metric:open_deals filters:dimension:account values:Isdom dimension:deal values:Z063OYW0 exclude:true bounds: closeDate:2026-07-31",
        "set the owner of all won deals in March to Zane Levy | metric:won_deals filters: bounds: from:2026-03-01 to:2026-03-31 owner:Zane Levy",
        "verschiebe alle offenen Deals von Isdom um zwei Wochen | metric:open_deals filters:dimension:account values:Isdom bounds: closeDateBy:P14D",
        "alle Deals, die im Juli abschließen, auf Ende August verschieben | metric:open_deals filters: bounds: from:2026-07-01 to:2026-07-31 closeDate:2026-08-31",
        "übergib alle offenen Deals von Donn Cantrell an Zane Levy | metric:open_deals filters:dimension:person values:Donn Cantrell bounds: owner:Zane Levy",
        "repousse toutes les affaires ouvertes de Isdom de deux semaines | metric:open_deals filters:dimension:account values:Isdom bounds: closeDateBy:P14D",
        "passe toutes les affaires de Donn Cantrell à Zane Levy | metric:open_deals filters:dimension:person values:Donn Cantrell bounds: owner:Zane Levy",
        "clôture toutes les affaires en retard comme perdues | metric:overdue_deals filters: bounds: stage:Lost",
        "mueve todas las oportunidades de Isdom al 30 de junio | metric:open_deals filters:dimension:account values:Isdom bounds: closeDate:2026-06-30",
        "retrasa todas las oportunidades abiertas de Isdom un mes | metric:open_deals filters:dimension:account values:Isdom bounds: closeDateBy:P1M",
        "marca como perdidas todas las oportunidades atrasadas | metric:overdue_deals filters: bounds: stage:Lost",
    })
    void allDealsThatFitAreChangedAlike(String words, String edit) {
        assertThat(plan(words)).isEqualTo("change_deals edits:which:" + edit);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "close all my deals without activity since March as lost | decline reason:which_deals about:without activity",
        "move all deals of angry customers to July               | decline reason:which_deals about:angry customers",
        "push my three largest deals by a week                   | decline reason:which_deal",
        "verschiebe alle Deals ohne nächsten Schritt um einen Monat | decline reason:which_deals",
        "push all deals of Hooli by two weeks                    | decline reason:which_deals about:Hooli",
        "set the owner of all of Donn's deals to Bob Dylan       | decline reason:unknown_name about:Bob Dylan",
        "push all deals of Isdom                                 | decline reason:what_to_change",
        "close all overdue deals                                 | ask_back said:close",
        "set all deals of Isdom to 45k or 50k                    | decline reason:several_values",
    })
    void aConditionThatCannotBeReadIsNeverPassedOver(String words, String plan) {
        assertThat(plan(words)).startsWith(plan);
    }

    @Test
    void themIsTheDealsListedBefore() {
        String plan = inShort(fixture.planAfter("show the open deals of Isdom", "push them by two weeks"));
        assertThat(plan).isEqualTo("change_deals edits:which:metric:open_deals filters:dimension:account values:Isdom bounds: closeDateBy:P14D");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "log that I spoke to Heather Stone yesterday                  | log_activity kind:call subject:I spoke to Heather Stone at:2026-05-14 about:contact:Heather Stone",
        "log that I met Heather Stone on Monday                       | log_activity kind:meeting subject:I met Heather Stone at:2026-05-11 about:contact:Heather Stone",
        "log a call with Heather Stone on Friday                      | log_activity kind:call subject:Heather Stone at:2026-05-08 about:contact:Heather Stone",
        "log a call with Heather Stone at 3 pm                        | log_activity kind:call subject:Heather Stone at:2026-05-15T15:00 about:contact:Heather Stone",
        "log a call with Heather Stone yesterday at 9:30              | log_activity kind:call subject:Heather Stone at:2026-05-14T09:30 about:contact:Heather Stone",
        "log that I emailed Initech two days ago                      | log_activity kind:email subject:I emailed Initech at:2026-05-13 about:account:Initech",
        "log that I met Initech on 6 May                              | log_activity kind:meeting subject:I met Initech at:2026-05-06 about:account:Initech",
        "log that I met Initech on 20 December                        | log_activity kind:meeting subject:I met Initech at:2025-12-20 about:account:Initech",
        "log that I spoke to Initech and they have 3 sites            | log_activity kind:call subject:I spoke to Initech and they have 3 sites about:account:Initech",
        "log that I spoke to Initech, they decide on Monday           | log_activity kind:call subject:I spoke to Initech body:I spoke to Initech, they decide on Monday about:account:Initech",
        "I called Heather Stone yesterday, she's in                   | log_activity kind:call subject:I called Heather Stone body:I called Heather Stone yesterday, she's in at:2026-05-14 about:contact:Heather Stone",
        "log a meeting with Heather Stone tomorrow at 10              | create_task title:A meeting with Heather Stone due:2026-05-16 about:contact:Heather Stone",
        "log a call with Initech next Monday                          | create_task title:A call with Initech due:2026-05-18 about:account:Initech",
        "logge den Anruf von gestern mit Heather Stone                | log_activity kind:call subject:Mit Heather Stone at:2026-05-14 about:contact:Heather Stone",
        "protokolliere, dass ich Heather Stone am Montag um 14 Uhr getroffen habe | log_activity kind:meeting subject:Ich Heather Stone getroffen habe at:2026-05-11T14:00 about:contact:Heather Stone",
        "protokolliere ein Treffen mit Initech vor zwei Tagen         | log_activity kind:meeting subject:Ein Treffen mit Initech at:2026-05-13 about:account:Initech",
        "enregistre un appel avec Heather Stone hier à 15h30          | log_activity kind:call subject:Heather Stone at:2026-05-14T15:30 about:contact:Heather Stone",
        "enregistre que j'ai rencontré Initech lundi dernier          | log_activity kind:meeting subject:J'ai rencontré Initech at:2026-05-11 about:account:Initech",
        "enregistre un appel avec Initech il y a trois jours          | log_activity kind:call subject:Initech at:2026-05-12 about:account:Initech",
        "registra una llamada con Heather Stone ayer a las 4 de la tarde | log_activity kind:call subject:Heather Stone at:2026-05-14T16:00 about:contact:Heather Stone",
        "registra que hablé con Initech el lunes                      | log_activity kind:call subject:Hablé con Initech at:2026-05-11 about:account:Initech",
        "registra una llamada con Initech hace dos días               | log_activity kind:call subject:Initech at:2026-05-13 about:account:Initech",
    })
    void anActivityIsLoggedWhenItWas(String words, String plan) {
        assertThat(plan(words)).isEqualTo(plan);
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
        "erinnere mich an die Präsentation am Freitag                  | create_task title:Die Präsentation due:2026-05-22",
        "rappelle-moi d'appeler Sam demain                             | create_task title:Appeler Sam due:2026-05-16",
        "remind me to call Sun Microsystems                            | create_task title:Call Sun Microsystems",
        "recuérdame llamar a Heather Stone                             | create_task title:Llamar a Heather Stone about:contact:Heather Stone",
        "log a meeting with Heather, she'll email the contract         | log_activity kind:meeting subject:Heather body:Heather, she'll email the contract about:contact:Heather Stone",
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
        "push Initech and Hooli to 30 June          | decline reason:unknown_name about:Hooli",
        "push initech and hooli to 30 june          | decline reason:unknown_name about:hooli",
        "verschiebe Initech und Hooli auf 30. Juni  | decline reason:unknown_name about:Hooli",
        "reporte Initech et Hooli au 30 juin        | decline reason:unknown_name about:Hooli",
        "mueve Initech y Hooli al 30 de junio       | decline reason:unknown_name about:Hooli",
        "push it to 30 June                         | decline reason:which_deal",
        "move OPP-9999 to Negotiation               | decline reason:unknown_name about:OPP-9999",
        "assign Initech to Bob Dylan                | decline reason:unknown_name about:Bob Dylan",
        "setze Initech auf -5000                    | decline reason:change_bad_value",
        "push it and Initech to 30 June             | decline reason:which_deal",
        "raise the amount of Initech by 10%         | decline reason:relative_change",
        "add 5000 to Initech                        | decline reason:relative_change",
        "erhöhe Initech um 5000                     | decline reason:relative_change",
        "augmente Initech de 5000                   | decline reason:relative_change",
        "sube el importe de Initech en 5000         | decline reason:relative_change",
        "set the amount of Initech to two million   | decline reason:change_bad_value",
        "set the amount of Initech to 45 lakh       | decline reason:change_bad_value",
        "set the amount of Initech to 45-50k        | decline reason:change_bad_value",
        "set Initech to 45k or 50k                  | decline reason:several_values",
        "set Initech to 2000                        | decline reason:what_to_change",
    })
    void whatCannotBeDoneIsSaidWithoutGuessing(String words, String plan) {
        assertThat(plan(words)).startsWith(plan);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "close rate by region this year", "closed deals in March", "how many deals did we close this month?", "contacts of Isdom", "which deals moved to Negotiation?",
        "change in revenue this quarter vs last quarter", "what is the next step of T7AB90PX?", "lost deals because of price", "leads by source",
        "remind me who owns Initech", "remind me what the win rate is", "rappelle-moi le chiffre d'affaires de mai", "recuérdame las ventas de mayo",
        "erinnere mich, wer Initech betreut", "the contact for Initech", "remind me about the revenue of May"})
    void aQuestionIsNoCommand(String words) {
        assertThat(plan(words)).doesNotContain("change_deals", "log_activity", "create_", "add_note", "not_possible", "what_to");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "push it to 30 June                      | change_deals edits:id:T7AB90PX closeDate:2026-06-30",
        "set the amount to 45k                   | change_deals edits:id:T7AB90PX amount:45000",
        "setze den Betrag auf 45k                | change_deals edits:id:T7AB90PX amount:45000",
        "move Hooli to Prospecting               | decline reason:unknown_name about:Hooli",
        "verschiebe Hooli auf Prospecting        | decline reason:unknown_name about:Hooli",
        "move Best Buy to Prospecting            | decline reason:unknown_name about:Best Buy",
        "move it and Hooli to Prospecting        | decline reason:unknown_name about:Hooli",
        "move Heather Stone to Prospecting       | decline reason:which_deal",
        "remind me tomorrow to call Hooli        | create_task title:Call Hooli due:2026-05-16",
        "note that Hooli wants a discount        | add_note body:Hooli wants a discount",
        "log that I spoke to legal               | log_activity kind:call subject:I spoke to legal",
        "log that the customer wants a discount  | log_activity kind:other subject:The customer wants a discount about:deal:T7AB90PX",
        "remind me tomorrow to push it           | create_task title:Push it due:2026-05-16 about:deal:T7AB90PX",
    })
    void whatWasTalkedAboutStandsInForNoName(String words, String plan) {
        RecordRef topic = new RecordRef(RecordKind.OPPORTUNITY, fixture.crm.id("T7AB90PX"), "T7AB90PX");
        assertThat(inShort(after(topic, words))).isIn(plan, plan + " near:", plan + " about: near:");
    }

    @Test
    void anAnswerTakesThePlaceOfThePronoun() {
        fixture.crm.deal("Kestrel one", "Isdom", "Zane Levy", "GTX Pro", "Negotiation", 600, "2026-04-01", "2026-06-30")
                .deal("Kestrel two", "Isdom", "Zane Levy", "GTX Pro", "Negotiation", 600, "2026-04-01", "2026-06-30");
        RecordRef topic = new RecordRef(RecordKind.ACCOUNT, fixture.crm.id("Isdom"), "Isdom");
        assertThat(inShort(after(topic, "push it to 30 June"))).startsWith("ask_back said:Isdom").endsWith("original:push Isdom to 30 June");
        assertThat(inShort(after(topic, "set the amount to 45k"))).endsWith("original:set Isdom the amount to 45k");
    }

    /** The plan of the words when the record was talked about just before. */
    private static String after(RecordRef topic, String words) {
        DealRecords records = new DealRecords(new Opportunities(TestDatabase.database()), new Stages(TestDatabase.database()));
        Before before = new Before(null, null, topic, null, null);
        Plan plan = fixture.crm.tenant().call(() -> new ChangePlanner(fixture.read(words),
                new CommandContext(before, LocalDate.of(2026, 5, 15), records, new Organisation(UUID.randomUUID(), null, Set.of()), (part, ahead) -> fixture.read(part)))
                .plan()
                .orElseThrow());
        return plan.tool() + " " + FindingJson.write(plan.arguments());
    }

    private static String plan(String words) {
        return inShort(fixture.plan(words));
    }

    /** The plan in a short form, ids as names. */
    private static String inShort(String written) {
        String plan = ID.matcher(written).replaceAll(id -> String.valueOf(fixture.crm.name(UUID.fromString(id.group()))));
        return plan.replaceAll("\"(account|contact|deal)\":\"([^\"]*)\"(?=})", "$1:$2").replaceAll("[{}\\[\\]\"]", "").replaceAll(",(?=\\w+:)", " ");
    }
}
