from django.urls import include, path

from berths.views import health

urlpatterns = [
    path("health/", health),
    path("berths/", include("berths.urls")),
]
