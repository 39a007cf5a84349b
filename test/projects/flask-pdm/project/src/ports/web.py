from flask import Flask, jsonify

from ports.data import PORTS

app = Flask(__name__)


@app.route("/ports")
def ports():
    return jsonify(PORTS)


@app.route("/ping")
def ping():
    return "pong"
