import numpy as np
from flask import Flask

app = Flask(__name__)


@app.get("/mean")
def mean():
    return {"mean": float(np.mean([1, 2, 3]))}
