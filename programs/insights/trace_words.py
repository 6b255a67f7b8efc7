"""How each number on the pages of the care team is worked out, in one sentence each."""

from django.utils.translation import gettext as _


def formula_of(key: str) -> str:
    """How a number is worked out."""
    words = {
        "share": _("Days without pain logged, divided by all days from the first entry until today."),
        "shift": _(
            "The mean of the logged days on this side of the change. The place of the change is where one shift of "
            "the mean fits best; it is shown when 999 made-up series with this memory and no shift reach such a fit "
            "less than once in a hundred."
        ),
        "count": _(
            "Stretches of days that the patient ticked as a flare; stretches with fewer than 3 days between "
            "them are one."
        ),
        "median_days": _("The middle length of all ticked flares, in days."),
        "settle_days": _(
            "Days from the first flare day to the first of two logged days with less than one point above the "
            "median of the 14 days before it; the middle of all flares that have settled."
        ),
        "adherence_sched": _("Sessions that the plan had on the 28 days that have closed."),
        "adherence_done": _(
            "Planned sessions in which at least the share of the quota was done that counts as done."
        ),
        "adherence_missed": _("Planned sessions that were logged as not done, or as less than that share."),
        "adherence_unknown": _("Planned sessions without a log: unknown, neither done nor missed."),
        "adherence_low": _("Done ÷ planned: as if nothing that is not logged was done."),
        "adherence_high": _("(Done + not logged) ÷ planned: as if all that is not logged was done."),
        "n": _("Pairs of days of which both are logged."),
        "n_eff": _(
            "n · (1 − q) ÷ (1 + q), where q is the product of how much each series remembers from one day to the "
            "next: neighbouring days repeat each other, so they count for less."
        ),
        "r": _(
            "The correlation of the ranks of both columns, after a straight trend over the days is taken out."
        ),
        "r_range": _("tanh(atanh r ± 1.96 · 1.03 ÷ √(n_eff − 4)): where the correlation may plausibly lie."),
        "p": _(
            "How often a correlation of this size would come by chance, with n_eff − 3 degrees of freedom."
        ),
        "effect": _(
            "Least squares: pain on pain of the day before, the exposure in standard deviations, a trend and, from 56 "
            "days on, weekdays. Points of pain for one standard deviation more; the range is ± 1.96 standard errors."
        ),
        "after_most": _("Mean pain after the days at or above the border of the top third of the exposure."),
        "after_least": _(
            "Mean pain after the days at or below the border of the least third of the exposure."
        ),
        "q": _(
            "Benjamini–Hochberg over all exposures that were picked: p · number of exposures ÷ rank of p."
        ),
        "partial": _(
            "The correlation of yesterday's exposure and today's pain, in ranks without their trend, with today's "
            "exposure held fixed."
        ),
        "reverse": _("The same correlation the other way round: pain first, the exposure on the day after."),
        "possible": _(
            "Stretches with average pain at least two points above the median of the 14 days before, on two logged "
            "days or more, that the patient has not ticked as a flare."
        ),
        "barrier": _("Sessions of the last 28 days that were logged as not done for this reason."),
        "spread": _("The standard deviation over the nights below, in minutes."),
        "quota": _(
            "The quota of the version of the program that held that day, or the one that the patient had in front of "
            "them; a flare plan lowers it."
        ),
        "actual": _("What was logged for that day; done without an amount counts as the quota."),
        "tries": _("Tries that were finished; one that was planned and not done is no try."),
        "happened": _("Finished tries after which the patient said that what was feared happened."),
        "likely": _("As the patient said it, in percent."),
        "score_change": _(
            "This score less the first one; own activities are compared on those rated both times."
        ),
        "score_last": _(
            "This score less the one before it; own activities are compared on those rated both times."
        ),
        "goals_since": _(
            "The T score of that day less the T score that the same goals had at the start: "
            "50 + 10 · Σ(weight · level) ÷ √(0.7 · Σ weight² + 0.3 · (Σ weight)²)."
        ),
        "goals_met": _("The goals below: those rated as hoped for, or further."),
        "goals_rated": _("The goals below: those that were rated. One that was left open is not counted."),
        "trial_days": _(
            "Days of the block with average pain logged. The first two days still belong to the block before and are "
            "left out."
        ),
        "trial_mean": _("The mean of average pain over the days below."),
        "trial_points": _(
            "For each pair of blocks, the mean with the change less the mean as usual; then the mean of the two."
        ),
    }
    return words[key]
