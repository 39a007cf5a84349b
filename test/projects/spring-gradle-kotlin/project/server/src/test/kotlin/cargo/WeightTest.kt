package cargo

import kotlin.test.assertFalse
import org.junit.jupiter.api.Test

class WeightTest {
    @Test
    fun `feathers are light`() = assertFalse(isHeavy(40))
}
