package dev.parley.server.admin.remote;

import dev.parley.process.CommandNames;
import dev.parley.server.admin.CommandForm;
import dev.parley.server.admin.Commands;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The command line of the console's program as data: its man page and the completion of shells are made of it. The program itself does
 * not use picocli, for what it is told is a line of the console.
 */
public final class AdminManual {

    private AdminManual() {}

    /** Every option, and every command of the console. It is read, and runs nothing. */
    public static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name(CommandNames.admin());
        spec.usageMessage()
                .description(
                        "The console of a Parley server: it runs on this machine, and this is another terminal for it."
                                + " With a command it does that one and ends. Only the server's user and root may use it.")
                .customSynopsis(CommandNames.admin() + " " + AdminOptions.SYNOPSIS)
                .sortOptions(false);
        for (AdminOption option : AdminOption.values()) {
            if (option != AdminOption.END) {
                spec.addOption(model(option));
            }
        }
        Commands.forms().forEach(form -> spec.addSubcommand(form.name(), model(form)));
        return new CommandLine(spec);
    }

    private static OptionSpec model(AdminOption option) {
        OptionSpec.Builder model = OptionSpec.builder(option.names()).description(option.help());
        return option.value().isEmpty()
                ? model.type(boolean.class).arity("0").build()
                : model.type(Path.class).arity("1").paramLabel(option.value()).build();
    }

    private static CommandSpec model(CommandForm form) {
        CommandSpec spec = CommandSpec.create().name(form.name());
        spec.usageMessage()
                .description(Character.toUpperCase(form.help().charAt(0))
                        + form.help().substring(1) + ".");
        if (!form.argument().isEmpty()) {
            PositionalParamSpec.Builder argument = PositionalParamSpec.builder()
                    .arity("0..*")
                    .paramLabel(form.argument())
                    .type(String[].class);
            spec.addPositional(
                    form.choices().isEmpty()
                            ? argument.build()
                            : argument.completionCandidates(form.choices()).build());
        }
        return spec;
    }
}
