"""How a partner's own lines begin and what gives them away: plugs, captions, credits, notices, in five languages."""

from __future__ import annotations

from typing import Final

# A line that begins with one of these (folded) is not the newsroom's text.
STARTS: Final = """
read the full|read the original|read the rest|to read more|for more information|for more on|find out more|learn more
read more|read also|also read|see also|more:|more from|more on|related|recommended|most read|trending
you may also like|you might also like
subscribe|sign up|newsletter|follow us|like us|join us|join our|share|share this|tweet|facebook|whatsapp|print
email this|comments|leave a comment|leave a reply
advertisement|advertisment|ad:|sponsored|story continues|article continues|scroll to continue|continue reading
click here|watch:|watch|listen:|video:|play video|download
photo:|photo by|photo courtesy|photo credit|photos:|image:|image by|image credit|image courtesy|picture:|credit:
caption:|file photo|screenshot|screengrab|source:|sources:|graphic:|map:
editor's note|editors' note|editor’s note|correction:|correction|corrections|clarification|update:|updated:
updated on|note:|disclaimer|about the author|author:|about us
this article originally|this article was originally|this article first|this story originally
this story was originally|this story first|this article appeared|this article is|this story is republished
originally published|originally appeared|republished|reprinted|first published|copyright|©|(c)|all rights reserved
used with permission|used with the permission
by|written by|reported by|translated by|edited by|reporting by|compiled by|posted by|posted on|posted|published
published on|last updated|tags:|tags|topics|filed under|category|categories
the views expressed|the opinions|opinions expressed|views expressed|support us|donate|support our|get the|get our
want more|like what|don't miss|do you have|have a tip|send us|contact us|featured image|top image|main image
lead image|cover photo|header image|embed|view this post|pic.twitter.com|via twitter|a post shared|http|www.
with additional reporting|additional reporting|with reporting|story by|text by|video by|produced by
责编|责任编辑|编辑|编审|记者|作者|撰稿|撰文|来源|文章来源|新闻来源|消息来源：|稿源|转载|转自|本文转|本文来|本文首发
原标题|原文|相关|延伸阅读|相关阅读|相关报道|相关新闻|更多|推荐|推荐阅读|热门|点击|点这里|订阅|关注|分享|广告
图片来源|图片说明|图:|图：|图为|图片|图源|资料图|照片|摄影|图/|图／|文/|文／|视频|声明|免责声明|版权|编者按|编按
更正|勘误|更新|主播|主持|嘉宾|标签|上一篇|下一篇|扫码|扫描|下载|打开|评论|留言|本网|本站|翻译|译者|校对|网编
网络编辑|小编
사진|사진=|사진:|사진 제공|자료사진|출처|출처:|기자|글|편집|에디터|번역|관련 기사|관련기사|관련|더 보기|더보기|추천
많이 본|구독|팔로우|공유|광고|저작권|무단 전재|무단전재|ⓒ|©|이 기사는|본 기사|정정|바로잡습니다|알림|앵커|영상
동영상|제보|댓글|태그|로그인|뉴스레터|카카오톡|이메일|원문
ảnh|ảnh:|hình:|hình minh|ảnh minh|nguồn|nguồn:|theo nguồn|xem thêm|đọc thêm|tin liên quan|bài liên quan|liên quan
có thể bạn|đăng ký|theo dõi|chia sẻ|quảng cáo|bản quyền|đính chính|cập nhật|tác giả|người dịch|biên tập|bài viết này
bài này|nội dung này|ghi chú|lời tòa soạn|bình luận|từ khóa|tải ứng dụng|video|mời quý vị|nghe bài|xem video|tags
ဓာတ်ပုံ|ဓါတ်ပုံ|ပုံ|မူရင်း|ရင်းမြစ်|သတင်းရင်းမြစ်|ဆက်ဖတ်|ဆက်လက်ဖတ်|ဆက်စပ်|ဆက်စပ်သတင်း|မျှဝေ|ကြော်ငြာ|မူပိုင်|အယ်ဒီတာ|ဘာသာပြန်|စာရင်းသွင်း|ဗီဒီယို|ပြင်ဆင်ချက်
တည်းဖြတ်|ရေးသားသူ|အပြည့်အစုံဖတ်
"""
# A line with one of these anywhere in it is a caption, a credit or a notice.
ANYWHERE: Final = """
originally appeared on|originally published|republished with|used with the permission|with permission
all rights reserved|creative commons|getty images|/ getty|/ afp|/afp|(afp)|(ap)|(ap photo|/ reuters|/reuters
(reuters)|(rfa)|/ rfa|/rfa|courtesy of|file photo|handout photo|screenshot from|in this photo|in this image
pictured above|shown above|seen above|(photo|[photo|photo:|(image|image:|photo credit|image credit|photo by
photo courtesy|photo illustration
follow us|subscribe to|sign up for|our newsletter|click here|read more|twitter.com|facebook.com|instagram.com
youtube.com|t.me/|http://|https://|www.|@gmail|pic.twitter
translated by|edited by|reported by|copyright ©|© 20|view original|original article|this material may not
contributed to this report|contributed reporting
责编|图片来源|资料图片|转载|版权所有|美联社图片|法新社图片|路透社图片|视频截图|原文链接|图源|（路透社）|（法新社）
（美联社）|(路透社)|(法新社)|(美联社)|公众号|微信|摄影：
자료사진|연합뉴스 제공|/연합뉴스|무단전재|무단 전재|재배포|저작권자|사진=|/ rfa photo|rfa photo|ⓒ|제공=|=연합뉴스
ảnh chụp màn hình|ảnh minh họa|ảnh tư liệu|hình minh họa|nguồn ảnh|ảnh:|bản quyền|facebook
ဓာတ်ပုံ|ဓါတ်ပုံ|photo -|photo–
"""
# What a partner asks of its readers, anywhere in a sentence.
ASKS: Final = """
enjoying this|enjoyed this|in your inbox|our app|our channel|become a member|your support|our podcast|our mobile app
订阅我们|订阅本|欢迎订阅|请订阅|我们的通讯|电子报|邮件通讯|新闻通讯|新闻信|关注我们|请关注|欢迎关注|我们的公众号|我们的应用|下载我们|我们的频道|喜欢这篇
뉴스레터|구독하고|구독하세요|구독하시|구독해|앱을 다운|앱 다운로드|팔로우하|채널 추가|채널을 추가|이메일로 받아
bản tin của chúng tôi|đăng ký nhận|nhận bản tin|theo dõi chúng tôi|tải ứng dụng|ứng dụng của chúng tôi|kênh của chúng tôi
သတင်းလွှာ|စာရင်းသွင်းပါ|စာရင်းသွင်းပြီး|ဒေါင်းလုဒ်|ဖော်လိုးလုပ်|အက်ပ်ကို
"""
# Labels of a correction or of an editor's note, whose words may well be about numbers and sources.
LABELS: Final = """
correction|corrections|clarification|editor's note|editors' note|更正|勘误|编者按|编按|정정|바로잡습니다|đính chính|lời tòa soạn
ပြင်ဆင်ချက်|အမှားပြင်ဆင်ချက်
"""
# Words after a number that make it a number of people.
PEOPLE: Final = """
people|persons|villagers|residents|civilians|soldiers|troops|workers|students|refugees|prisoners|protesters|children|women|men
deaths|dead|killed|wounded|injured|missing|arrested|detained|died|人|名|位|명|사람|ဦး|ယောက်|người|nạn nhân|nhân viên|binh sĩ
"""
# Words beside a name that make a line a byline.
REPORTERS: Final = """
by|reporter|correspondent|staff|记者|报道|编译|特约|기자|특파원|phóng viên|သတင်းထောက်
"""
# Sentences that answer, deny or correct: cutting one changes what the story says of somebody.
ANSWERS: Final = """
denied|denies|deny |did not respond|didn't respond|did not reply|did not immediately|declined to comment
declined comment|could not be reached|no comment|not be independently|could not independently
not been able to verify|unable to verify|not been verified|has not been confirmed|could not confirm|rejected the
refuted|disputed|in response|called the allegations|correction|corrected|clarif|an earlier version|however,
rejects the
否认|未回应|没有回应|未有回应|拒绝评论|不予置评|无法联系|未能联系|无法独立|未能独立|无法证实|未能证实|未获证实|驳斥
反驳|更正|澄清|暂未回复|没有答复|未予答复|无人接听
부인|답변하지|응답하지|논평을 거부|확인하지 못|확인할 수 없|반박|정정|해명|답하지 않|연락이 닿지
phủ nhận|không trả lời|chưa trả lời|từ chối bình luận|không bình luận|không thể xác minh|không thể kiểm chứng
chưa thể xác nhận|bác bỏ|đính chính|không phản hồi|chưa phản hồi|không liên lạc được|không thể liên lạc
ငြင်းဆို|မဖြေ|ပြန်လည်ဖြေကြား|ဆက်သွယ်လို့မရ|ဆက်သွယ်၍မရ|အတည်ပြုနိုင်ခြင်းမရှိ|အတည်မပြုနိုင်|တုံ့ပြန်|ပြင်ဆင်ချက်|ရှင်းလင်း
"""
# Lines of the original that a partner may replace by its own notice: who wrote, edited and translated.
CREDITS: Final = """
reported by|translated by|edited by|written by|written in english|additional reporting|with reporting|copyright|©
compiled by|produced by|责编|责任编辑|编辑：|编辑:|记者：|记者:|网编|主持：|主持:|嘉宾：|网络编辑|기자 |편집 |에디터
웹팀|biên tập|người dịch|တည်းဖြတ်|အယ်ဒီတာ
"""
