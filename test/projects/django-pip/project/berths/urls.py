from django.urls import path

from berths import views

urlpatterns = [path("", views.index)]
