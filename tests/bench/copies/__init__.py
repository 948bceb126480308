"""Made republished pages: works in six scripts, the pages of partners that republish them, and what was done to each copy.

It knows nothing of the auditor, nor of any other part of the program: what the newsroom hands out (address, notice, byline) is
given to it as values. Everything is drawn from a seed, so that every run has the same pages.

    language   the sentence frames of a language, and how it writes numbers, dates and quotations
    stories    works: sentences out of frames, each made of pieces that know what they could be changed into
    pictures   small photos, and what a partner's system does to them
    page       a partner's page before it has a shape: what stands on it, in order
    changes    tamperings and allowed edits, with the findings that each must give
    shapes     the sites and files in which a page comes
"""
