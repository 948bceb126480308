"""Tables of words by language: data of the comparison, no code.

Each table is lines of `class: phrase | phrase`. A phrase is matched token by token, the longest first; "^" at its start or
"$" at its end wants a space there (for Korean, whose syllables are tokens). The classes:

    no              a negation; `none` is a phrase that holds the same letters and denies nothing
    h:KIND          a hedge: approx, above, below, doubt
    s:KIND          who says so: say, claim, confirm, according, report, heard, called
    anon            on what condition somebody spoke: without a name
    src:WHO         a kind of source: officials, witnesses, sources, ...
    wd:N  mo:N      a weekday, a month
    rel:DAYS:UNIT   a word of time: how many days from the day of the story, and how exact: d, w, m, y, n (now), s (season)
    part:WHAT       a part of the day
    pl:KEY          a place, a people, an agency: whatever has one name in several spellings
    title           an honorific that house style may drop; `office` a title of a post, `work` an occupation
    num:N  sc:N     a numeral, a scale
    u:UNIT          a unit that belongs to the number before or after it; `cw` counts things
    gram            a word of grammar that changes nothing by itself
"""
