package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.door.PlainWords;
import java.util.List;
import java.util.Locale;

/** A reply in the lines of a text message: a chart that says what the table says is left out. */
final class TextReply {

    private TextReply() {}

    static String of(Reply reply, Locale language) {
        boolean hasTable = reply.blocks().stream().anyMatch(Block.Table.class::isInstance);
        List<Block> blocks = reply.blocks().stream().filter(block -> !(hasTable && block instanceof Block.Chart)).toList();
        return String.join("\n", new PlainWords(language).of(
                new Reply(reply.conversationId(), reply.status(), reply.text(), blocks, List.of(), List.of(), reply.model(), reply.readers())));
    }
}
