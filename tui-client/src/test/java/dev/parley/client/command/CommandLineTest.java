package dev.parley.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void aLineWithoutASlashIsSaid() {
        assertThat(CommandLine.parse("hello / there")).isEqualTo(new Parsed.Say("hello / there"));
    }

    @Test
    void twoSlashesSayATextThatBeginsWithOne() {
        assertThat(CommandLine.parse("//etc/passwd")).isEqualTo(new Parsed.Say("/etc/passwd"));
    }

    @Test
    void spacesAloneAreNothing() {
        assertThat(CommandLine.parse("  \t ")).isEqualTo(new Parsed.Empty());
    }

    @Test
    void aNameWithAColonIsToldToThatPersonAlone() {
        assertThat(CommandLine.parse("@bob: two words")).isEqualTo(new Parsed.Tell("bob", "two words"));
        assertThat(CommandLine.parse("@Zoë_1.x: hi")).isEqualTo(new Parsed.Tell("Zoë_1.x", "hi"));
    }

    @Test
    void aSpaceTooManyOrTooFewDoesNotTellItToAll() {
        assertThat(CommandLine.parse(" @bob:secret")).isEqualTo(new Parsed.Tell("bob", "secret"));
    }

    @Test
    void aNameWithoutAColonIsAMentionAndSaidToAll() {
        for (String line :
                List.of("@bob two words", "@bob, look: here", "@bob @cy hi", "bob: hi", "see http://x:80/")) {
            assertThat(CommandLine.parse(line)).isEqualTo(new Parsed.Say(line));
        }
    }

    @Test
    void signsInTheirWideFormsAreTheSameSigns() {
        assertThat(CommandLine.parse("@bob：secret")).isEqualTo(new Parsed.Tell("bob", "secret"));
        assertThat(CommandLine.parse("＠bob： secret")).isEqualTo(new Parsed.Tell("bob", "secret"));
        assertThat(CommandLine.parse("\u3000＠李雷﹕你好")).isEqualTo(new Parsed.Tell("李雷", "你好"));
        assertThat(CommandLine.parse("／msg　bob　a　secret"))
                .isEqualTo(new Parsed.Run(Command.MSG, List.of("bob", "a　secret")));
        assertThat(CommandLine.parse("／ｊｏｉｎ ＃tea")).isEqualTo(new Parsed.Run(Command.JOIN, List.of("#tea")));
        assertThat(CommandLine.parse("／／etc")).isEqualTo(new Parsed.Say("／etc"));
    }

    @Test
    void anyWhiteSpacePartsACommandFromWhatIsBehindIt() {
        for (String space : List.of(" ", "\t", "\u00A0", "\u2003", "\u202F", "\u3000", "\n")) {
            assertThat(CommandLine.parse("/msg" + space + "bob" + space + "hi"))
                    .isEqualTo(new Parsed.Run(Command.MSG, List.of("bob", "hi")));
        }
        assertThat(CommandLine.parse("\u00A0\u200B")).isEqualTo(new Parsed.Empty());
    }

    @Test
    void whatLooksPrivateIsNotSimplySaid() {
        for (String line : List.of(
                " /msg bob secret",
                "\u3000／msg bob secret",
                "\u200B/quit",
                "\n/msg bob secret",
                " /mgs bob secret",
                " /dm bob secret",
                "@ bob: secret",
                "@bob : secret",
                "@bob; secret",
                "@@bob: secret",
                "＠ bob：secret",
                "@bob, @cy: secret",
                "@<bob>: secret",
                "@bob:",
                "msg bob secret",
                "MSG bob secret",
                "dm bob secret",
                "7msg bob secret",
                "\\msg bob secret",
                ".query bob secret")) {
            assertThat(CommandLine.parse(line)).as(line).isEqualTo(new Parsed.Doubtful(line));
        }
    }

    @Test
    void whatIsTalkIsSaidWithoutAQuestion() {
        for (String line : List.of(
                " /etc/passwd is readable",
                " indented",
                "msg me",
                "dm?",
                "query bob about it",
                "tell bob that it works: now",
                "at 10:30",
                "3 msgs for bob",
                "a @bob: b")) {
            assertThat(CommandLine.parse(line)).as(line).isEqualTo(new Parsed.Say(line));
        }
    }

    @Test
    void aLineIsForOnePersonAloneAsSoonAsItReadsSo() {
        assertThat(CommandLine.onlyTo("@bob")).isNull();
        assertThat(CommandLine.onlyTo("@bob:")).isEqualTo("bob");
        assertThat(CommandLine.onlyTo("＠bob：hi")).isEqualTo("bob");
        assertThat(CommandLine.onlyTo("@bob: hi")).isEqualTo("bob");
        assertThat(CommandLine.onlyTo("/msg b")).isNull();
        assertThat(CommandLine.onlyTo("/msg bob ")).isEqualTo("bob");
        assertThat(CommandLine.onlyTo("/query @bob hi")).isEqualTo("bob");
        assertThat(CommandLine.onlyTo("hi @bob: x")).isNull();
        assertThat(CommandLine.onlyTo("/join bob ")).isNull();
        assertThat(CommandLine.onlyTo("//msg bob hi")).isNull();
    }

    @Test
    void theLastArgumentTakesTheRestOfTheLine() {
        assertThat(CommandLine.parse("/msg bob  see you   at four "))
                .isEqualTo(new Parsed.Run(Command.MSG, List.of("bob", "see you   at four")));
    }

    @Test
    void commandsAreFoundInAnyCaseAndByTheirAliases() {
        assertThat(CommandLine.parse("/JOIN tea")).isEqualTo(new Parsed.Run(Command.JOIN, List.of("tea")));
        assertThat(CommandLine.parse("/part")).isEqualTo(new Parsed.Run(Command.LEAVE, List.of()));
    }

    @Test
    void whatMayBeLeftOutIsEmpty() {
        assertThat(((Parsed.Run) CommandLine.parse("/topic")).argument(0)).isEmpty();
    }

    @Test
    void aCommandWithoutItsArgumentSaysItsUsage() {
        for (Command command : Command.values()) {
            boolean needs = command.parameters().stream().anyMatch(Parameter::required);
            Parsed parsed = CommandLine.parse("/" + command.word());
            if (needs) {
                assertThat(parsed).isInstanceOf(Parsed.Wrong.class);
                assertThat(((Parsed.Wrong) parsed).why()).contains("Usage: " + command.usage());
            } else {
                assertThat(parsed).isEqualTo(new Parsed.Run(command, List.of()));
            }
        }
    }

    @Test
    void anArgumentTooManySaysTheUsage() {
        assertThat(why("/quit now")).isEqualTo("'now' is one argument too many. Usage: /quit");
    }

    @Test
    void anUnknownCommandIsNeverSaidAndSuggestsTheNearest() {
        assertThat(why("/jion tea"))
                .isEqualTo("Unknown command /jion. Did you mean /join? To send it as a message, type //jion.");
        assertThat(why("/brodcast")).contains("Did you mean /broadcast?");
        assertThat(why("/mem")).contains("Did you mean /members?");
        assertThat(why("/xyzzy")).contains("/help lists all commands");
        assertThat(why("/")).contains("Unknown command /.");
    }

    @Test
    void nothingThatTakesAwayIsSuggestedForAnotherWord() {
        for (String word : List.of("leav", "lave", "logut", "qit", "quti", "delet", "dele")) {
            assertThat(why("/" + word)).doesNotContain("Did you mean");
        }
        for (String far : List.of("lurk", "jam", "home", "wheel")) {
            assertThat(why("/" + far)).doesNotContain("Did you mean");
        }
    }

    @Test
    void nothingThatIsPublicIsSuggestedWhereANameStandsBehindIt() {
        for (String line :
                List.of("mee newbie yo", "mi @newbie yo", "brodcast newbie yo", "replu newbie", "eddit bob no")) {
            assertThat(why("/" + line)).doesNotContain("Did you mean");
        }
        assertThat(why("/brodcast 'tis late")).contains("Did you mean /broadcast?");
        assertThat(why("/msgg newbie yo")).contains("Did you mean /msg?");
    }

    @Test
    void wordsOfOtherProgramsAreExplained() {
        assertThat(why("/m newbie yo")).contains("Use /msg NAME TEXT.").doesNotContain("/me");
        assertThat(why("/op bob")).contains("/role NAME operator");
        assertThat(why("/unread")).contains("Alt-a");
        assertThat(why("/ignore bob")).contains("/block NAME");
        assertThat(why("/delete_room")).contains("/room delete");
        assertThat(why("/reload")).contains("server's console");
        assertThat(why("/kline 192.0.2.1")).contains("/banip ADDRESS");
        assertThat(why("/rm")).contains("/delete");
        assertThat(why("/identify secret")).contains("/logout");
        assertThat(why("/save")).contains("Settings are saved automatically");
        assertThat(why("/add bob")).contains("/invite NAME");
        assertThat(why("/rooms")).contains("/list rooms");
        assertThat(why("/dm bob hi")).contains("/msg NAME TEXT");
        assertThat(why("/nick ann2")).contains("cannot be changed");
        assertThat(why("/users")).contains("/members").contains("/who");
        assertThat(why("/close")).contains("/leave");
        assertThat(why("/clear")).contains("Ctrl-L");
        assertThat(why("/KILL bob")).contains("console");
        assertThat(CommandLine.parse("/back")).isEqualTo(new Parsed.Run(Command.BACK, List.of()));
        assertThat(CommandLine.parse("/exit")).isEqualTo(new Parsed.Run(Command.QUIT, List.of()));
    }

    @Test
    void aRoomsNameInSeveralWordsIsSuggestedAsOne() {
        assertThat(why("/join my new  room")).isEqualTo("Room names cannot contain spaces. Try /join my-new-room.");
    }

    private static String why(String line) {
        return ((Parsed.Wrong) CommandLine.parse(line)).why();
    }
}
