package dev.parley.server.journal.archive;

import static dev.parley.server.journal.archive.ArchiveFixture.ALE;
import static dev.parley.server.journal.archive.ArchiveFixture.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

    private ArchiveFixture chat;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        chat = new ArchiveFixture(folder);
        chat.start();
    }

    @AfterEach
    void stop() throws Exception {
        chat.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Привет, Ёжик!           | ежик          | true
            Привет, Ёжик!           | ПРИВЕТ ёж*    | true
            мой дом                 | мои           | false
            Καλημέρα Ὀδυσσεύς       | καλημερα      | true
            Καλημέρα Ὀδυσσεύς       | ΟΔΥΣΣΕΥΣ      | true
            السَّلامُ عليكم             | السلام        | true
            שָׁלוֹם לכם                | שלום          | true
            नमस्ते दुनिया               | दुनिया          | true
            नमस्ते दुनिया               | दुन            | false
            我今天在北京喝茶           | 北京          | true
            我今天在北京喝茶           | 天在          | true
            我今天在北京喝茶           | 京北          | false
            我今天在北京喝茶           | 北京 -喝茶     | false
            カレーライスを食べた        | レーライ       | true
            ｶﾚｰﾗｲｽ                   | カレー         | true
            ผมชอบดื่มชา               | ชอบ           | true
            ຂ້ອຍມັກຊາ                 | ມັກ            | true
            ខ្ញុំចូលចិត្តតែ                | ចិត្ត           | true
            ကျွန်တော်                   | တော်           | true
            한국어를 공부해요          | 한국어*        | true
            서울에서 만나요            | 서울          | true
            서울에서 만나요            | 서울에        | true
            서울에서 만나요            | 서울 만나      | true
            서울에서 만나요            | 울에          | false
            서울 시청에서              | "서울 시청"    | true
            KBS에서 3월에             | KBS           | true
            KBS에서 3월에             | 3월           | true
            물을 마셔요               | 물            | true
            서울에서 만나요            | 만나 -서울     | false
            ᥑᥨᥢᥰᥖᥭᥰ                | ᥖᥭᥰ          | true
            ꪼꪕꪒꪾ                  | ꪕꪒ           | true
            བོད་པའི་སྐད             | བོད་པ         | true
            ꦧꦱꦗꦮ                  | ꦗꦮ           | true
            well done 👍🏽           | 👍            | true
            the 👩‍🚀 went up         | 👩‍🚀          | true
            naïve CAFÉ              | Naive cafe    | true
            it's 25°C               | "it's 25"     | true
            version 2.14.1-rc3      | 2.14.1        | true
            version 2.14.1-rc3      | 2.14.2        | false
            tea and coffee          | tea OR ale    | true
            tea and coffee          | tea -coffee   | false
            tea and coffee          | "tea coffee"  | false
            tea and coffee          | "and cof"*    | true
            """)
    void wordsAreFoundInEveryScript(String text, String words, boolean isFound) throws Exception {
        chat.store.message(TEA, "ann", text);
        chat.settle();
        assertThat(chat.texts(words, TEA)).isEqualTo(isFound ? List.of(text) : List.of());
    }

    @Test
    void newestComeFirstAndPagesFollowEachOtherWhileOthersWrite() throws Exception {
        for (int i = 0; i < 95; i++) {
            chat.store.message(TEA, "ann", "tea number " + i);
            chat.store.message(ALE, "ann", "tea in the wrong room");
        }
        chat.settle();
        List<String> found = new ArrayList<>();
        Long before = null;
        int pages = 0;
        do {
            Answer.Found page = chat.find(new Query.Search("ann", "tea", List.of(TEA), null, before, 10));
            page.hits().forEach(hit -> found.add(((Entry.Message) hit.entry()).text()));
            before = page.next();
            pages++;
            chat.store.message(TEA, "bob", "more tea");
            chat.settle();
        } while (before != null);
        List<String> expected = new ArrayList<>();
        for (int i = 94; i >= 0; i--) {
            expected.add("tea number " + i);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(pages).isEqualTo(10);
    }

    @Test
    void aPageThatEndsWithTheLastHitSaysThatThereIsNoMore() throws Exception {
        chat.store.message(TEA, "ann", "tea one");
        chat.store.message(TEA, "ann", "tea two");
        chat.settle();
        assertThat(chat.find(new Query.Search("ann", "tea", List.of(TEA), null, null, 2))
                        .next())
                .isNull();
        assertThat(chat.find(new Query.Search("ann", "tea", List.of(TEA), null, null, 1))
                        .next())
                .isEqualTo(2L);
        assertThat(chat.find(new Query.Search("ann", "tea", List.of(TEA), null, null, 0))
                        .hits())
                .isEmpty();
    }

    @Test
    void onlyTheLogsThatAreAskedForAreSearched() throws Exception {
        LogId.DirectLog annBob = LogId.DirectLog.between("ann", "bob");
        LogId roomOfSuchAName = new LogId.RoomLog("ann");
        chat.store.message(TEA, "ann", "secret in tea");
        chat.store.message(annBob, "bob", "secret between two");
        chat.store.message(LogId.DirectLog.between("bob", "eve"), "bob", "secret of bob and eve");
        chat.store.message(LogId.DirectLog.between("ann", "ann"), "ann", "secret note");
        chat.store.message(roomOfSuchAName, "bob", "secret in the room ann");
        chat.settle();
        assertThat(chat.texts("secret", TEA)).containsExactly("secret in tea");
        assertThat(chat.texts("secret", annBob)).containsExactly("secret between two");
        assertThat(chat.texts("secret", roomOfSuchAName)).containsExactly("secret in the room ann");
        assertThat(chat.texts("secret", annBob, TEA)).containsExactly("secret between two", "secret in tea");
        assertThat(chat.texts("secret", ALE)).isEmpty();
        assertThat(chat.find(new Query.Search("ann", "secret", List.of(TEA, annBob), "bob", null, 50))
                        .hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.log()).isEqualTo(annBob));
    }

    @Test
    void thousandRoomsAreSearchedAtOnce() throws Exception {
        LogId[] rooms = new LogId[1_000];
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = new LogId.RoomLog("room" + i);
        }
        for (int i = 0; i < 600; i++) {
            chat.store.message(
                    i % 2 == 0 ? rooms[i] : TEA, "ann", "tea " + (i % 100 < 2 ? "rare" : "often") + " n" + i);
        }
        chat.settle();
        assertThat(chat.texts("rare", rooms))
                .containsExactly(
                        "tea rare n500",
                        "tea rare n400",
                        "tea rare n300",
                        "tea rare n200",
                        "tea rare n100",
                        "tea rare n0");
        Answer.Found first = chat.find(new Query.Search("ann", "tea", List.of(rooms), null, null, 200));
        assertThat(first.hits()).hasSize(200);
        Answer.Found second = chat.find(new Query.Search("ann", "tea", List.of(rooms), null, first.next(), 200));
        assertThat(second.hits()).hasSize(100);
        assertThat(second.next()).isNull();
    }

    @Test
    void nobodyFindsTheSignsByWhichLogsAreToldApart() throws Exception {
        chat.store.message(TEA, "ann", "hello");
        chat.settle();
        String tag = Tags.log(TEA);
        assertThat(chat.texts(tag, TEA)).isEmpty();
        assertThat(chat.texts("\"" + tag + " " + Tags.author("ann") + "\"", TEA))
                .isEmpty();
        assertThat(chat.texts(tag.substring(1, 3) + "*", TEA)).isEmpty();
        chat.store.message(TEA, "eve", Tags.log(ALE) + " " + Tags.author("ann") + " forged");
        chat.settle();
        assertThat(chat.texts("forged", ALE)).isEmpty();
        assertThat(chat.find(new Query.Search("ann", "forged", List.of(TEA), "ann", null, 50))
                        .hits())
                .isEmpty();
    }

    @Test
    void onlyMessagesAreFound() throws Exception {
        chat.store.entry(TEA, "ann", new Entry.Topic("tea", 1, StoreFixture.BEGINNING, "ann", "about tea"));
        chat.store.message(TEA, "ann", "I said tea");
        chat.settle();
        assertThat(chat.texts("tea", TEA)).containsExactly("I said tea");
    }

    @Test
    void hostileTextsBreakNothing() throws Exception {
        String longWord = "a".repeat(65_536);
        chat.store.message(TEA, "eve", longWord);
        chat.store.message(TEA, "eve", "日".repeat(20_000));
        chat.store.message(TEA, "eve", "a ".repeat(30_000));
        chat.store.message(TEA, "eve", "\u0301\u200d\ufe0f");
        chat.store.message(TEA, "eve", "ﷺ".repeat(4_000));
        chat.store.message(TEA, "eve", "\") OR (terms : * NEAR( -- '; DROP TABLE event");
        chat.store.message(TEA, "ann", "after all that");
        chat.settle();
        assertThat(chat.texts("after", TEA)).containsExactly("after all that");
        assertThat(chat.texts(longWord.substring(0, 200), TEA)).containsExactly(longWord);
        assertThat(chat.texts("日日日", TEA)).hasSize(1);
        assertThat(chat.texts("\"drop table event\"", TEA)).hasSize(1);
    }

    @Test
    void whatIsDeletedOrRedactedShortensNoPage() throws Exception {
        for (int i = 0; i < 300; i++) {
            chat.store.message(TEA, "ann", "tea " + i);
        }
        chat.settle();
        // The index does not know yet.
        for (long position = 101; position <= 200; position++) {
            chat.store.redact(position);
        }
        chat.store.execute("DELETE FROM event WHERE position BETWEEN 201 AND 250");
        for (long position = 251; position <= 290; position++) {
            chat.store.blank(position);
        }
        chat.store.commit();
        Answer.Found page = chat.find(new Query.Search("ann", "tea", List.of(TEA), null, null, 20));
        assertThat(page.hits()).hasSize(20);
        assertThat(page.hits().get(10).position()).isEqualTo(100);
        assertThat(page.next()).isEqualTo(91L);
    }

    @Test
    void whatIsNoQueryIsAnsweredSo() throws Exception {
        Answer answer = chat.archive().search(new Query.Search("ann", "-tea", List.of(TEA), null, null, 50));
        assertThat(answer).isInstanceOf(Answer.BadQuery.class);
    }

    @Test
    void aPageDoesNotGrowWithoutBound() throws Exception {
        for (int i = 0; i < 80; i++) {
            chat.store.message(TEA, "ann", "tea " + "x".repeat(16_000));
        }
        chat.settle();
        Answer.Found page = chat.find(new Query.Search("ann", "tea", List.of(TEA), null, null, 500));
        assertThat(page.hits()).hasSizeBetween(30, 40);
        assertThat(page.next()).isNotNull();
    }

    @Test
    void eventsThatAreNoEntriesArePassedOver() throws Exception {
        for (int i = 0; i < 1000; i++) {
            chat.store.event(new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, i, null));
        }
        chat.store.message(TEA, "ann", "tea");
        chat.store.event(new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, 1001, null));
        chat.settle();
        assertThat(chat.texts("tea", TEA)).hasSize(1);
    }
}
