package dev.parley.server.protocol.jsonl;

import dev.parley.json.RequestReader;
import dev.parley.json.ServerCodec;
import dev.parley.protocol.RequestLine;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.protocol.WireProtocol;

/** JSON Lines over the codecs that both ends share. */
public final class JsonLines implements WireProtocol {

    /** The first byte of U+FEFF, which some programs write before all else and the JSON parser passes over. */
    private static final byte BYTE_ORDER_MARK = (byte) 0xEF;

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
    public boolean mayBegin(byte first) {
        return first == '{' || first == ' ' || first == '\t' || first == '\r' || first == BYTE_ORDER_MARK;
    }

    @Override
    public byte[] write(ServerMessage message) {
        return codec.encode(message);
    }
}
