package dev.parley.server.audit;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log, to write and to read. Any thread; reading waits for the disk. */
public interface AuditPort extends Acts {

    /**
     * The newest acts, the oldest of them first.
     *
     * @param most how many at most
     * @param name a room or a user that they have to do with; null for all
     */
    List<Act> newest(int most, @Nullable String name) throws IOException;
}
