package dev.parley.server.assembly;

import dev.parley.server.CannotListenException;
import dev.parley.server.HostAndPort;
import dev.parley.server.config.ServerConfig;
import dev.parley.server.net.Entrance;
import dev.parley.server.net.Tls;
import dev.parley.server.net.UnixSocket;
import dev.parley.server.session.ChatService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places that the settings name, with their addresses looked up. */
final class Listening {

    /** @param host null for a Unix-domain socket */
    private record Place(
            ServerConfig.Listener listener, @Nullable InetAddress host) {

        boolean speaksTls() {
            return host != null && listener.speaksTls(host);
        }

        /** Whether other machines can connect, or whoever a proxy passes on. */
        boolean isReachedFromElsewhere() {
            return isOpenToNetwork() || !listener.proxy().isEmpty();
        }

        boolean isOpenToNetwork() {
            return host != null && !host.isLoopbackAddress();
        }

        Entrance entrance(@Nullable Tls tls) {
            return new Entrance(speaksTls() ? tls : null, listener.proxies());
        }
    }

    private final List<Place> places = new ArrayList<>();
    private final List<String> announcements = new ArrayList<>();

    Listening(List<ServerConfig.Listener> listeners) throws CannotListenException {
        for (ServerConfig.Listener listener : listeners) {
            try {
                places.add(
                        new Place(listener, listener.onUnixSocket() ? null : InetAddress.getByName(listener.host())));
            } catch (IOException unknown) {
                throw new CannotListenException(listener, unknown);
            }
        }
    }

    boolean needsTls() {
        return places.stream().anyMatch(Place::speaksTls);
    }

    /** Whether nobody can connect who is on another machine. */
    boolean isLocal() {
        return places.stream().noneMatch(Place::isReachedFromElsewhere);
    }

    /**
     * Begins to accept at every place.
     *
     * @param tls null if no place needs it
     * @return where the first place is, with the port that was taken
     */
    InetSocketAddress begin(ChatService service, @Nullable Tls tls) throws CannotListenException {
        InetSocketAddress first = null;
        for (Place place : places) {
            try {
                InetSocketAddress taken = begin(service, place, place.entrance(tls));
                first = first == null ? taken : first;
            } catch (IOException | RuntimeException cannot) {
                throw new CannotListenException(place.listener, cannot);
            }
        }
        if (first == null) {
            throw new IllegalStateException("The first place is an address");
        }
        return first;
    }

    private @Nullable InetSocketAddress begin(ChatService service, Place place, Entrance entrance) throws IOException {
        if (place.host == null) {
            service.listen(new UnixSocket(Path.of(place.listener.unix()), place.listener.mode()), entrance);
            announcements.add("Listening at " + place.listener.unix() + " (Unix-domain socket)");
            announceProxies(place.listener.unix(), place.listener.proxy());
            return null;
        }
        InetSocketAddress taken = service.listen(new InetSocketAddress(place.host, place.listener.port()), entrance);
        String where = HostAndPort.format(taken);
        boolean isFirst = place.equals(places.get(0));
        if (entrance.tls() != null) {
            announcements.add(where + " speaks TLS. A client of version 0.1.0 cannot connect from another machine:"
                    + " use the new client, or set insecure = true.");
        } else if (place.isOpenToNetwork()) {
            announcements.add(where + " speaks plain text to other machines (insecure = true)."
                    + " Anybody on the way can read passwords and messages.");
        } else if (!isFirst) {
            announcements.add("Listening on " + where);
        }
        announceProxies(where, place.listener.proxy());
        return taken;
    }

    private void announceProxies(String where, List<String> proxies) {
        if (!proxies.isEmpty()) {
            announcements.add(where + " takes the addresses of people from PROXY headers of "
                    + String.join(", ", proxies) + ". Connections from there without that header are closed.");
        }
    }

    /** What to tell the operator of all places. */
    List<String> announcements() {
        return announcements;
    }
}
