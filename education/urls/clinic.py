"""The care team's doors."""

from django.urls import path

from education.views.clinic import learning

LEARNING = "patients/<uuid:patient_id>/learning/"
LESSON = LEARNING + "<uuid:assignment_id>/"

urlpatterns = [
    path(LEARNING, learning.learning, name="learning"),
    path(LESSON + "move/", learning.learning_move, name="learning_move"),
    path(LESSON + "renew/", learning.learning_renew, name="learning_renew"),
    path(LESSON + "withdraw/", learning.learning_withdraw, name="learning_withdraw"),
    path(LESSON + "follow-up/", learning.learning_follow_up, name="learning_follow_up"),
]
