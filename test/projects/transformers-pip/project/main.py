import os

from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

MODEL = os.environ.get("MODEL", "sentence-transformers/all-MiniLM-L6-v2")

app = FastAPI()
model = SentenceTransformer(MODEL, revision="c9745ed1d9f207416be6d2e6f8de32d1f16199bf")


@app.get("/embed")
def embed(text: str) -> list[float]:
    return model.encode(text).tolist()


@app.get("/healthz")
def healthz() -> dict[str, bool]:
    return {"ready": True}
