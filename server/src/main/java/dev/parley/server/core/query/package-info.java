/**
 * What a decision may need that is not in memory, as a question and its answer. A handler that lacks something says what;
 * a worker looks it up in the store; the request is decided again, with the answer.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.core.query;
