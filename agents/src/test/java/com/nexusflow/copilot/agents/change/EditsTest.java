package com.nexusflow.copilot.agents.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.agents.CopilotKit;
import com.nexusflow.copilot.agents.SalesFloor;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Other values, as people type them into the form of a card. */
class EditsTest {

    private static SalesFloor floor;
    private static CopilotKit kit;

    private final TenantScope petra = floor.scope("Petra Lang");

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        kit = new CopilotKit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void anAmountIsReadAsTheReadersLanguageWritesIt() {
        ProposalCard card = proposed(DealField.AMOUNT, "100000");
        ProposalCard german = typed(card, "45.000", Locale.GERMAN);
        assertThat(german.lines().getFirst().after()).isEqualTo("45.000\u00a0€");
        assertThat(typed(german, "46,000", Locale.ENGLISH).lines().getFirst().after()).isEqualTo("€46,000");
    }

    @Test
    void whatTheFormShowsIsReadBackUnchanged() {
        ProposalCard card = proposed(DealField.AMOUNT, "4500050");
        ProposalCard german = petra.call(() -> kit.desk().card(card.id(), Locale.GERMAN)).orElseThrow();
        assertThat(german.lines().getFirst().value()).isEqualTo("45000.50");
        assertThat(typed(german, german.lines().getFirst().value(), Locale.GERMAN).lines().getFirst().after()).isEqualTo("45.000,50\u00a0€");
    }

    @Test
    void anAmountThatMayBeTwoIsRefusedWithAWordOnHowToWriteIt() {
        ProposalCard card = proposed(DealField.AMOUNT, "100000");
        assertThat(refusal(card, "45,000", Locale.GERMAN)).isEqualTo("„45,000“ lässt sich nicht eindeutig als Betrag lesen; schreiben Sie ihn wie 45.000,00 oder 45k.");
        assertThat(refusal(card, "4.5e4", Locale.ENGLISH)).contains("4.5e4", "45,000.00");
    }

    @Test
    void anOwnerIsSomebodyWhoIsStillThere() {
        ProposalCard card = proposed(DealField.OWNER, person("Mia Olsen").toString());
        UUID left = add("Nora Vance");
        sql("update person set active = false where id = '" + left + "'");
        assertThat(refusal(card, "Nora Vance", Locale.ENGLISH)).isEqualTo("“Nora Vance” cannot be entered there.");
        UUID stayed = add("Nora Vance");
        ProposalCard edited = typed(card, "nora vance", Locale.ENGLISH);
        assertThat(petra.call(() -> kit.proposals().find(edited.id())).orElseThrow().lines().getFirst().change())
                .isInstanceOfSatisfying(Change.SetField.class, set -> assertThat(set.value()).isEqualTo(stayed.toString()));
    }

    @Test
    void aNameThatSeveralBearIsToldSo() {
        add("Jan Novak");
        add("Jan Novak");
        assertThat(refusal(proposed(DealField.OWNER, person("Mia Olsen").toString()), "Jan Novak", Locale.ENGLISH)).startsWith("Several active people are called Jan Novak");
    }

    private ProposalCard proposed(DealField field, String value) {
        return petra.call(() -> {
            UUID deal = floor.crm().id("OPP-1029");
            UUID id = kit.proposals().propose(List.of(new Change.SetField(deal, field, value)), "as asked", null).id();
            return kit.desk().card(id, Locale.ENGLISH).orElseThrow();
        });
    }

    private ProposalCard typed(ProposalCard card, String value, Locale language) {
        return petra.call(() -> kit.desk().edit(card.id(), 1, value, language)).orElseThrow();
    }

    private String refusal(ProposalCard card, String value, Locale language) {
        StringBuilder words = new StringBuilder();
        assertThatThrownBy(() -> typed(card, value, language))
                .isInstanceOfSatisfying(ChangeRefused.class, e -> words.append(petra.call(() -> kit.desk().words(e, language))));
        return words.toString();
    }

    private UUID person(String name) {
        return floor.crm().id(name);
    }

    private UUID add(String name) {
        return floor.crm().tenant().call(() -> TestDatabase.people().add(name, Role.REP).id());
    }

    private void sql(String statement) {
        floor.crm().tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql(statement).update()));
    }
}
