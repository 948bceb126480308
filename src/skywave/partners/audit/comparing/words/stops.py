"""Words before whose full stop a sentence goes on, and words that begin one even after an abbreviation."""

from __future__ import annotations

from typing import Final

_ABBREVIATIONS = (
    "mr mrs ms mx dr prof gen lt col maj capt cpl sgt pvt adm cmdr brig gov sen rep hon rev fr st sr jr messrs mt ft "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun "
    "vs etc eg ie al cf ca viz no nos vol pp fig inc ltd co corp dept est approx ave blvd "
    "ph.d u.s u.n u.k d.c a.m p.m e.g i.e op cit "
    "tp ts ths gs pgs bs ls ks tx q p đ tp.hcm ths.bs"
)
ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS.split())
_STARTERS = (
    "The A An It In He She They We But And On However This That These Those There His Her Their Its At For As After Before "
    "When While If I You Meanwhile Since Last Some Many Most No Not According Both Under With From By Now Despite Although"
)
STARTERS: Final = frozenset(_STARTERS.split())
