"""What a server or a censor sends instead of a story: error pages, checks for robots, block pages, login walls, front pages."""

from __future__ import annotations

import re

from skywave.errors import Malformed

_TITLES = (
    (
        (r"(?:\W|\A)(?:40[0-9]|410|429|451|50[0-4])(?:\W|\Z).{0,40}(?:not found|forbidden|error|denied|gone|"
        r"unavailable|bad|request)|(?:\A|[-|:–] ?)(?:error )?(?:40[0-9]|410|50[0-4])(?: error)?\Z|"
     r"(?:page|file|article|story|content|document|url|site)(?: you \w+ \w+)? (?:was |could |can |is )?(?:not|"
     r"n't|cannot)(?: be)? (?:found|available|exist)|\Anot found\b|page (?:does not|doesn't) exist|page missing|oops|"
     r"页面不存在|頁面不存在|找不到(?:页面|網頁|网页|頁面)|无法找到|您访问的(?:页面|网页)|페이지를 찾을 수 "
     r"없|không tìm thấy(?: trang)?|không tồn tại|"
     r"page introuvable|seite nicht gefunden|página no encontrada|страница не найдена|ไม่พบหน้า|internal server "
     r"error|"
     r"service (?:temporarily )?unavailable|bad gateway|gateway time-?out|temporarily (?:down|unavailable)|"
     r"under maintenance|scheduled maintenance|site maintenance"), "an error page of the server"),
    (
        (r"just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)|(?:ddos|bot) "
        r"protection|security check|captcha|verify you are|please verify|human verification|robot check|pardon "
        r"our interruption|client challenge|one more step|"
     r"验证码|安全验证|访问验证|人机验证"), "a check for robots"),
    (
        (r"access (?:to this (?:page|site|website) )?(?:is |has been )?(?:denied|blocked|restricted|prohibited)|"
        r"(?:site|page|website|url|content|internet|web ?page)(?: access)? (?:is |has been |was )?blocked|"
        r"blocked (?:site|page|website|by)|forbidden|not authori[sz]ed|unauthori[sz]ed|"
     r"error: access|request (?:denied|rejected|blocked)|restricted (?:content|access|site)|internet positif|"
     r"internetpositif|trust ?positif|mercusuar|surf safely|"
     r"网站访问被拒绝|禁止访问|拒绝访问|차단|불법.{0,8}사이트|warning\.or\.kr|доступ (?:ограничен|заблокирован|запрещ[её]н|к "
     r".{0,40}(?:ограничен|заблокирован))|eri[sş]im engellen|acceso (?:denegado|bloqueado)|acc[eè]s "
     r"(?:refus[eé]|bloqu[eé]|interdit)|สื่อลามก|ถูกระงับ|ระงับการเผยแพร่|"
     r"الموقع محجوب|حجب|پیوندها|peyvandha"), "a page that blocks the way to the story"),
    (
        (r"\A(?:log ?in|sign ?in|log in to|login required|subscribe to (?:read|continue)|登录|登入|로그인|đăng nhập)(?:\W|"
        r"\Z)"), "a page to log in"),
    (
        (r"\A(?:cookie(?:s)? (?:consent|policy|settings)|before you continue|your privacy|we value your privacy|"
        r"privacy settings|consent)"), "a page that asks for consent"),
)  # fmt: skip
_TITLE = tuple((re.compile(pattern, re.IGNORECASE), what) for pattern, what in _TITLES)
_TEXT = (
    (re.compile(
        r"cf-browser-verification|cf-challenge|challenge-platform|_cf_chl_opt|ray id|cloudflare|enable "
        r"javascript and cookies to continue|checking (?:if the site connection is secure|your browser)|"
        r"g-recaptcha|h-captcha|px-captcha|datadome|"
        r"incapsula incident|request unsuccessful|distil_|perimeterx|unusual traffic|automated (?:requests|"
        r"queries)|are you a robot|press (?:&|and) hold|访问过于频繁|请完成.{0,10}验证", re.IGNORECASE), "a check for robots"),
    (re.compile(
        r"reference #\d+\.[0-9a-f]+|you don't have permission to access|access denied|access to this (?:site|"
        r"website|page|web ?site|resource|url) (?:is|has been) (?:\w+ )?(?:denied|blocked|restricted|prohibited|"
        r"disabled)|"
        r"(?:this|the|requested) (?:\w+ ){0,3}(?:site|website|page|url|web ?page|domain|content) (?:\w+ "
        r"){0,3}(?:is|has been|was) (?:\w+ ){0,2}(?:blocked|prohibited|banned|forbidden|restricted|filtered|not "
        r"accessible|not allowed|disabled|suspended)|"
        r"blocked (?:by|under|pursuant|in accordance|as per|due to|because|in compliance)|(?:department of "
        r"telecommunications|government of india|competent (?:government )?authority|court order|"
        r"telecommunications? (?:regulatory )?(?:authority|commission)|roskomnadzor|роскомнадзор|kominfo|"
        r"ministry of (?:ict|communications?|information|interior))|"
        r"not available in your (?:country|region|location)|unavailable (?:due to|for) legal reasons|fortiguard|"
        r"web filter|url filter|web page blocked|content filter|safe ?browsing|"
        r"예방|불법|유해|방송통신심의위원회|доступ к .{0,80}(?:ограничен|заблокирован|запрещен)|единый реестр|eri[sş]im|"
        r"engellen|bloque|bloquead[oa]|blokir|diblokir|disekat|kebijakan akses internet|заблокован|blocat|"
        r"blocked|bị chặn|ถูกระงับ|ปิดกั้น|屏蔽|封锁|محجوب|حظر|"
        r"فیلتر", re.IGNORECASE), "a page that blocks the way to the story"),
    (re.compile(
        r"page (?:you (?:are|were) looking for|you requested|not found|cannot be found|does(?:n't| not) "
        r"exist|has (?:been )?(?:moved|removed))|\b404\b|no longer (?:exists|available)|nothing (?:was )?found|"
        r"couldn't find|something went wrong|页面不存在|找不到|已被删除|已删除|không tìm thấy|찾을 수 없|"
        r"삭제", re.IGNORECASE), "an error page of the server"),
    (re.compile(
        r"(?:log|sign) in to (?:continue|read|view|your account)|forgot(?:ten)? (?:your )?password|"
        r"create (?:an |your )?account|enter your password|请登录|登录后", re.IGNORECASE), "a page to log in"),
    (re.compile(
        r"we (?:and our (?:\d+ )?partners )?(?:use|store) cookies|accept (?:all )?cookies|manage "
        r"(?:cookies|consent|preferences)|your privacy choices", re.IGNORECASE), "a page that asks for consent"),
)  # fmt: skip
_HINT = "open the address in a browser, and save the story itself"
_LITTLE = 1_000
_STUB = 400


def refuse_blocked(title: str, page: str, body: str, weight: float, *, names_article: bool) -> None:
    """Refuse a page that stands in the place of a story.

    Args:
        title: Of the document.
        page: All that the page shows.
        body: What would be the story's text.
        weight: How much text the article has, in characters of Latin script.
        names_article: Whether the page's data say that it is an article.

    Raises:
        Malformed: It is such a page.
    """
    if weight < _LITTLE:
        for pattern, what in _TITLE:
            if pattern.search(title[:300]):
                raise Malformed(f"the page is {what}, and no story", hint=_HINT)
    text = (
        page
        if weight < (_STUB // 2 if names_article else _STUB) and len(page) < 6_000
        else body
        if weight < _LITTLE and not names_article
        else ""
    )
    for pattern, what in _TEXT:
        if text and pattern.search(text):
            raise Malformed(f"the page is {what}, and no story", hint=_HINT)


def refuse_list(
    *,
    weight: float,
    links: float,
    paragraphs: int,
    says_list: bool,
    names_article: bool,
    is_front: bool,
    has_heading: bool,
) -> None:
    """Refuse a front page, a list of stories, or a page with no text.

    Args:
        weight: How much text the article has.
        links: How much of it is links.
        paragraphs: How many the article has.
        says_list: Whether the page's data say that it is a list.
        names_article: Whether they say that it is an article.
        is_front: Whether the page's address is that of a site.
        has_heading: Whether a heading of the page is its title.

    Raises:
        Malformed: It is such a page.
    """
    if weight <= 0 or not paragraphs:
        raise Malformed("the page holds no text of a story", hint=_HINT)
    listed = (
        links > 0.6 * weight if is_front or says_list else links > 3 * weight and (weight < 1_500 or not has_heading)
    )
    if not names_article and listed:
        raise Malformed("the page is a list of stories or a front page, and no story", hint=_HINT)
