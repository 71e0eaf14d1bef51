package dev.parley.client.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket whose input is {@link MeteredInput}; TLS that is laid over it reads through that too. */
final class MeteredSocket extends Socket {

    private @Nullable MeteredInput metered;

    @Override
    public synchronized MeteredInput getInputStream() throws IOException {
        MeteredInput made = metered;
        if (made == null) {
            InputStream plain = super.getInputStream();
            made = new MeteredInput(plain, this::setSoTimeout);
            metered = made;
        }
        return made;
    }
}
