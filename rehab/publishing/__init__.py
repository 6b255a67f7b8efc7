"""The life of a text that patients read, for every library of the house: written, reviewed, published, translated.

A library hands in a **Shelf** (`shelf.py`) that says which rows it holds; everything else here works on any shelf.

    MODULES = Shelf(
        key="module",                          # also the prefix of its URL names, see views.py
        revisions=ModuleRevision,              # a subclass of models.Revision
        item="module",                         # its foreign key to the thing itself, which has `clinic`;
                                               #   related_name="revisions"
        translations=ModuleTranslation,        # a subclass of models.Translation with `revision`,
                                               #   related_name="translations"; None: not translatable
        translated=("title", "pages", …),      # fields whose texts are translated, in the order of the page
        prose=("objective", "pages", …),       # those of them that patients read as sentences: graded by the lint
        plain=("minutes", "order", …),         # the other fields a curator writes (`sources` and `change_note` too)
        takeaway="takeaway",                   # a field that must not be empty, or ""
        pictures=partial(pictures_in, ModuleMedia),  # (revision) -> pictures with alt text and caption
        carry=partial(copy_rows, ModuleMedia),  # (before, after): rows that the next version starts with
        events=LifeEvents(saved=…, …),         # audit events of the room's events.py
        check_user_can_curate=check_user_can_curate,   # (user, clinic), raises Refused
    )

What can be done (all keyword-only but the shelf, atomic, audited, for curators of the clinic only):

    actions.first_draft(shelf, item=…, words={…}, by=user)      a new thing's first version
    actions.save_draft(shelf, item=…, words={…}, seen=…, by=user)
                                    raises SavedMeanwhile(.theirs) when `seen` is no longer fingerprint(shelf, newest)
    actions.submit | send_back | publish | retire | restore(shelf, revision=…, by=user)
                                    raise Refused, NotAllowedNow, and submit NotReady(.findings)
    actions.set_review_date(shelf, revision=…, day=…, by=user)
    actions.newest(shelf, item) · fingerprint(shelf, revision) · check_can_be_edited(revision)
    actions.check_user_can_publish(shelf, user, revision) · writers_of(shelf, revision)

    translate.save_translation(shelf, revision=…, language=…, words={English text: its translation}, seen=…, by=user)
    translate.read_translation(shelf, revision=…, language=…, seen=…, by=user)   the second pair of eyes
    told.in_language(shelf, revision, language) -> Told         told.title reads like revision.title;
                                    told.missing: there is no reviewed translation yet, so this is English
    told.told_many(shelf, revisions, language) -> {pk: Told}    one query for a whole page

    lint.lint(piece) and shelf.findings(shelf, revision)        what to mend, each with its place
    compare.compare(shelf, before, after)                       changed fields, word by word
    gallery.attach | detach | move_up(Gallery(shelf, rows), thing=…, item=…, by=user)   pictures of a draft
    dates.past_review(shelf, clinic, today)                     published and due to be read again
    people.name_of(user)                                        a name, or "a former colleague"

Pages: a desk.Desk per shelf, `*desk_urls(DESK, "library/modules")` among the room's URLs (urls.py), and on the
page of the thing `versions_page(DESK, revision)` as `versions` with {% include "publishing/_versions.html" %}.
Starter translations: adopt.lay_translations(shelf, revision, {"es": {field: text, …}}).

Texts may sit in JSON: a string, a list of strings, or a list of objects. In objects the texts are under the keys
of `texts.WORD_KEYS` (text, heading, statement, explanation, alt, caption); everything else is not translated.
"""
