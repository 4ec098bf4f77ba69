package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import com.nexusflow.copilot.core.crm.RecordSearch.Mention;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A seller of computer parts with its customers, and a search over it. */
final class SearchFixture {

    static final Set<RecordKind> ALL = EnumSet.allOf(RecordKind.class);

    final TestCrm crm = new TestCrm(TestDatabase.newTenant());
    final LuceneRecordSearch search;

    SearchFixture(Path folder) {
        search = new LuceneRecordSearch(TestDatabase.database(), folder, Clock.systemUTC());
    }

    SearchFixture withNames() {
        crm.manager("Rocco Neubert", "East", "East").manager("Cara Losch", "West", "West");
        for (String rep : List.of("Darcel Schlecht", "Donn Cantrell", "Zane Levy", "Anna Snelling", "Anna Karlsson", "Moses Frase")) {
            crm.rep(rep, "East");
        }
        for (String rep : List.of("Jérôme Lefèvre", "Jürgen Meyer", "Will Mark", "Pat O'Brien")) {
            crm.rep(rep, "West");
        }
        for (String account : List.of(
                "Acme Corporation", "Globex Corporation", "Initech", "Umbrella Corporation", "Kan-code", "Xx-zobam", "Xx-holding",
                "Gekko & Co", "The New York Inquirer", "Y-corporation", "Massive Dynamic", "Vehement Capital Partners", "Green-Plus",
                "Isdom", "Renu", "Open", "Betasoloin", "Genco Pura Olive Oil Company", "Cancity", "Müller Maschinenbau GmbH")) {
            crm.account(account, "retail", null);
        }
        for (String product : List.of("GTX Basic", "GTX Pro", "GTX Plus Basic", "GTX Plus Pro", "MG Special", "MG Advanced", "GTK 500")) {
            crm.product(product, product.substring(0, 3).strip(), 100);
        }
        crm.contact("Heather Stone", "Initech").contact("Katherine Philips", "Initech").contact("Anna Snelling-Braun", "Isdom");
        crm.insert("contact", "Lena Vogt", Map.of("name", "Lena Vogt", "email", "l.vogt@isdom.example", "external_id", "40017"));
        crm.deal("Z063OYW0", "Isdom", "Darcel Schlecht", "GTX Pro", "Won", 4514, "2017-01-01", "2017-03-11");
        crm.deal("Globex renewal 2027", "Globex Corporation", "Zane Levy", "GTX Pro", "Negotiation", 100, "2017-01-01", "2017-03-11");
        crm.deal("Isdom GTX Pro", "Isdom", "Zane Levy", "GTX Pro", "Negotiation", 100, "2017-01-01", "2017-03-11");
        return this;
    }

    List<Hit> search(String text) {
        return search(crm.tenant(), text);
    }

    List<Hit> search(TenantScope scope, String text) {
        return scope.call(() -> search.search(text, ALL, 10));
    }

    List<Mention> mentions(String text) {
        return crm.tenant().call(() -> search.mentions(text));
    }

    void catchUp() {
        crm.tenant().run(search::catchUp);
    }
}
