"""The library's doors."""

from django.urls import path

from education.views.library import exchange, modules, resources, starter
from rehab.publishing.exchange.urls import exchange_urls
from rehab.publishing.urls import desk_urls

MODULE = "library/modules/<uuid:module_id>/"
RESOURCE = "library/resources/<uuid:resource_id>/"

urlpatterns = [
    path("library/modules/", modules.modules, name="modules"),
    path("library/modules/new/", modules.module_new, name="module_new"),
    path("library/modules/starter/", starter.modules_starter, name="modules_starter"),
    path(MODULE, modules.module, name="module"),
    path(f"{MODULE}edit/", modules.module_edit, name="module_edit"),
    path(f"{MODULE}media/", modules.module_media, name="module_media"),
    path(f"{MODULE}needs/", modules.module_needs, name="module_needs"),
    *exchange_urls(exchange.COUNTER, "library/modules"),
    *desk_urls(modules.DESK, "library/modules"),
    path("library/resources/", resources.resources, name="resources"),
    path("library/resources/new/", resources.resource_new, name="resource_new"),
    path(RESOURCE, resources.resource, name="resource"),
    path(f"{RESOURCE}edit/", resources.resource_edit, name="resource_edit"),
    *desk_urls(resources.DESK, "library/resources"),
]
