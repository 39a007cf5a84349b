package main

import (
	"embed"
	"io/fs"
	"net/http"
)

//go:embed web/dist
var pages embed.FS

func main() {
	dist, err := fs.Sub(pages, "web/dist")
	if err != nil {
		panic(err)
	}
	http.Handle("/", http.FileServer(http.FS(dist)))
	if err := http.ListenAndServe(":8080", nil); err != nil {
		panic(err)
	}
}
