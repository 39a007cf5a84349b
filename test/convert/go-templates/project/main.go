package main

import (
	"html/template"
	"net/http"
)

func main() {
	page := template.Must(template.ParseGlob("templates/*.html"))
	http.Handle("/static/", http.StripPrefix("/static/", http.FileServer(http.Dir("static"))))
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { page.ExecuteTemplate(w, "index.html", "Fram") })
	http.ListenAndServe(":8080", nil)
}
