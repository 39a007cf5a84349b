from flask import Blueprint, current_app

views = Blueprint("views", __name__)


@views.get("/status")
def status():
    return {"ready": True}


@views.get("/prices")
def prices():
    return {"rope": 12, "currency": current_app.config["CURRENCY"]}
