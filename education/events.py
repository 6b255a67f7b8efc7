"""What the audit trail says about lessons, the module library and the directory of help."""

from django.utils.translation import gettext_lazy as _

from rehab.audit.events import Event

# The care team's pages.
LEARNING_OPENED = Event("learning.opened", _("looked at your lessons"))
MODULE_ASSIGNED = Event("learning.assigned", _("gave you a lesson"), writes=True)
MODULE_MOVED = Event("learning.moved", _("changed the order of your lessons"), writes=True)
MODULE_RENEWED = Event("learning.renewed", _("gave you the newer version of a lesson"), writes=True)
MODULE_WITHDRAWN = Event("learning.withdrawn", _("took a lesson back"), writes=True)
FOLLOWED_UP = Event("learning.followed_up", _("noted a talk with you about a lesson"), writes=True)
# The patient's and the caregiver's pages.
ACTION_DONE = Event("learning.action_done", _("marked the action of a lesson as done"), writes=True)
CHECK_ANSWERED = Event("learning.check_answered", _("answered a question of a lesson"), writes=True)
FOR_LEARN_OPENED = Event("for_learn.opened", _("looked at your lessons, to help you"))
FOR_LESSON_OPENED = Event("for_learn.lesson_opened", _("read one of your lessons, to help you"))
HELP_OPENED = Event("learning.help_opened", _("looked at the places to turn to"))
LEARN_OPENED = Event("learning.list_opened", _("looked at the Learn page"))
LESSON_OPENED = Event("learning.lesson_opened", _("opened a lesson"))
LESSON_READ = Event("learning.lesson_read", _("read a page of a lesson"), writes=True)
RECALL_OPENED = Event("learning.recall_opened", _("opened the questions to remember"))
# The library's pages.
MODULES_ADOPTED = Event("modules.adopted", _("adopted starter modules"), writes=True)
MODULES_IMPORTED = Event("modules.imported", _("imported a file of modules"), writes=True)
MODULE_LINKED = Event("modules.linked", _("said which module builds on which"), writes=True)
MODULE_PUBLISHED = Event("modules.published", _("published a module"), writes=True)
MODULE_RETIRED = Event("modules.retired", _("retired a module"), writes=True)
MODULE_REVIEW_PLANNED = Event(
    "modules.review_planned", _("set the date by which a module is read again"), writes=True
)
MODULE_SAVED = Event("modules.saved", _("saved the draft of a module"), writes=True)
MODULE_SENT_BACK = Event("modules.sent_back", _("sent a module back"), writes=True)
MODULE_SUBMITTED = Event("modules.submitted", _("sent a module to be reviewed"), writes=True)
MODULE_TRANSLATED = Event("modules.translation_saved", _("saved the translation of a module"), writes=True)
MODULE_TRANSLATION_READ = Event(
    "modules.translation_read", _("read and released the translation of a module"), writes=True
)
RESOURCE_PUBLISHED = Event("resources.published", _("published a place to turn to"), writes=True)
RESOURCE_RETIRED = Event("resources.retired", _("retired a place to turn to"), writes=True)
RESOURCE_REVIEW_PLANNED = Event(
    "resources.review_planned", _("set the date by which a place to turn to is read again"), writes=True
)
RESOURCE_SAVED = Event("resources.saved", _("saved the draft of a place to turn to"), writes=True)
RESOURCE_SENT_BACK = Event("resources.sent_back", _("sent a place to turn to back"), writes=True)
RESOURCE_SUBMITTED = Event("resources.submitted", _("sent a place to turn to to be reviewed"), writes=True)
RESOURCE_TRANSLATED = Event(
    "resources.translation_saved", _("saved the translation of a place to turn to"), writes=True
)
RESOURCE_TRANSLATION_READ = Event(
    "resources.translation_read", _("released the translation of a place to turn to"), writes=True
)
