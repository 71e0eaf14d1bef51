package dev.parley.client.model;

import java.util.List;

/** A model after an event, and what it wants done. */
public record Step(Model model, List<Effect> effects) {}
