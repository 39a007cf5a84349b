import os

import asyncpg
from fastapi import FastAPI


def create_app() -> FastAPI:
    app = FastAPI(title="Orders")

    @app.get("/livez")
    async def livez() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/orders/{number}")
    async def order(number: int) -> dict:
        connection = await asyncpg.connect(os.environ["DATABASE_URL"])
        try:
            return dict(await connection.fetchrow("SELECT * FROM orders WHERE number = $1", number))
        finally:
            await connection.close()

    return app
