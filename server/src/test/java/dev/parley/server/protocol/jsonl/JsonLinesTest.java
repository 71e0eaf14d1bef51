package dev.parley.server.protocol.jsonl;

import dev.parley.server.protocol.WireProtocol;
import dev.parley.server.protocol.WireProtocolContract;

class JsonLinesTest extends WireProtocolContract {

    private final JsonLines protocol = new JsonLines(65_536);

    @Override
    protected WireProtocol protocol() {
        return protocol;
    }

    @Override
    protected String pingLine() {
        return "{\"type\":\"ping\",\"id\":7}";
    }
}
