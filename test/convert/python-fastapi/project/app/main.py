from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def read():
    return {"draught": 4.2}
