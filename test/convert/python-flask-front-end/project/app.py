from flask import Flask, send_from_directory

app = Flask(__name__)


@app.get("/api/berths")
def berths():
    return ["A1", "A2"]


@app.get("/<path:name>")
def page(name):
    return send_from_directory("frontend/dist", name)
