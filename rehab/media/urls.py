"""The curators' doors to pictures and videos. The room that knows who may see the files serves them."""

from django.urls import path

from rehab.media import views

app_name = "media"
urlpatterns = [
    path("library/media/", views.library, name="library"),
    path("library/media/new/", views.item_new, name="item_new"),
    path("library/media/<uuid:media_id>/", views.item, name="item"),
    path("library/media/<uuid:media_id>/retire/", views.item_retire, name="item_retire"),
]
