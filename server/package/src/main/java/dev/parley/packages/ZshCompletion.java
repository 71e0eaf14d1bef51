package dev.parley.packages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for zsh, by its {@code _arguments}: options and commands with what they do, files and the words of a choice. */
final class ZshCompletion {

    private ZshCompletion() {}

    static String of(CommandLine program) {
        CommandSpec spec = program.getCommandSpec();
        StringBuilder script = new StringBuilder("#compdef " + spec.name() + "\n\n");
        if (spec.subcommands().isEmpty()) {
            return script.append(arguments(spec, List.of())).toString();
        }
        script.append("local context state line\nlocal -a commands\ncommands=(\n");
        program.getSubcommands().forEach((name, command) -> script.append("  ")
                .append(quoted(name + ":" + brief(command.getCommandSpec())))
                .append('\n'));
        script.append(")\n").append(arguments(spec, List.of("'1: :->command'", "'*:: :->rest'")));
        script.append("case $state in\n  command) _describe command commands ;;\n  rest)\n    case $line[1] in\n");
        program.getSubcommands().forEach((name, command) -> script.append("      ")
                .append(name)
                .append(")\n")
                .append(arguments(command.getCommandSpec(), List.of()).indent(8))
                .append("        ;;\n"));
        return script.append("    esac\n    ;;\nesac\n").toString();
    }

    private static String arguments(CommandSpec spec, List<String> more) {
        List<String> all = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                for (String name : option.names()) {
                    all.add(quoted(name + "[" + bracketed(text(option)) + "]" + value(option)));
                }
            }
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            all.add(quoted(":" + completion(parameter)));
        }
        all.addAll(more);
        boolean commands = !more.isEmpty();
        return (commands ? "_arguments -C \\\n" : "_arguments \\\n")
                + all.stream().map(line -> "  " + line).collect(Collectors.joining(" \\\n"))
                + "\n";
    }

    private static String value(OptionSpec option) {
        return option.arity().max() == 0 ? "" : ":" + completion(option);
    }

    /** What the value is called, and where it comes from. */
    private static String completion(ArgSpec argument) {
        String label = argument.paramLabel().replace(":", "\\:");
        if (argument.type() == Path.class) {
            return label + ":" + (label.equals("DIR") ? "_files -/" : "_files");
        }
        if (argument.completionCandidates() != null) {
            return label + ":("
                    + StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                            .collect(Collectors.joining(" "))
                    + ")";
        }
        return label + ":" + (label.equals("HOST") ? "_hosts" : "");
    }

    private static String brief(CommandSpec spec) {
        return firstSentence(String.join(" ", spec.usageMessage().description()));
    }

    private static String text(ArgSpec argument) {
        return firstSentence(String.join(" ", argument.description()));
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String bracketed(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
