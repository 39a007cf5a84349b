plugins {
    application
}

application {
    mainClass = "harbour.Main"
}
