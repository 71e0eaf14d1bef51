package dev.parley.server.admin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.admin.Answer;
import dev.parley.server.admin.Completion;
import dev.parley.server.admin.socket.Wire;
import dev.parley.server.admin.terminal.Shell;
import dev.parley.server.admin.terminal.Talk;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A server's commands on another terminal: to leave that leaves the server alone. */
final class RemoteShell implements Shell {

    private static final String QUIT = "/quit";

    private final RemoteServer server;
    private volatile boolean isLost;

    RemoteShell(RemoteServer server) {
        this.server = server;
    }

    @Override
    public boolean obey(String typed, Talk talk) {
        if (typed.strip().toLowerCase(Locale.ROOT).equals(QUIT)) {
            return false;
        }
        try {
            return server.obey(typed, false, Wire.Asked.PERSON, new OnScreen(talk)) != Answer.Status.ENDS;
        } catch (IOException gone) {
            isLost = true;
            talk.show("The server has ended, or closed this console.");
            return false;
        }
    }

    @Override
    public List<Completion> complete(String typed) {
        try {
            return server.complete(typed);
        } catch (IOException gone) {
            return List.of();
        }
    }

    @Override
    public void leave(String how) {
        // The server goes on.
    }

    /** Whether the server has gone before the operator left. */
    boolean isLost() {
        return isLost;
    }

    private record OnScreen(Talk talk) implements RemoteServer.Hearer {
        @Override
        public void line(String line) {
            talk.show(line);
        }

        @Override
        public void row(JsonNode row) {
            talk.show(row.toString());
        }

        @Override
        public boolean confirms(String question, String name) {
            return talk.confirms(question, name);
        }
    }
}
