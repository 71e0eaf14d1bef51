package dev.parley.server.protocol.jsonl;

import dev.parley.json.RequestReader;
import dev.parley.json.ServerCodec;
import dev.parley.protocol.RequestLine;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.protocol.WireProtocol;

/** JSON Lines over the codecs that both ends share. */
public final class JsonLines implements WireProtocol {

    private final RequestReader reader;
    private final ServerCodec codec = new ServerCodec();

    public JsonLines(int maxLine) {
        reader = new RequestReader(maxLine);
    }

    @Override
    public RequestLine read(byte[] bytes, int offset, int length) {
        return reader.read(bytes, offset, length);
    }

    @Override
    public byte[] write(ServerMessage message) {
        return codec.encode(message);
    }
}
