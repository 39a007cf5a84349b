package main

import (
	"html/template"
	"log"
	"net/http"
	"os"
)

var page = template.Must(template.ParseGlob("templates/*.html"))

func main() {
	addr := os.Getenv("ADDR")
	if addr == "" {
		addr = ":9090"
	}
	http.Handle("/static/", http.StripPrefix("/static/", http.FileServer(http.Dir("./static"))))
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		if err := page.ExecuteTemplate(w, "index.html", nil); err != nil {
			log.Print(err)
		}
	})
	log.Fatal(http.ListenAndServe(addr, nil))
}
