import os

from celery import Celery

app = Celery("tides", broker=os.environ.get("BROKER_URL", "redis://redis:6379/0"))


@app.task
def forecast(port: str) -> str:
    return f"{port}: rising"
