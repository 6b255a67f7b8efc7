"""Arabic dates and times as on the other pages: the day first, the month as a word, twenty-four hours."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j F"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "j M Y، H:i"
# Western digits with a point: dates, doses and the numbers to call read the same in every script a clinic uses.
DECIMAL_SEPARATOR = "."
