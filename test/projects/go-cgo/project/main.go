package main

import (
	"database/sql"
	"flag"
	"fmt"
	"net/http"
	"os"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	check := flag.Bool("health-check", false, "ask the server on this machine and exit")
	flag.Parse()
	if *check {
		response, err := http.Get("http://127.0.0.1:8080/livez")
		if err != nil || response.StatusCode != http.StatusOK {
			os.Exit(1)
		}
		return
	}
	database, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		panic(err)
	}
	http.HandleFunc("/livez", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	http.HandleFunc("/version", func(w http.ResponseWriter, _ *http.Request) {
		var version string
		if err := database.QueryRow("select sqlite_version()").Scan(&version); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, version)
	})
	if err := http.ListenAndServe(":8080", nil); err != nil {
		panic(err)
	}
}
