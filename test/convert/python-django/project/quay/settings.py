SECRET_KEY = "only-for-building"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.staticfiles"]
STATIC_URL = "/static/"
STATIC_ROOT = "staticfiles"
ROOT_URLCONF = "quay.urls"
