package harbour.berths;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class BerthTest {
    @Test
    void refusesWhatIsLonger() {
        assertFalse(new Berth("N1", 120).fits(121));
    }
}
