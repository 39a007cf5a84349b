import os

from flask import Flask

from shop.views import views


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["CURRENCY"] = os.environ.get("CURRENCY", "EUR")
    app.register_blueprint(views, url_prefix="/shop")
    return app
