package dev.parley.client.net;

import dev.parley.tls.Fingerprint;

/**
 * A server that nothing vouches for and that was never trusted.
 *
 * @param key what it proves to have
 * @param why no authority vouches for it, in a sentence
 */
public record Stranger(ServerAddress server, Fingerprint key, String why) {}
