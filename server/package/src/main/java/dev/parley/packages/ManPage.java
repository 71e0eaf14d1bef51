package dev.parley.packages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command line as a man page, in the macros of man(7). Written here, for picocli's own generator makes AsciiDoc, which nothing in
 * this build can turn into a page.
 */
final class ManPage {

    private final String version;
    private final LocalDate day;
    private final StringBuilder page = new StringBuilder();

    /**
     * @param version of the program, for the foot of the page
     * @param day for the same place
     */
    ManPage(String version, LocalDate day) {
        this.version = version;
        this.day = day;
    }

    /** The page of section 1 about a program and its commands. */
    String of(CommandLine program, List<Section> sections) {
        CommandSpec spec = program.getCommandSpec();
        String name = spec.name();
        macro("TH", name.toUpperCase(Locale.ROOT), "1", day.toString(), version, "Parley");
        heading("NAME");
        text(name + " - " + brief(spec));
        heading("SYNOPSIS");
        text(synopsis(spec));
        heading("DESCRIPTION");
        paragraphs(description(spec));
        heading("OPTIONS");
        arguments(spec);
        if (!spec.subcommands().isEmpty()) {
            heading("COMMANDS");
            program.getSubcommands().forEach(this::command);
        }
        sections.forEach(section -> {
            heading(section.heading());
            paragraphs(section.text());
        });
        return page.toString();
    }

    /** The first sentence, as whatis(1) shows it. */
    private static String brief(CommandSpec spec) {
        String description = String.join(" ", spec.usageMessage().description());
        int end = Stream.of(description.indexOf(". "), description.indexOf(": "), description.length() - 1)
                .filter(at -> at > 0)
                .min(Integer::compare)
                .orElse(0);
        return description.substring(0, 1).toLowerCase(Locale.ROOT) + description.substring(1, end);
    }

    private static String synopsis(CommandSpec spec) {
        String[] custom = spec.usageMessage().customSynopsis();
        return custom.length > 0 ? String.join(" ", custom) : spec.name() + " [OPTION]... [COMMAND]";
    }

    private static String description(CommandSpec spec) {
        return Stream.of(spec.usageMessage().description(), spec.usageMessage().footer())
                .map(lines -> String.join("\n", lines))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private void command(String name, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String positional = spec.positionalParameters().stream()
                .map(parameter -> " " + parameter.paramLabel())
                .collect(Collectors.joining());
        page.append(".SS \"").append(escaped(name + positional)).append("\"\n");
        paragraphs(description(spec));
        arguments(spec);
    }

    /** Those of the command itself: an option that all commands have stands with the program. */
    private void arguments(CommandSpec spec) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (parameter.description().length > 0) {
                argument(parameter.paramLabel(), parameter);
            }
        }
        for (OptionSpec option : spec.options()) {
            boolean everywhere =
                    option.inherited() || (spec.parent() != null && (option.usageHelp() || option.versionHelp()));
            if (!option.hidden() && !everywhere) {
                String names = String.join(", ", option.names());
                argument(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option);
            }
        }
    }

    private void argument(String form, ArgSpec argument) {
        page.append(".TP\n.B ").append(escaped(form)).append('\n');
        text(String.join(" ", argument.description()));
    }

    private void paragraphs(String text) {
        boolean first = true;
        for (String paragraph : text.strip().split("\n\\s*\n", -1)) {
            if (!first) {
                page.append(".PP\n");
            }
            first = false;
            List<String> lines =
                    paragraph.lines().filter(line -> !line.isBlank()).toList();
            if (lines.stream().allMatch(line -> line.startsWith("  "))) {
                page.append(".nf\n");
                lines.forEach(this::text);
                page.append(".fi\n");
            } else {
                lines.forEach(this::text);
            }
        }
    }

    private void heading(String words) {
        page.append(".SH ").append(words).append('\n');
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument)).append('"');
        }
        page.append('\n');
    }

    private void text(String line) {
        String escaped = escaped(line);
        // A control character of roff, at the start of a line.
        page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
                .append(escaped)
                .append('\n');
    }

    private static final Map<Character, String> SIGNS =
            Map.of('\\', "\\e", '-', "\\-", '"', "\\(dq", '~', "\\(ti", '^', "\\(ha", '…', "...");

    /** Roff would make typographer's signs of these. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .mapToObj(letter -> (char) letter)
                .forEach(letter -> escaped.append(SIGNS.getOrDefault(letter, String.valueOf(letter))));
        return escaped.toString();
    }
}
