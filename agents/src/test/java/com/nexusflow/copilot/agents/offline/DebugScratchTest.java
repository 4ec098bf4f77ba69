package com.nexusflow.copilot.agents.offline;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
class DebugScratchTest {
    @TempDir static Path folder;
    @Test void show() throws Exception {
        OfflineFixture f = new OfflineFixture(folder);
        StringBuilder out = new StringBuilder();
        String before = null;
        for (String q : Files.readAllLines(Path.of("/tmp/dbg.txt"))) {
            if (q.isBlank()) continue;
            boolean follow = q.startsWith(">");
            String question = q.replaceFirst("^> *", "");
            out.append(q).append('\n').append("   ").append(follow ? f.planAfter(before, question) : f.plan(question)).append("\n   ").append(f.language(question)).append(" ");
            Reading r = f.read(question);
            r.terms().forEach(t -> { if (!t.isFiller()) out.append(question.substring(r.tokens().get(t.from()).start(), r.tokens().get(t.to()-1).end())).append(t.meanings().stream().map(m -> m.kind() + ":" + m.code()).toList()).append("; "); });
            out.append(r.periods().stream().map(p -> p.period().toString()).toList()).append(" unknown ").append(r.unknown().stream().map(Token::text).toList()).append('\n');
            if (!follow) before = question;
        }
        Files.writeString(Path.of("/tmp/dbg.out"), out.toString());
    }
}
