package dev.parley.client.model;

import dev.parley.protocol.Request;

/** A request that has no reply yet, and what it was for. */
public record Pending(Request request, Purpose purpose) {}
