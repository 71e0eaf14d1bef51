package dev.parley.packages;

import java.util.List;

/** What the man page of the console says besides its options and commands. */
final class AdminPage {

    static final List<Section> SECTIONS = List.of(
            new Section("USE", """
                    Without a command there is a prompt, which completes with Tab. A command may be written with its
                    slash, as at the prompt, or without. What follows -- is no option.
                    """),
            new Section("EXAMPLES", """
                      parley-admin
                      parley-admin users --json
                      parley-admin invite-code 30 uses 7 days
                      parley-admin room delete tea --yes
                    """),
            new Section("EXIT STATUS", "0: done. 1: not done, or no server. 2: no such command or option."),
            new Section("SEE ALSO", "parley-server(1), parley-client(1)"));

    private AdminPage() {}
}
