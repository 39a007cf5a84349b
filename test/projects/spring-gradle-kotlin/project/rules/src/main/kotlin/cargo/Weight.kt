package cargo

fun isHeavy(kilograms: Int): Boolean = kilograms > 1_000
