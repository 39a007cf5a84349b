import subprocess

from flask import Flask

app = Flask(__name__)


@app.get("/")
def page():
    return subprocess.run(["node", "web/dist/render.js"], capture_output=True).stdout
