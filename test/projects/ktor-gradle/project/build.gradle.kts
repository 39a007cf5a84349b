plugins {
    kotlin("jvm") version "2.2.21"
    id("io.ktor.plugin") version "3.3.2"
}

group = "harbour"
version = "1.0.0"

application {
    mainClass = "pilots.ApplicationKt"
}

kotlin {
    jvmToolchain(25)
}

repositories {
    mavenCentral()
}

dependencies {
    implementation("io.ktor:ktor-server-core")
    implementation("io.ktor:ktor-server-netty")
    runtimeOnly("ch.qos.logback:logback-classic:1.5.21")
}
