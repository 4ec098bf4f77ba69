package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.door.PlainWords;
import java.util.List;
import java.util.Locale;

/** A reply in the lines of a text message: what the text or a table says already is not said again. */
final class TextReply {

    private TextReply() {}

    static String of(Reply reply, Locale language) {
        boolean hasTable = reply.blocks().stream().anyMatch(Block.Table.class::isInstance);
        List<Block> blocks = reply.blocks().stream()
                .filter(block -> !(hasTable && block instanceof Block.Chart))
                .filter(block -> !(block instanceof Block.Table table && isTold(table, reply.text())))
                .toList();
        return String.join("\n", new PlainWords(language).of(
                new Reply(reply.conversationId(), reply.status(), reply.text(), blocks, List.of(), List.of(), reply.model(), reply.readers())));
    }

    /** Whether each cell of the table stands in the text. */
    private static boolean isTold(Block.Table table, String text) {
        return table.moreRows() == 0 && table.rows().stream().flatMap(List::stream).allMatch(cell -> text.contains(cell.text()));
    }
}
