package dev.parley.packages;

import dev.parley.client.options.ClientOptions;
import dev.parley.client.options.Option;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The client's options as a model of picocli's, and what else its man page says. The client itself does not use picocli. */
final class ClientManual {

    private ClientManual() {}

    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("parley-client");
        spec.usageMessage()
                .description("Chat for people who live in terminals: a full-screen client, and with --plain a line"
                        + " client. In a pipe it sends lines.")
                .customSynopsis("parley-client " + ClientOptions.USAGE)
                .sortOptions(false);
        for (Option option : Option.values()) {
            spec.addOption(model(option));
        }
        return new CommandLine(spec);
    }

    private static OptionSpec model(Option option) {
        String[] names = option == Option.HELP ? new String[] {"-h", option.flag} : new String[] {option.flag};
        OptionSpec.Builder model = OptionSpec.builder(names).description(sentence(option.help));
        if (option.value == null) {
            return model.type(boolean.class).arity("0").build();
        }
        return model.type(option.value.equals("FILE") ? Path.class : String.class)
                .arity("1")
                .paramLabel(option.value)
                .build();
    }

    /** As the options of the server are told. */
    private static String sentence(String help) {
        return Character.toUpperCase(help.charAt(0)) + help.substring(1) + ".";
    }

    static List<Section> sections() {
        return List.of(
                new Section("SERVER", """
                        HOST [PORT] or HOST:PORT: 127.0.0.1:5000 unless told.

                        unix:/PATH: a socket file of this machine.

                        @PROFILE: the same as --profile.
                        """),
                new Section("PIPES", ClientOptions.pipes()),
                new Section("ENVIRONMENT", """
                        PARLEY_PASSWORD: the password, where nobody can type it.

                        JAVA_HOME: the Java that runs the client. Without it the one of the PATH is taken.

                        PARLEY_CLIENT_JAVA_OPTS: stands in the place of the JVM options.

                        XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME: the folders below, where they are not in ~.
                        """),
                new Section("FILES", """
                        ~/.config/parley/client.toml: settings, profiles and keys.

                        ~/.local/share/parley-client: sign-ins, keys of known servers, unsent messages.

                        ~/.cache/parley: loaded classes, so that the client starts sooner. It may be deleted.
                        """),
                new Section("SEE ALSO", """
                        parley-server(1); /help and /keys in the client.
                        """));
    }
}
