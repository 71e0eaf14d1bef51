package dev.parley.client;

import dev.parley.client.app.FullScreenClient;
import dev.parley.client.home.Configuration;
import dev.parley.client.home.Folders;
import dev.parley.client.home.SettingsFile;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.options.ProfileChoice;
import dev.parley.client.options.UsageException;
import dev.parley.client.plain.OnTerminal;
import dev.parley.client.plain.Password;
import dev.parley.client.plain.PlainClient;
import dev.parley.client.plain.Streams;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Profile;
import dev.parley.client.terminal.NoTerminalException;
import dev.parley.process.FaultReport;
import dev.parley.zone.LocalZone;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The client's first line of code: reads the options, starts what they ask for, and ends with its status. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        // All that we write is English, and so are its numbers: those of other places take milliseconds to look up.
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);
        PrintStream err = Streams.error();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> System.err.println(FaultReport.line("The client", fault)));
        int status;
        try {
            checkFolders(System.getenv());
            status = run(ClientOptions.parse(Arrays.asList(arguments)));
        } catch (UsageException wrong) {
            err.println(Streams.safe(wrong.getMessage() + " See --help."));
            status = USAGE;
        } catch (LinkFailure failure) {
            failure.text().lines().forEach(line -> err.println(Streams.safe(line)));
            status = FAILED;
        } catch (InvalidPathException noName) {
            err.println(Streams.safe("No file can have this name: " + noName.getInput() + "."));
            status = USAGE;
        } catch (RuntimeException | Error fault) {
            err.println(Streams.safe(FaultReport.line("The client", fault)));
            status = FAILED;
        }
        err.flush();
        System.exit(status);
    }

    /** A name that Java cannot read leads to a folder of another name. */
    private static void checkFolders(Map<String, String> environment) throws UsageException {
        for (String variable : List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")) {
            String value = environment.getOrDefault(variable, "");
            if (value.indexOf('\uFFFD') >= 0) {
                throw new UsageException(variable + " is not UTF-8: " + value + ".");
            }
        }
    }

    private static int run(ClientOptions options) throws UsageException, LinkFailure {
        if (options.help()) {
            print(ClientOptions.helpText());
            return 0;
        }
        if (options.version()) {
            print(Version.text() + "\n");
            return 0;
        }
        Configuration configuration =
                SettingsFile.in(Folders.of(System.getenv())).read();
        Profile profile = ProfileChoice.of(options, configuration);
        ClientOptions all = options.with(profile);
        PrintStream err = Streams.error();
        boolean piped = !OnTerminal.input();
        Preferences preferences = withTroubleOfZone(ProfileChoice.preferences(options, configuration), piped, err);
        LocalServer local = new LocalServer(all.server(), System.getProperty(LocalServer.SCRIPT), new Offer());
        Preferences chosen = preferences.with(profile.server(all.server().toString()));
        Password password = new Password(all, chosen.profile(), err);
        if (piped) {
            // A script has no screen that tells them.
            preferences.troubles().forEach(trouble -> err.println(Streams.safe(trouble)));
        }
        try {
            int status = runWithServer(all, chosen, password, local);
            local.tellThatItGoesOn(err);
            return status;
        } catch (LinkFailure failure) {
            // It may be why nobody is there: with a profile that is none it is another server that was asked.
            if (!piped && !preferences.trouble().isEmpty()) {
                err.println(Streams.safe(preferences.trouble()));
            }
            throw failure;
        }
    }

    /**
     * A {@code TZ} that is not understood is told and no fault: times are in UTC then, and what a script sends is sent all the same.
     *
     * @param piped whether there is no screen that tells it
     */
    private static Preferences withTroubleOfZone(Preferences preferences, boolean piped, PrintStream err) {
        String complaint = LocalZone.ofEnvironment().complaint();
        if (complaint == null) {
            return preferences;
        }
        if (piped) {
            err.println(Streams.safe(complaint));
            return preferences;
        }
        List<String> troubles = new ArrayList<>(preferences.troubles());
        troubles.add(complaint);
        return preferences.withTroubles(troubles);
    }

    /** Where nobody answers on this machine, a server may be started, and then all begins anew. */
    private static int runWithServer(
            ClientOptions options, Preferences preferences, Password password, LocalServer local)
            throws UsageException, LinkFailure {
        try {
            return run(options, preferences, password);
        } catch (LinkFailure failure) {
            if (!local.startAfter(failure, options.startServer())) {
                throw failure.saying(local.hint(failure));
            }
        }
        return run(options, preferences, password);
    }

    private static int run(ClientOptions options, Preferences preferences, Password password)
            throws UsageException, LinkFailure {
        if (OnTerminal.input()) {
            options.refuseForPipesOnly();
        }
        if (options.plain() || !OnTerminal.input() || !OnTerminal.output()) {
            return PlainClient.run(options, preferences, password);
        }
        options.refuseWithoutUser();
        try {
            return FullScreenClient.run(options, password.ofFile(), preferences);
        } catch (NoTerminalException notForCells) {
            return PlainClient.run(options, preferences, password);
        }
    }

    private static void print(String text) {
        PrintStream out = Streams.output();
        out.print(text);
        out.flush();
    }
}
