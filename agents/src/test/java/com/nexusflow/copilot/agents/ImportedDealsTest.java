package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about deals that were imported yesterday. */
class ImportedDealsTest {

    private static CopilotKit kit;
    private static TenantScope admin;

    @BeforeAll
    static void fourImportedDeals() {
        kit = new CopilotKit();
        TestCrm crm = new TestCrm(TestDatabase.newTenant(LocalDate.of(2026, 5, 15), 1));
        crm.manager("Mona Lind", "North team", "North").rep("Nina Holm", "North team");
        crm.tenant().run(() -> TestDatabase.database().write(jdbc -> {
            jdbc.sql("select set_config('app.dated_by_record', 'on', true)").query().singleRow();
            return jdbc.sql("""
                            insert into opportunity (tenant_id, id, name, owner_id, stage_id, created_on, close_date)
                            select tenant_id, gen_random_uuid(), 'Deal ' || name, :owner, id, date '2026-01-01', date '2026-02-01' from stage""")
                    .param("owner", crm.id("Nina Holm"))
                    .update();
        }));
        admin = TestDatabase.newPerson(crm.tenant(), "Ada Admin", Role.ADMIN);
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what is the stage conversion?            | is not known  | Imported deals left out because their earlier moves between stages are not known: 4.
            what is the stage conversion in Q1 2026? | is not known  | Imported deals left out because their earlier moves between stages are not known: 4.
            wie hoch ist die Phasenkonversion?       | nicht bekannt | Importierte Deals, deren frühere Phasenwechsel nicht bekannt sind und die nicht mitgezählt werden: 4.
            quelle est la conversion entre étapes ?  | non connu     | Affaires importées dont les passages antérieurs d’une étape à l’autre ne sont pas connus, non comptées
            ¿cuál es la conversión entre etapas?     | no se conoce  | Oportunidades importadas cuyos cambios de etapa anteriores no se conocen, no contadas: 4.
            """)
    void stageConversionIsNotKnownAndTheAnswerSaysWhy(String question, String unknown, String why) {
        Reply reply = kit.copilot().answer(new Turn(admin, null, question, Turn.Surface.CHAT), progress -> {});
        assertThat(reply.status()).as(reply.text()).isEqualTo(Reply.Status.ANSWERED);
        assertThat(reply.text()).contains(unknown, why).doesNotContain("%");
        assertThat(reply.sources().getFirst().remarks()).anyMatch(remark -> remark.contains(why.substring(0, 20)));
    }
}
