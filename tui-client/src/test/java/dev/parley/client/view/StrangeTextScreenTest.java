package dev.parley.client.view;

import dev.parley.client.reducer.Person;
import org.junit.jupiter.api.Test;

/** Other scripts keep the columns straight; escapes from others are shown, never obeyed. */
class StrangeTextScreenTest {

    @Test
    void nothingMovesAtEightyColumns() {
        Person ann = Scenes.strange();
        ann.resize(80, 24);
        Screens.assertShows(ann.model, """
                 Parley      #lobby  ␛]0;owned␇ topic                                3/3 online
                ▸#lobby     │── Saturday, 21 November 2026 ────────────────────────────│● ann
                            │10:00 ⇄ eve, 李小龍 and ann joined                        │● eve
                            │10:00 · eve set the topic: ␛]0;owned␇ topic               │● 李小龍
                            │10:00 eve: ␛[2J␛[31mred?                                  │
                            │10:00 eve: ‹U+202E›gnirts desrever                        │
                            │10:00 eve: bell␇ csi ‹U+009B›31m                          │
                            │10:00 eve: two                                            │
                            │        lines    with a tab                               │
                            │10:00 eve: 日本語のテキストはここで折り返される、とても長 │
                            │        いので一行には入らない。                          │
                            │10:00 eve: 👩‍👩‍👧 🇩🇪 👍🏽 é                                     │
                            │                                                          │
                ⋮
                 ● ann  Signed in as ann. /help tells more.                             F1 help
                #lobby>
                """);
    }

    @Test
    void nothingMovesAtSixtyColumns() {
        Person ann = Scenes.strange();
        ann.resize(60, 15);
        Screens.assertShows(ann.model, """
                 Parley      #lobby  ␛]0;owned␇ topic            3/3 online
                ▸#lobby     │── Saturday, 21 November 2026 ─────────────────
                            │10:00 ⇄ eve, 李小龍 and ann joined
                            │10:00 · eve set the topic: ␛]0;owned␇ topic
                            │10:00 eve: ␛[2J␛[31mred?
                            │10:00 eve: ‹U+202E›gnirts desrever
                            │10:00 eve: bell␇ csi ‹U+009B›31m
                            │10:00 eve: two
                            │        lines    with a tab
                            │10:00 eve: 日本語のテキストはここで折り返され
                            │        る、とても長いので一行には入らない。
                            │10:00 eve: 👩‍👩‍👧 🇩🇪 👍🏽 é
                            │
                 ● ann  Signed in as ann. /help tells more.         F1 help
                #lobby>
                """);
    }
}
