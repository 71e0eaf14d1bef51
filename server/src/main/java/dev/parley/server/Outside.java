package dev.parley.server;

import dev.parley.server.audit.Acts;
import dev.parley.server.config.ConfigSource;
import dev.parley.server.config.ServerConfig;
import java.util.function.Consumer;

/**
 * What the server needs of who runs it.
 *
 * @param settings where they come from, to read them again
 * @param acts where it is recorded what admins and moderators do
 * @param changed is told the settings in force when some have changed, on any thread
 */
public record Outside(ConfigSource settings, Acts acts, Consumer<ServerConfig> changed) {}
