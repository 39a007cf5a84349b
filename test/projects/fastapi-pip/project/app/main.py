import os

from fastapi import FastAPI

from app.routers import health, items

app = FastAPI(title="Parts", root_path=os.getenv("ROOT_PATH", ""))
app.include_router(items.router, prefix="/api")
app.include_router(health.router)
