/** The server's settings, read from TOML and checked. Knows names, and nothing of what the settings are used for. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.config;
