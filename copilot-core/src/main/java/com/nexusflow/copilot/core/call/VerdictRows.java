package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.crm.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what people said of scorecards, and lays it over what the machine says. */
final class VerdictRows {

    private static final String SELECT = """
            select v.card, v.element, v.status, v.person_id, p.name as person_name, v.at, v.reason, v.number
            from scorecard_verdict v left join person p on p.tenant_id = v.tenant_id and p.id = v.person_id
            where v.call_id = :call""";

    private record Said(String card, String element, Verdict verdict) {}

    private VerdictRows() {}

    /** All that was said of one element, the newest first. */
    static List<Verdict> of(JdbcClient jdbc, UUID call, String card, String element) {
        return jdbc.sql(SELECT + " and v.card = :card and v.element = :element order by v.number desc")
                .param("call", call)
                .param("card", card)
                .param("element", element)
                .query((row, n) -> said(row).verdict())
                .list();
    }

    /** The call with what people say of its review now. */
    static HeardCall onto(HeardCall heard, JdbcClient jdbc) {
        CallReview review = heard.review();
        return review == null ? heard : new HeardCall(heard.call(), heard.transcript(), onto(review, jdbc, heard.call().id()));
    }

    private static CallReview onto(CallReview review, JdbcClient jdbc, UUID call) {
        Map<String, Map<String, Verdict>> standing = new HashMap<>();
        jdbc.sql(SELECT + " order by v.number").param("call", call).query((row, n) -> said(row)).list()
                .forEach(said -> standing.computeIfAbsent(said.card(), card -> new HashMap<>()).put(said.element(), said.verdict()));
        if (standing.isEmpty()) {
            return review;
        }
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        review.scorecards().forEach((name, card) -> cards.put(name, judged(card, standing.getOrDefault(name, Map.of()))));
        return review.judged(cards);
    }

    private static Scorecard judged(Scorecard card, Map<String, Verdict> standing) {
        Map<String, Element> elements = new LinkedHashMap<>();
        card.elements().forEach((name, element) -> {
            Verdict verdict = standing.get(name);
            elements.put(name, verdict == null || verdict.status() == null ? element : element.judged(verdict));
        });
        return new Scorecard(card.name(), elements);
    }

    private static Said said(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        String name = row.getString("person_name");
        String status = row.getString("status");
        return new Said(row.getString("card"), row.getString("element"), new Verdict(
                status == null ? null : Status.of(status), person == null || name == null ? null : new Named(person, name),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("reason"), row.getInt("number")));
    }
}
