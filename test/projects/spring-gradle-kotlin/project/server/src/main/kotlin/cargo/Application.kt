package cargo

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RestController

@SpringBootApplication
@RestController
class Application {
    @GetMapping("/cargo")
    fun cargo() = mapOf("steel" to isHeavy(12_000), "feathers" to isHeavy(40))
}

fun main(args: Array<String>) {
    runApplication<Application>(*args)
}
