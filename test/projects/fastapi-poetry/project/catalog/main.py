import os
from contextlib import asynccontextmanager

from fastapi import FastAPI

from catalog.charts import CHARTS


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.language = os.environ.get("CATALOG_LANGUAGE", "en")
    yield


app = FastAPI(title="Charts", lifespan=lifespan)


@app.get("/charts")
async def charts() -> dict:
    return {"language": app.state.language, "charts": CHARTS}


@app.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}
