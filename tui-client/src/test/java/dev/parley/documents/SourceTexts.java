package dev.parley.documents;

import java.nio.file.Path;
import java.util.List;

/** The texts for people in one source file, in the order in which they stand there. */
record SourceTexts(Path file, List<String> texts) {}
