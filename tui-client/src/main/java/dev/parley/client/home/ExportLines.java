package dev.parley.client.home;

import dev.parley.json.ServerCodec;
import dev.parley.protocol.Entry;
import java.nio.charset.StandardCharsets;

/** An entry as a line of an export for programs. Pure. */
final class ExportLines {

    private static final ServerCodec CODEC = new ServerCodec();

    private ExportLines() {}

    /** As the protocol has it; what a terminal would obey is escaped in JSON as it is. */
    static String json(Entry entry) {
        return new String(CODEC.encode(entry), StandardCharsets.UTF_8).stripTrailing();
    }
}
