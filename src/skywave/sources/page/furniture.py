"""What stands among a story and is not part of it: share bars, newsletters, related links, author boxes, comments, notices.

An element is told by what the page calls it, a paragraph by its words. What is told here is labelled and left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skywave.sources.page.tree import Element

# What the words of a class or id say that an element is. A word counts where nothing but a separator, an end or a capital stands
# beside it; "article-with-related" and "no-share" say something else.
_BEGIN, _END = r"(?:\A|[\s_:.-]|(?<=js)|(?<=c-)|(?<=m-))", r"(?=\Z|[\s_:.-]|\d)"


def _words(words: str, whole: str = "") -> re.Pattern[str]:
    """Return a pattern for words that may be a part of a name, and for those that must be all or the last part of a BEM name."""
    parts = f"{_BEGIN}(?:{'|'.join(words.split())}){_END}"
    return re.compile(
        f"{parts}|(?:\\A|\\s)(?:[a-z-]+__)?(?:{'|'.join(whole.split())})(?=\\Z|\\s|-(?:\\d|wrapper|container|"
        f"list|box|bar))"
        if whole
        else parts
    )


_KINDS = (
    ("comment", _words(
        "comments? disqus(?:_thread)? commentlist comment-?(?:list|area|form|section|box|wrap(?:per)?|thread|"
        "count|respond|container) respond livefyre "
        "fb-comments discussion echo pinglun cmt hypercomments viafoura coral talk(?:-embed)? responses "
        "comments-?\\w* comment-\\w+"
    )),
    ("share", _words(
        "share(?:bar|tools?|box|buttons?|links?|this|daddy)? sharing(?:-\\w+)? social(?:-?(?:share|media|bar|"
        "links?|buttons?|icons?|tools?|follow|sharing|list|networks?|nav|widget))? "
        "addthis(?:_\\w+)? addtoany(?:_\\w+)? a2a_kit sharedaddy shareaholic(?:-\\w+)? jiathis "
        "bdsharebuttonbox bdshare socialbar follow-?us sns(?:_\\w+)? ssba "
        "article-?tools story-?tools page-?tools toolbar tool-?bar print-?(?:link|button|page|tools?) "
        "email-?(?:link|this) like-?button fb-like twitter-share-button "
        "postmeta-share entry-share social_\\w+ share-\\w+ sharebtn"
    )),
    ("plug", _words(
        "newsletters?(?:-?\\w+)? subscri(?:be|ption|ptions|ber)(?:-\\w+)? sign-?up(?:-\\w+)? donat(?:e|ion|"
        "ions)(?:-\\w+)? mailchimp app-?(?:download|promo|banner) "
        "call-?to-?action cta membership-\\w+ support-us contributions? contribution-\\w+ epic mc_embed_signup "
        "email-?(?:signup|capture|subscribe) piano-\\w+ "
        "inline-?newsletter signupform podcast-promo appeal qrcode erweima"
    )),
    ("author", _words(
        "author-?(?:bio|box|info|card|profile|about|description|details|block|desc|widget|avatar) "
        "about-?(?:the-?)?author(?:s)? authorbox bio(?:graphy)? author_bio "
        "writer-?(?:bio|info|profile) reporter-?(?:area|info|profile|box|list|card) journalist-?(?:item|box|"
        "profile|bio) byline-card contributor-?(?:bio|box) authors-?(?:bio|box)"
    )),
    ("related", _words(
        "related(?:-?\\w+)? read-?(?:more|next|also|on|similar)(?:-\\w+)? see-?also more-?(?:on|from|stories|"
        "news|articles|links|like|in|headlines)(?:-\\w+)? most-?(?:read|popular|viewed|commented|recent|"
        "shared)(?:-\\w+)? "
        "popular(?:-\\w+)? recommend(?:ed|ations?|er)?(?:-\\w+)? recirc(?:ulation)?(?:-\\w+)? "
        "trending(?:-\\w+)? latest-?(?:news|stories|articles|posts|headlines)(?:-\\w+)? outbrain(?:-\\w+)? "
        "ob-\\w+ ob_\\w+ "
        "taboola(?:-\\w+)? trc_\\w+ zergnet revcontent mgid(?:-\\w+)? nrelate jp-relatedposts yarpp(?:-\\w+)? "
        "suggest(?:ed|ions?)?(?:-\\w+)? you-?(?:may|might)-?(?:also-?)?like(?:-\\w+)? up-?next "
        "next-?(?:article|story|post|up) prev-?next "
        "post-?navigation nav-?links previous-?post next-?post teasers?(?:-\\w+)? promo(?:tion|s|"
        "box)?(?:-\\w+)? xangwen guanlian xiangguan tuijian relate(?:d?news|_\\w+)? hot-?news rich-?link "
        "element-rich-link "
        "story-?package bxgmore tie-?in readmore inline-?related moreon box-tinlienquan tinlienquan "
        "tin-?lien-?quan tinlqlist relatednews news-?relate(?:d)? link-?list more-?links also-?read "
        "in-this-(?:story|series)"
    )),
    ("other", _words(
        "ads? ad-?(?:\\d+|unit|slot|box|container|wrap(?:per)?|label|text|zone|space|banner|placeholder|block|"
        "holder|content|inline|module|space|island|rectangle) advert(?:s|isement|isements|ising|"
        "orial)?(?:-\\w+)? dfp(?:-\\w+)? google_?ads?(?:-\\w+)? adsbygoogle gpt(?:-ad)? adsense sponsor(?:ed|s|"
        "ship)?(?:-\\w+)? banner-?ad(?:s)? "
        "cookie(?:s|bar|-?\\w+)? consent(?:-\\w+)? gdpr(?:-\\w+)? breadcrumbs? bread-?crumb(?:s)?(?:-\\w+)? "
        "pagination tag-?(?:list|cloud|links?|box)(?:-\\w+)? post-?tags entry-?tags article-?tags "
        "topic-?(?:list|tags) "
        "navigation navbar nav(?:-\\w+)? menu(?:-\\w+)? side-?bar(?:-\\w+)? widget-?area widgets? "
        "site-?(?:header|footer|nav) page-?(?:header-nav|footer) masthead footer "
        "skip(?:-?(?:link|to|nav)\\w*)? screen-reader-shortcut login(?:-\\w+)? log-?in register(?:-\\w+)? "
        "modal(?:-\\w+)? popup(?:-\\w+)? overlay-?(?:menu|nav|search)? search(?:-?(?:form|box|bar))? toc "
        "table-of-contents "
        "jump-?link player-?controls video-?controls vjs-\\w+ jw-\\w+ mejs-\\w+ jp-\\w+ text-?(?:resize|size|"
        "to-?speech) font-?size(?:-\\w+)? listen-?(?:button|to-article) tts print-only-footer dropdown print-footer "
        "report-(?:error|typo|mistake) typo(?:-\\w+)? feedback translate-widget language-?(?:switch(?:er)?|"
        "selector|picker) editor-?(?:name|info) errorreport jubao mianze",
        "tags? topics? keywords? pager rating(?:s|-\\w+)? vote(?:s|-\\w+)? poll(?:-\\w+)? survey statement"
    )),
)  # fmt: skip
_HARD = frozenset({"nav", "form", "button", "dialog", "menu", "input", "label", "fieldset"})
_SPARED = re.compile(
    r"(?:\A|\s)(?:no-|has-|with-|without-|not-|hide-|show-|is-)|article-?body|story-?body|entry-?content|"
    r"post-?content|articlebody|main-?content|caption|credit|figure|related-?photo|"
    r"(?:\A|[\s_-])(?:post|hentry|single|category|tag|page|type|status|format)-",
)

_LINK_INTRO = (
    r"(?:read|see|watch|listen|hear|find out|learn|know)\s+(?:more|also|next|this|here|it|the full|the original|"
    r"the whole|in)\b|also read|more:|see also|related(?: \w+)?:|related (?:stories|articles|links|coverage|"
    r"content|posts|topics)|"
    r"more (?:on|from|about|stories|news|in) |recommended|must read|don't miss|click here|continue reading|in "
    r"case you missed|for more |you may (?:also )?like|"
    r"相关(?:新闻|报道|阅读|链接|文章)|延伸(?:阅读|閱讀)|相關(?:新聞|報導|閱讀|文章)|推荐阅读|推薦閱讀|更多(?:新闻|新聞|内容|精彩|报道)|阅读更多|點擊|点击(?:查看|进入|阅读|"
    r"此处)|关联阅读|"
    r"관련\s?(?:기사|뉴스)|더 ?보기|함께 보면|▶|☞|>>|»|►|"
    r"xem thêm|đọc thêm|tin liên quan|bài liên quan|>> |mời độc giả|"
    r"baca juga|lihat juga|lire aussi|à lire|voir aussi|lesen sie|mehr (?:zum thema|dazu)|lea (?:también|"
    r"además)|leia (?:também|mais)|ver también|leggi anche|читайте также|по теме|читать|смотрите|اقرأ أيضا|関連記事|"
    r"あわせて読みたい|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง"
)
_PARAGRAPHS = (
    ("related", re.compile(rf"\A\W*(?:{_LINK_INTRO})", re.IGNORECASE)),
    ("plug", re.compile(
        r"\A\W*(?:sign up (?:for|to|here|now)|subscribe (?:to (?:our|the|us|this)|now|here|today|for free)|join "
        r"our|join us on|get (?:our|the (?:latest|day|best)|more|\w+ news(?:letter)?) .{0,80}(?:inbox|"
        r"newsletter|email)|download (?:our|the) .{0,30}app|"
        r"follow (?:us|\S+(?: \S+){0,3}) on (?:twitter|facebook|instagram|x\b|telegram|whatsapp|google|youtube|"
        r"tiktok|threads|linkedin|bluesky|pinterest)|like us on|find us on|connect with us|support (?:our|"
        r"independent|us)|donate|become a (?:member|subscriber|supporter)|"
        r"if you (?:like|liked|enjoyed|value|appreciate) (?:this|our|what)|help us |you can also (?:follow|"
        r"find) us|stay (?:informed|up to date|connected|updated)|want (?:more|to read more)|our newsletter|"
        r"newsletter\b|"
        r"扫描二维码|扫一扫|关注(?:我们|公众号|微信)|欢迎关注|下载.{0,12}(?:客户端|APP)|訂閱|订阅|微信公众号|"
        r"구독|카카오톡|네이버에서|theo dõi .{0,40}(?:trên|"
        r"facebook|youtube)|đăng ký nhận|mời bạn đọc)",
        re.IGNORECASE)),
    ("share", re.compile(
        r"\A\W*(?:share(?: (?:this|on|via|with|article|story|it)\b.{0,60}|\W*)|tweet|print(?: this(?: page| "
        r"article)?)?|e-?mail(?: this(?: \w+)?| (?:article|to a friend))?|facebook|twitter|whats ?app|telegram|"
        r"linkedin|pinterest|reddit|copy (?:this )?link|"
        r"link copied.{0,40}|save(?: (?:article|story))?|bookmark|comments?(?: \(?\d+\)?)?|\d+ (?:comments?|"
        r"shares?|likes?|views?)|leave a (?:comment|reply)|view comments|add a comment|join the conversation|"
        r"advertisement|ad|sponsored|"
        r"loading(?:\.\.\.|…)?|分享(?:到|至)?.{0,20}|打印|复制链接|收藏|评论(?:\(?\d+\)?)?|공유(?:하기)?|인쇄|"
        r"댓글|chia sẻ|in bài "
        r"viết|bình luận|广告|廣告|광고|quảng cáo|skip (?:advertisement|to content)|story continues below.{0,30}|"
        r"article continues (?:after|below).{0,40}|"
        r"photos?:? \d+ of \d+|hide caption|toggle caption|enlarge(?: this)? image|view (?:gallery|slideshow|"
        r"photos?|fullscreen|image|larger)|watch (?:the )?video(?: above)?|play video|listen(?: now)?|back to "
        r"top|top of page)\W*\Z",
        re.IGNORECASE)),
    ("author", re.compile(
        r"\A(?:about the author|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3} is (?:an? |the "
        r")(?:\w+[ -]){0,5}(?:reporter|writer|journalist|correspondent|editor|columnist|contributor|freelance|"
        r"producer|fellow|professor)\b.{0,300}|"
        r"(?:you can )?(?:reach|contact|e-?mail|follow) (?:him|her|them|the (?:author|writer|reporter)|"
        r"[A-Z]\w+(?: [A-Z]\w+){0,2}) (?:at|on|via|by)\b.{0,160}|(?:he|she|they) (?:tweets?|can be (?:reached|"
        r"found|followed)|covers)\b.{0,200})\Z")),
    ("notice", re.compile(
        r"\A\W*(?:copyright\s|©|\(c\) ?\d{4}|all rights reserved|this (?:story|article|piece|post|report|essay|"
        r"interview|column|analysis|version)(?: \w+){0,3} (?:originally|first|was (?:originally|first|produced|"
        r"republished|published|reprinted|provided|co-?published|reported))|"
        r"(?:originally|first) (?:published|appeared)|(?:re-?published|reprinted|reproduced|used) (?:here |by |"
        r"under )?(?:with|from|under|by|courtesy)|republish|this material may not be (?:published|used)|to "
        r"republish|you may republish|our articles are free|"
        r"creative commons|未经.{0,16}(?:授权|許可|许可|允许).{0,20}(?:转载|轉載)|转载请注明|版权(?:声明|"
        r"所有)|本文(?:来源|轉載|转载|首发|首發|原载|原載)|原文(?:刊|发表|發表|链接|連結|载|出处)|"
        r"(?:责任)?声明[:：]|免责声明|<? ?저작권자|무단\s?전재|ⓒ|"
        r"bản quyền thuộc|ghi rõ nguồn|theo giấy phép)",
        re.IGNORECASE)),
)  # fmt: skip
_NOTICE_LONGEST = 1_200
_LINES = 400


def element_kind(element: Element) -> str:
    """Return which furniture an element is by its own names, or empty."""
    if element.tag in _HARD:
        return "other"
    names = element.names
    if element.tag in ("p", "html", "body"):  # a paragraph is told by its words
        return ""
    if not names or _SPARED.search(names):
        return _spared_kind(names)
    return named_kind(names)


def _spared_kind(names: str) -> str:
    """Return the kind of an element of which one name must not be read by its parts: body classes of WordPress and the like."""
    if not names:
        return ""
    kept = [name for name in names.split() if not _SPARED.search(" " + name)]
    return (
        named_kind(" ".join(kept))
        if kept and not re.search("article-?body|story-?body|entry-?content|post-?content|main-?content", names)
        else ""
    )


def named_kind(names: str) -> str:
    """Return which furniture names in lower case mean, or empty."""
    return next((kind for kind, pattern in _KINDS if pattern.search(names)), "")


def paragraph_kind(text: str, linked: float = 0.0) -> str:
    """Return which furniture a paragraph is by its words, or empty.

    Args:
        text: One paragraph.
        linked: How much of it is links, 0 to 1.
    """
    if len(text) > _NOTICE_LONGEST:
        return ""
    for kind, pattern in _PARAGRAPHS:
        match = pattern.match(text)
        if match is None or (len(text) > _LINES and kind != "notice"):
            continue
        if kind == "related" and linked < 0.35 and not (match.end() >= len(text.rstrip(" :：.。")) and len(text) < 60):
            continue  # "Read more than the ruling says, ..." is a sentence
        if kind == "plug" and linked < 0.01 and len(text) > 200:
            continue
        return kind
    return ""
