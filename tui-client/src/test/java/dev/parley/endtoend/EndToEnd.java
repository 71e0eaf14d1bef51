package dev.parley.endtoend;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Each test has a stage of its own, with nobody on it. The limit is for one that hangs; no machine is that slow. */
@Tag("end-to-end")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
abstract class EndToEnd {

    /** 8 characters or more, and in no text that a test shows. */
    static final String PASSWORD = "kWq zebra/8 ünd";

    Stage stage;

    @BeforeAll
    static void requireWhatIsTested() {
        Project.requireWhatIsTested();
    }

    @BeforeEach
    void openStage() {
        stage = new Stage();
    }

    @AfterEach
    void closeStage() {
        stage.close();
    }
}
