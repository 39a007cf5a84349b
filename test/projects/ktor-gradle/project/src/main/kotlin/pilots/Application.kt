package pilots

import io.ktor.server.application.Application
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing

fun main() {
    val port = System.getenv("PORT")?.toInt() ?: 8080
    embeddedServer(Netty, port = port, host = "0.0.0.0", module = Application::pilots).start(wait = true)
}

fun Application.pilots() {
    routing {
        get("/health") { call.respondText("ok") }
        get("/pilots") { call.respondText("Grace, Edsger") }
    }
}
