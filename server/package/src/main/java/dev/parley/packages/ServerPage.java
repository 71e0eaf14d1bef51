package dev.parley.packages;

import java.util.List;

/** What the server's man page says beside its options and commands. */
final class ServerPage {

    static final List<Section> SECTIONS = List.of(
            new Section("SIGNALS", """
                    SIGTERM and SIGINT stop the server: clients are told, and messages on their way arrive. SIGHUP does
                    so on a terminal; without one, as under systemd, the server reads its certificate again.
                    """),
            new Section("SERVICE", """
                    The Debian package has a unit for systemd, parley-server.service, which reads
                    /etc/parley/parley.toml and keeps its data in /var/lib/parley. For root, commands such as
                    fingerprint, status and backup are about that service, unless --data names another folder.
                    """),
            new Section("ENVIRONMENT", """
                    JAVA_HOME: the Java that runs the server. Without it the one of the PATH is taken.

                    PARLEY_SERVER_JAVA_OPTS: stands in the place of the JVM options, -Xmx1g -XX:+UseSerialGC
                    -XX:+ExitOnOutOfMemoryError -XX:MetaspaceSize=64m.

                    TZ: the time zone of log lines.
                    """),
            new Section("FILES", """
                    DIR/parley.db: accounts, rooms and messages.

                    DIR/tls: the server's key and certificate.

                    DIR/logs: a log file for each day.
                    """),
            new Section("SEE ALSO", """
                    parley-admin(1), parley-client(1)
                    """));

    private ServerPage() {}
}
