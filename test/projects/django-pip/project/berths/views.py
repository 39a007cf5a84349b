from django.http import JsonResponse
from django.shortcuts import render


def health(request):
    return JsonResponse({"status": "ok"})


def index(request):
    return render(request, "berths/index.html", {"berths": ["North 1", "North 2"]})
