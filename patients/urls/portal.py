"""The patient's and the caregiver's doors."""

urlpatterns: list[object] = []
