"""Words that turn a sentence round when one takes the other's place: `one/other`, by language."""

from __future__ import annotations

from typing import Final

OPPOSITES: Final = {
    "en": """
guilty/innocent|guilty/acquitted|convicted/acquitted|supports/opposes|support/oppose|supported/opposed|backs/opposes
allows/bans|allowed/banned|allow/ban|permitted/banned|permitted/forbidden|allowed/forbidden|accepted/rejected
accepts/rejects|won/lost|wins/loses|rose/fell|rises/falls|rising/falling|increased/decreased|increase/decrease
increases/decreases|gained/lost|opened/closed|open/closed|opens/closes|alive/dead|survived/died|safe/dangerous
safe/unsafe|success/failure|succeeded/failed|strengthened/weakened|better/worse|best/worst|more/less|more/fewer
released/arrested|freed/jailed|freed/arrested|agreed/refused|approved/rejected|praised/condemned|praised/criticized
welcomed/condemned|friend/enemy|ally/enemy|victory/defeat|peaceful/violent|voluntary/forced|voluntarily/forcibly
true/false|before/after|majority/minority|all/some|all/none|always/rarely|public/secret|started/stopped|began/ended
""",
    "zh": """
合法/非法|有罪/无罪|支持/反对|赞成/反对|允许/禁止|准许/禁止|上升/下降|上涨/下跌|增加/减少|接受/拒绝|释放/逮捕|获释/被捕|成功/失败
承认/否认|同意/拒绝|公开/秘密|安全/危险|胜利/失败|自愿/强迫|自愿/被迫|和平/暴力|赞扬/谴责|表扬/批评|欢迎/谴责|加强/削弱|改善/恶化
多数/少数|之前/之后|开放/关闭|开始/停止|存活/死亡|幸存/遇难|朋友/敌人|盟友/敌人
""",
    "ko": """
합법/불법|유죄/무죄|찬성/반대|지지/반대|허용/금지|증가/감소|늘었/줄었|올랐/내렸|상승/하락|수락/거부|수용/거부|석방/체포|성공/실패|인정/부인
공개/비공개|안전/위험|자발/강제|평화/폭력|칭찬/비난|환영/규탄|강화/약화|개선/악화|다수/소수|이전/이후|열렸/닫혔|시작/중단|생존/사망
""",
    "vi": """
hợp pháp/bất hợp pháp|có tội/vô tội|ủng hộ/phản đối|cho phép/cấm|tăng/giảm|chấp nhận/từ chối|thả/bắt|thành công/thất bại
an toàn/nguy hiểm|tự nguyện/cưỡng bức|tự nguyện/ép buộc|ôn hòa/bạo lực|ca ngợi/lên án|hoan nghênh/lên án|tăng cường/suy yếu
đa số/thiểu số|trước khi/sau khi|mở cửa/đóng cửa|sống sót/thiệt mạng|đồng ý/từ chối|thừa nhận/phủ nhận|bạn/kẻ thù
""",
    "my": """
တရားဝင်/တရားမဝင်|ထောက်ခံ/ကန့်ကွက်|ခွင့်ပြု/ပိတ်ပင်|ခွင့်ပြု/တားမြစ်|တိုး/လျော့|တက်/ကျ|အောင်မြင်/ကျရှုံး|လွှတ်/ဖမ်း|လက်ခံ/ငြင်း|ဖွင့်/ပိတ်
""",
}
