/**
 * The protocol's records as lines of JSON, and back. The server's way in ({@link dev.parley.json.RequestReader}) is
 * written by hand, since it meets strangers and every message passes it; all else is Jackson's databind.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.json;
