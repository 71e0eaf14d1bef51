package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.json.ClientCodec;
import dev.parley.json.MalformedLineException;
import dev.parley.json.ServerCodec;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import java.util.Optional;

/** Lines from a server: refused as malformed or unsound, or understood, and then written and read as the same. */
class ServerLineFuzzTest {

    private static final Class<?>[] KINDS = Result.class.getPermittedSubclasses();

    private final ClientCodec client = new ClientCodec();
    private final ServerCodec server = new ServerCodec();

    @FuzzTest
    void fuzz(FuzzedDataProvider data) throws MalformedLineException {
        Class<? extends Result> kind = KINDS[data.consumeInt(0, KINDS.length - 1)].asSubclass(Result.class);
        byte[] line = data.consumeRemainingAsBytes();
        if (Structure.isTooMuch(line, 0, line.length)) {
            return;
        }
        Optional<ServerMessage> message;
        try {
            message = client.decode(line, 0, line.length, id -> kind);
        } catch (MalformedLineException refused) {
            return;
        }
        if (message.isPresent() && isFit(message.get())) {
            byte[] again = server.encode(message.get());
            assertThat(client.decode(again, 0, again.length - 1, id -> kind)).isEqualTo(message);
        }
    }

    private static boolean isFit(ServerMessage message) {
        return Completeness.isWhole(message) && Soundness.fault(message) == null;
    }
}
