package dev.parley.server.metrics;

/** What there is to say of one subject, figures with their units. */
public record SubjectWords(String subject, String words) {}
