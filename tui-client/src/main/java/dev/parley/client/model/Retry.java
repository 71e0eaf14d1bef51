package dev.parley.client.model;

import java.time.Instant;

/** A request that the server was too busy for, and when it is asked again. */
public record Retry(Instant due, Pending pending) {}
