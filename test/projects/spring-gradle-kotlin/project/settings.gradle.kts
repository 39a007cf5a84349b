rootProject.name = "cargo"
include("server", ":rules")
