import os

from flask import Flask, jsonify, render_template

app = Flask(__name__)

BOOKS = [{"id": 1, "title": "Two Years Before the Mast"}]


@app.get("/")
def index():
    return render_template("index.html", books=BOOKS, shop=os.environ.get("SHOP_NAME", "Books"))


@app.get("/api/books")
def books():
    return jsonify(BOOKS)


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", 5000)), debug=True)
