rootProject.name = "pilots"
