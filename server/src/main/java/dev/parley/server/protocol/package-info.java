/** What a wire protocol is to the server: bytes to requests, messages to bytes. A second one stands beside {@code jsonl}. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.protocol;
