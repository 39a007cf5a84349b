from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("berths/", lambda request: HttpResponse("3 berths are free"))]
