from app import app


def test_books():
    assert app.test_client().get("/api/books").json[0]["id"] == 1
