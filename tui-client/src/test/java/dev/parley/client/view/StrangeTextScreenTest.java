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
                 Parley          #lobby  ␛]0;owned␇ topic                         3/3 online
                ▸#lobby       3 │── Saturday, 21 November 2026 ──────────────────│● ann
                                │10:00 ⇄ eve, 李小龍 and ann joined              │● eve
                                │10:00 · eve set the topic: ␛]0;owned␇ topic     │● 李小龍
                                │10:00 eve: ␛[2J␛[31mred?                        │
                                │10:00 eve: ‹U+202E›gnirts desrever              │
                                │10:00 eve: bell␇ csi ‹U+009B›31m                │
                                │10:00 eve: two                                  │
                                │        lines    with a tab                     │
                                │10:00 eve: 日本語のテキストはここで折り返され   │
                                │        る、とても長いので一行には入らない。    │
                                │10:00 eve: 👩‍👩‍👧 🇩🇪 👍🏽 é                           │
                                │                                                │
                ⋮
                 ● ann  Signed in as ann. /help tells more.
                #lobby>
                """);
    }

    @Test
    void nothingMovesAtSixtyColumns() {
        Person ann = Scenes.strange();
        ann.resize(60, 15);
        Screens.assertShows(ann.model, """
                 Parley      #lobby  ␛]0;owned␇ topic            3/3
                ▸#lobby   3 │10:00 ⇄ eve, 李小龍 and ann joined │● ann
                            │10:00 · eve set the topic:         │● eve
                            │        ␛]0;owned␇ topic           │● 李小龍
                            │10:00 eve: ␛[2J␛[31mred?           │
                            │10:00 eve: ‹U+202E›gnirts desrever │
                            │10:00 eve: bell␇ csi ‹U+009B›31m   │
                            │10:00 eve: two                     │
                            │        lines    with a tab        │
                            │10:00 eve: 日本語のテキストはここで│
                            │        折り返される、とても長いの │
                            │        で一行には入らない。       │
                            │10:00 eve: 👩‍👩‍👧 🇩🇪 👍🏽 é              │
                 ● ann  Signed in as ann. /help tells more.
                #lobby>
                """);
    }
}
