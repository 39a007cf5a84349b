import os

import psycopg2
from flask import Flask

app = Flask(__name__)


@app.get("/version")
def version():
    return {"libpq": psycopg2.extensions.libpq_version()}


@app.get("/db")
def db():
    with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ships")
        return {"ships": cursor.fetchone()[0]}
