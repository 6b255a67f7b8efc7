"""What the audit trail says about plans, sessions, suggestions and the library."""

from django.utils.translation import gettext_lazy as _

from rehab.audit.events import Event

# The care team's pages.
ACTIVITY_FORM_OPENED = Event("activity.form_opened", _("opened the page for a new graded activity"))
ACTIVITY_STARTED = Event("activity.started", _("started a graded activity"), writes=True)
AGREEMENT_ASKED = Event("agreement.asked", _("asked you for tries at an activity"), writes=True)
AGREEMENT_OPENED = Event("agreement.opened", _("opened a graded activity on its way"))
AGREEMENT_PROPOSED = Event("agreement.proposed", _("proposed how to start an activity"), writes=True)
AGREEMENT_STARTED = Event("agreement.started", _("agreed a graded activity, so that it starts"), writes=True)
AGREEMENT_TRIAL_LOGGED = Event("agreement.trial_logged", _("logged a try at an activity"), writes=True)
AGREEMENT_TRIAL_REMOVED = Event("agreement.trial_removed", _("took a try out"), writes=True)
AGREEMENT_WITHDRAWN = Event("agreement.withdrawn", _("took a planned activity back"), writes=True)
CASELOAD_OPENED = Event("caseload.opened", _("opened their caseload"))
LIBRARY_SEARCHED = Event("program.library_searched", _("looked for an exercise for your program"))
OWN_EXPORTED = Event("own_export.made", _("took their own entries along"), writes=True)
OWN_EXPORT_OPENED = Event("own_export.opened", _("looked at taking their entries along"))
PATIENT_REVIEWED = Event("patient.reviewed", _("marked you as reviewed on the worklist"), writes=True)
PATIENT_REVIEW_UNDONE = Event("patient.review_undone", _("took back that you were reviewed"), writes=True)
CASELOAD_SUGGESTIONS_OPENED = Event(
    "caseload.suggestions_opened", _("opened the suggestions of their caseload")
)
EARLY_WARNING_OPENED = Event("early_warning.opened", _("opened your early-warning signs"))
EARLY_WARNING_TOOL_SET = Event(
    "early_warning.tool_set", _("chose the practice of an early-warning sign"), writes=True
)
EXPOSURE_CHANGED = Event("exposure.changed", _("changed your ladder of feared situations"), writes=True)
EXPOSURE_CLEARED = Event("exposure.cleared", _("confirmed that feared situations are safe"), writes=True)
EXPOSURE_DECIDED = Event("exposure.decided", _("decided about the next feared situation"), writes=True)
EXPOSURE_OPENED = Event("exposure.opened", _("opened your ladder of feared situations"))
FLARE_PLAN_AGREED = Event("flare_plan.agreed", _("agreed a flare plan with you"), writes=True)
FLARE_PLAN_OPENED = Event("flare_plan.opened", _("opened your flare plan"))
MANUAL_NOTED = Event("manual.noted", _("noted a manual therapy session"), writes=True)
MANUAL_OPENED = Event("manual.opened", _("opened your manual therapy sessions"))
MILESTONES_CHANGED = Event("milestone.changed", _("changed the milestones of an activity"), writes=True)
OVERVIEW_OPENED = Event("overview.opened", _("opened your overview"))
EXPERIMENT_OFFERED = Event("experiment.offered", _("offered you a trial in blocks"), writes=True)
EXPERIMENT_OPENED = Event("experiment.opened", _("opened your trials in blocks"))
EXPERIMENT_STOPPED = Event("experiment.stopped", _("stopped a trial in blocks"), writes=True)
EXPOSURES_PICKED = Event("picture.exposures_picked", _("picked what is looked at beside pain"), writes=True)
PICTURE_EXPORTED = Event("picture.exported", _("saved the days of your picture as a file"))
PICTURE_OPENED = Event("picture.opened", _("opened the picture of your log"))
PICTURE_TRACED = Event("picture.traced", _("looked at the days behind a number"))
PROGRAM_COMPARED = Event("program.compared", _("compared two versions of your program"))
PROGRAM_DRAFT_DISCARDED = Event(
    "program.draft_discarded", _("discarded the draft of your program"), writes=True
)
PROGRAM_DRAFT_OPENED = Event("program.draft_opened", _("opened the draft of your program"))
PROGRAM_DRAFT_STARTED = Event("program.draft_started", _("started a new draft of your program"), writes=True)
PROGRAM_DRAFT_TAKEN_UP = Event(
    "program.draft_taken_up", _("went on with a discarded draft of your program"), writes=True
)
PROGRAM_ENDED = Event("program.ended", _("ended your program"), writes=True)
PROGRAM_EXTRAS_CHANGED = Event(
    "program.extras_changed", _("changed the lessons or cards of the draft of your program"), writes=True
)
PROGRAM_ITEM_ADDED = Event("program.item_added", _("added an item to the draft of your program"), writes=True)
PROGRAM_ITEM_CHANGED = Event(
    "program.item_changed", _("changed an item in the draft of your program"), writes=True
)
PROGRAM_ITEM_MOVED = Event("program.item_moved", _("moved an item in the draft of your program"), writes=True)
PROGRAM_ITEM_REMOVED = Event(
    "program.item_removed", _("removed an item from the draft of your program"), writes=True
)
PROGRAM_ITEM_PUT_BACK = Event(
    "program.item_put_back", _("put an item back into the draft of your program"), writes=True
)
PROGRAM_OPENED = Event("program.opened", _("opened your program"))
SESSIONS_OPENED = Event("sessions.opened", _("looked at the sessions you logged"))
PROGRAM_PREVIEWED = Event("program.previewed", _("previewed the draft of your program"))
PROGRAM_PUBLISHED = Event("program.published", _("published a new version of your program"), writes=True)
PROGRAM_READ_AS_SOURCE = Event(
    "program.read_as_source", _("used the exercises of your program as a starting point for somebody else")
)
PROGRAM_REVIEWED = Event("program.reviewed", _("had your week reviewed"), writes=True)
PRACTICE_OPENED = Event("practice.opened", _("opened how you like to practise"))
PRACTICE_CAUTION_SET = Event("practice.caution", _("noted care with looking inwards"), writes=True)
TARGETS_CHANGED = Event("target.changed", _("changed your sleep and food targets"), writes=True)
REVIEW_BEGUN = Event("review.begun", _("began to write a review with you"), writes=True)
REVIEW_DROPPED = Event("review.dropped", _("threw the draft of a review away"), writes=True)
REVIEW_OPENED = Event("review.opened", _("opened a review with you"))
REVIEW_PRINTED = Event("review.printed", _("fetched the record of a review as a PDF"))
REVIEW_SIGNED = Event("review.signed", _("signed the record of a review"), writes=True)
SUGGESTION_DECIDED = Event(
    "suggestion.decided", _("decided about a suggestion for your program"), writes=True
)
SUGGESTION_DEFERRED = Event("suggestion.deferred", _("put off a suggestion for your program"), writes=True)
SUGGESTION_EXPIRED = Event("suggestion.expired", _("let a suggestion expire without a decision"), writes=True)
SUGGESTION_MADE = Event("suggestion.made", _("made a suggestion from your log"), writes=True)
SUGGESTION_OPENED = Event("suggestion.opened", _("opened a suggestion for your program"))
SUGGESTION_OVERTAKEN = Event(
    "suggestion.overtaken", _("took back a suggestion because the log changed"), writes=True
)
# The clinic admin's pages.
DECISIONS_OPENED = Event("decisions.opened", _("opened what was decided about suggestions"))
PARAMETER_CHANGED = Event("parameter.changed", _("changed a threshold of the rules"), writes=True)
PARAMETER_LOOKED = Event("parameter.looked", _("looked at what another threshold would have changed"))
TEMPLATE_APPLIED = Event(
    "template.applied", _("started a draft of your program from a template"), writes=True
)
TEMPLATE_CHANGED = Event("template.changed", _("changed a program template"), writes=True)
TEMPLATE_RETIRED = Event("template.retired", _("retired a program template"), writes=True)
TEMPLATE_RUN_OPENED = Event("template_run.opened", _("saw you in the list of a program template"))
TEMPLATE_SAVED = Event("template.saved", _("saved a program template"), writes=True)
# The patient's and the caregiver's pages.
FOR_TODAY_OPENED = Event("for_today.opened", _("looked at your plan for today"))
AGREEMENT_ACCEPTED = Event("agreement.accepted", _("accepted a proposal"), writes=True)
AGREEMENT_COUNTERED = Event("agreement.countered", _("answered with another proposal"), writes=True)
AGREEMENT_DECLINED = Event("agreement.declined", _("said not now to a proposal"), writes=True)
MILESTONE_NOTED = Event("milestone.noted", _("wrote a note about a milestone"), writes=True)
MILESTONE_REACHED = Event("milestone.reached", _("reached a milestone"), writes=True)
EXPOSURE_LOGGED = Event("exposure.logged", _("logged a try at a feared situation"), writes=True)
FLARE_ENDED = Event("flare.ended", _("said that a flare has settled"), writes=True)
FLARE_OPENED = Event("flare.opened", _("looked at the flare plan"))
FLARE_STARTED = Event("flare.started", _("started the flare plan"), writes=True)
MY_AGREEMENT_OPENED = Event("my_agreement.opened", _("looked at a planned activity"))
MY_EXPOSURE_OPENED = Event("my_exposure.opened", _("looked at the ladder of feared situations"))
MY_PRACTICE_OPENED = Event("my_practice.opened", _("looked at practices for body and mind"))
EXPERIMENT_ANSWERED = Event("experiment.answered", _("answered whether to try something out"), writes=True)
MY_EXPERIMENT_OPENED = Event("my_experiment.opened", _("looked at a trial in blocks"))
MY_REVIEW_OPENED = Event("my_review.opened", _("looked at the record of a review"))
REVIEW_ANSWERED = Event("review.answered", _("answered the record of a review"), writes=True)
MY_SIGNS_OPENED = Event("my_signs.opened", _("looked at the early-warning signs"))
MY_TOOL_OPENED = Event("my_tool.opened", _("looked at the practice for early-warning signs"))
PRACTICE_CHOSEN = Event("practice.chosen", _("chose how to practise"), writes=True)
MY_PROGRAM_OPENED = Event("my_program.opened", _("looked at the agreed program"))
NEXT_MORNING_LOGGED = Event("session.next_morning", _("answered the next-morning question"), writes=True)
PROGRESS_OPENED = Event("progress.opened", _("looked at the progress page"))
MY_NUMBER_TRACED = Event("progress.traced", _("looked at the days behind a number"))
SESSION_CHANGED = Event("session.changed", _("changed a session in the log"), writes=True)
SESSION_LOGGED = Event("session.logged", _("logged a session"), writes=True)
SESSION_OPENED = Event("session.opened", _("opened a session"))
BREAKS_OPENED = Event("breaks.opened", _("opened the bell for long sitting"))
TODAY_OPENED = Event("today.opened", _("looked at the Today page"))
# Handouts, for whoever may see the plan.
HANDOUT_ASKED = Event("handout.asked", _("asked for a handout of the program"), writes=True)
HANDOUT_CANCELLED = Event("handout.cancelled", _("cancelled a handout"), writes=True)
HANDOUT_FETCHED = Event("handout.fetched", _("fetched the handout of the program"))
HANDOUT_MADE = Event("handout.made", _("made a handout"))
HANDOUT_OPENED = Event("handout.opened", _("opened the page for a handout"))
# The library's pages.
EXERCISE_LINKED = Event("library.exercise_linked", _("linked an easier to a harder exercise"), writes=True)
EXERCISE_UNLINKED = Event("library.exercise_unlinked", _("took a link between exercises away"), writes=True)
REVIEW_PLANNED = Event("library.review_planned", _("said when an exercise has to be read again"), writes=True)
REVISION_PUBLISHED = Event("library.revision_published", _("published an exercise"), writes=True)
REVISION_RETIRED = Event("library.revision_retired", _("retired an exercise"), writes=True)
REVISION_SAVED = Event("library.revision_saved", _("saved the draft of an exercise"), writes=True)
REVISION_SENT_BACK = Event("library.revision_sent_back", _("sent an exercise back"), writes=True)
REVISION_SUBMITTED = Event("library.revision_submitted", _("sent an exercise to be reviewed"), writes=True)
TRANSLATION_READ = Event("library.translation_read", _("read the translation of an exercise"), writes=True)
TRANSLATION_SAVED = Event("library.translation_saved", _("saved a translation of an exercise"), writes=True)
EXERCISES_IMPORTED = Event("library.exercises_imported", _("imported a file of exercises"), writes=True)
STARTER_ADOPTED = Event("library.starter_adopted", _("adopted starter exercises"), writes=True)
# The demo.
DEMO_MADE = Event("demo.made", _("made this record up for the demo"), writes=True)
