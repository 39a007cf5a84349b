rootProject.name = "harbour"
include("app")
