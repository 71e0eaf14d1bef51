package dev.parley.server.assembly;

import dev.parley.server.ServerVersion;
import dev.parley.server.metrics.Lookout;
import dev.parley.server.session.ChatService;
import dev.parley.server.session.ServiceFigures;
import dev.parley.server.session.StoreFigures;
import dev.parley.server.worker.PasswordWorker;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the figures of a running server are. */
final class Observation implements Lookout.Source {

    private final ChatService service;
    private final PasswordWorker passwords;

    Observation(ChatService service, PasswordWorker passwords) {
        this.service = service;
        this.passwords = passwords;
    }

    @Override
    public String version() {
        return ServerVersion.NUMBER;
    }

    @Override
    public void service(Consumer<ServiceFigures> then) {
        service.figures(then);
    }

    @Override
    public @Nullable StoreFigures store() {
        return service.storeFigures();
    }

    @Override
    public int passwordsWaiting() {
        return passwords.waiting();
    }
}
