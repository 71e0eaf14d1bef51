package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads one of a few words; one that a newer server has and we do not is taken for the plainest of ours. */
final class WordReader<E extends Enum<E>> extends StdScalarDeserializer<E> {
    private static final long serialVersionUID = 1;

    private final E plainest;

    WordReader(E plainest) {
        super(plainest.getDeclaringClass());
        this.plainest = plainest;
    }

    @Override
    public E deserialize(JsonParser in, DeserializationContext context) throws IOException {
        String word = in.getValueAsString("");
        for (E known : plainest.getDeclaringClass().getEnumConstants()) {
            if (known.toString().equals(word)) {
                return known;
            }
        }
        return plainest;
    }
}
