plugins {
    alias(libs.plugins.kotlin.jvm)
    alias(libs.plugins.kotlin.spring)
    alias(libs.plugins.spring.boot)
}

kotlin {
    jvmToolchain(21)
}

dependencies {
    implementation(platform(org.springframework.boot.gradle.plugin.SpringBootPlugin.BOM_COORDINATES))
    implementation(project(":rules"))
    implementation(libs.boot.webflux)
    implementation(libs.boot.actuator)
    runtimeOnly(libs.r2dbc.postgresql)
    testImplementation(libs.boot.test)
}

tasks.test {
    useJUnitPlatform()
}
