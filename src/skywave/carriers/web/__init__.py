"""The web carrier: static pages that are whole without JavaScript, from any mirror, folder or memory stick.

A page is a pure function of a shelf, the page format number and the assets that a copy withholds (RULES
31): the same input gives the same bytes for ever, because `skywave verify` renders every page again and
compares. Nothing here reads a clock, a locale, a file other than the style sheet, or another carrier;
nothing here says how fresh or how proven a copy is.

    pages.py        what others call: paths, render functions, all pages, touched pages
    addresses.py    where pages stand, and how they point at each other
    words/          the interface in the readers' languages, a data file for each
    dates.py        dates in those languages
    markup.py       text and blocks as HTML
    figures.py      pictures, sound, and what is not shown
    chrome.py       what every page has around its text
    parts.py        the files from which the reader app proves a page
    items.py        a story in a list
    view.py         what a page is rendered with
    story.py front.py lists.py texts.py start.py    the kinds of page
    style.py style.css                              how it looks

Source: spec/09-pages.md.
"""
