"""Chinese: words that carry facts, in simplified characters (traditional ones are folded before they are looked up)."""

from __future__ import annotations

from typing import Final

WORDS: Final = """
no: 不 | 没 | 没有 | 未 | 未能 | 未曾 | 无 | 无法 | 非 | 并非 | 绝非 | 否认 | 否定 | 勿 | 毫无 | 拒绝 | 从未 | 从不
no: 不曾 | 唔 | 冇 | 莫 | 不要 | 不会 | 不能 | 不是 | 绝不 | 决不 | 反对 | 驳斥 | 尚未 | 还没 | 唔系 | 切勿
none: 数据 | 证据 | 占据 | 据点 | 根据地 | 名称 | 职称 | 对称 | 号称 | 指数 | 指挥 | 指导 | 指定 | 手指 | 指标
none: 说明书 | 问题 | 学说 | 小说 | 访问 | 顾问 | 疑问 | 慰问 | 学问 | 附近 | 接近尾声 | 超市 | 超级 | 条约 | 合约
none: 契约 | 节约 | 制约 | 约束 | 约翰 | 纽约 | 约会 | 约谈
none: 不久 | 不仅 | 不但 | 不断 | 不少 | 不过 | 不同 | 不光 | 不只 | 不止 | 不得不 | 不禁 | 不料 | 不满 | 不幸
none: 不堪 | 不安 | 不论 | 不管 | 不明 | 不如 | 不然 | 不惜 | 不法 | 不久前 | 不由 | 不妨 | 不锈 | 对不起 | 差不多 | 要不
none: 无论 | 无数 | 无线 | 无疑 | 无辜 | 无奈 | 无人机 | 无视 | 无非 | 毫无疑问 | 非常 | 非法 | 非洲 | 非典 | 是非
none: 除非 | 未来 | 未必 | 未婚 | 未成年 | 没收 | 没落 | 埋没 | 沉没 | 出没 | 莫斯科 | 莫名 | 莫言 | 莫迪 | 无国界
none: 非政府 | 不丹 | 不列颠
h:approx: 约 | 大约 | 大概 | 左右 | 近似 | 上下 | 约莫 | 前后
h:below: 近 | 将近 | 接近 | 几乎 | 不到 | 不足 | 少于 | 最多 | 至多 | 高达 | 多达
h:above: 至少 | 超过 | 逾 | 多于 | 不少于 | 最少 | 起码 | 以上 | 超
h:doubt: 据估计 | 估计 | 据说 | 可能 | 或许 | 也许 | 恐怕 | 似乎 | 好像 | 疑似 | 涉嫌 | 据称 | 据信 | 据悉 | 据传
h:doubt: 传闻 | 传出 | 传言 | 相信 | 未经证实 | 疑 | 被指 | 被控 | 指控 | 看来 | 应该 | 预计 | 或将 | 有望 | 未必
s:called: 所谓 | 所谓的 | 自称 | 称之为 | 称为 | 被称为 | 声称的 | 口中的
s:according: 据 | 根据 | 依据 | 援引 | 引述 | 引用 | 按照 | 转述
s:report: 据报道 | 报道 | 报导 | 据报 | 媒体报道 | 披露 | 消息称 | 消息指 | 有报道指 | 报道称 | 报道说 | 报道指
s:say: 说 | 表示 | 称 | 告诉 | 指出 | 指 | 认为 | 提到 | 写道 | 强调 | 谈到 | 回应 | 宣布 | 解释 | 补充 | 透露
s:say: 介绍 | 讲述 | 表达 | 通报 | 问 | 回答 | 讲到
s:claim: 声称 | 宣称 | 指控 | 指责 | 坚称 | 主张 | 控诉 | 警告 | 狡辩 | 辩称 | 谎称
s:confirm: 证实 | 确认 | 承认 | 坦承 | 揭露 | 证明 | 供认 | 确定
anon: 不愿透露姓名 | 不愿意透露姓名 | 不愿具名 | 不愿公开姓名 | 不愿透露身份 | 不愿公开身份 | 不具名 | 匿名
anon: 要求匿名 | 以匿名方式
anon: 要求不透露姓名 | 要求不具名 | 不便透露姓名 | 不愿曝光姓名 | 拒绝透露姓名 | 不想透露姓名 | 不肯透露姓名
anon: 不愿披露姓名 | 以匿名为条件
anon: 希望匿名 | 不愿意具名 | 不愿署名 | 要求隐去姓名 | 未透露姓名 | 因安全原因不愿透露姓名 | 匿名的 | 不愿透露真实姓名
src:officials: 官员 | 当局 | 政府 | 发言人 | 警方 | 军方 | 官方 | 有关部门 | 公安 | 当地政府
src:sources: 消息人士 | 知情人士 | 知情者 | 消息来源 | 匿名人士 | 人士
src:witnesses: 目击者 | 居民 | 村民 | 民众 | 家属 | 当地人 | 市民 | 网民 | 亲属 | 访民
src:experts: 专家 | 学者 | 分析人士 | 观察人士 | 研究员 | 律师 | 评论人士 | 分析师
src:activists: 活动人士 | 人权组织 | 维权人士 | 异议人士 | 异见人士
src:estimates: 估算 | 估计数字
src:media: 官媒 | 媒体 | 官方媒体 | 通讯社 | 国营媒体
rel:-2:d: 前天 | 前日
rel:-1:d: 昨天 | 昨日 | 昨晚 | 昨夜 | 前一天 | 日前一天 | 寻日 | 琴日
rel:0:d: 今天 | 今日 | 今早 | 今晨 | 今晚 | 当天 | 当日 | 今午
rel:1:d: 明天 | 明日 | 次日 | 翌日 | 第二天 | 听日
rel:0:w: 本周 | 这周 | 这个星期 | 本星期 | 这星期 | 近日 | 近几日 | 连日来 | 日前
rel:-7:w: 上周 | 上个星期 | 上星期 | 一周前 | 前一周 | 上礼拜
rel:7:w: 下周 | 下个星期 | 下星期
rel:0:m: 本月 | 这个月 | 近几周 | 月内
rel:-30:m: 上月 | 上个月
rel:30:m: 下月 | 下个月
rel:0:y: 今年 | 本年
rel:-365:y: 去年 | 上年
rel:365:y: 明年
rel:-730:y: 前年
rel:-3:n: 最近 | 近来 | 不久前 | 近期
rel:0:n: 现在 | 目前 | 当前 | 现时
pl:us: 美国 | 美方
pl:cn: 中国 | 中方 | 大陆 | 中国大陆
pl:beijing: 北京
pl:shanghai: 上海
pl:xinjiang: 新疆
pl:tibet: 西藏
pl:hk: 香港
pl:tw: 台湾
pl:jp: 日本
pl:sk: 韩国 | 南韩
pl:nk: 朝鲜 | 北韩
pl:mm: 缅甸
pl:vn: 越南
pl:kh: 柬埔寨
pl:la: 老挝 | 寮国
pl:th: 泰国
pl:in: 印度
pl:russia: 俄罗斯 | 俄国 | 俄方
pl:ua: 乌克兰
pl:uk: 英国
pl:fr: 法国
pl:de: 德国
pl:au: 澳大利亚 | 澳洲
pl:ca: 加拿大
pl:sg: 新加坡
pl:my: 马来西亚 | 大马
pl:ph: 菲律宾
pl:id: 印度尼西亚 | 印尼
pl:eu: 欧盟
pl:un: 联合国
pl:nato: 北约
pl:washington: 华盛顿
pl:newyork: 纽约
pl:london: 伦敦
pl:tokyo: 东京
pl:seoul: 首尔 | 汉城
pl:pyongyang: 平壤
pl:taipei: 台北
pl:hanoi: 河内
pl:yangon: 仰光
pl:naypyidaw: 内比都
pl:mandalay: 曼德勒
pl:phnompenh: 金边
pl:moscow: 莫斯科
pl:kyiv: 基辅
pl:lhasa: 拉萨
pl:urumqi: 乌鲁木齐
pl:kashgar: 喀什
pl:hotan: 和田
pl:guangzhou: 广州
pl:shenzhen: 深圳
pl:wuhan: 武汉
pl:chongqing: 重庆
pl:tianjin: 天津
pl:chengdu: 成都
pl:nanjing: 南京
pl:hangzhou: 杭州
pl:xian: 西安
pl:macau: 澳门
pl:dalian: 大连
pl:dandong: 丹东
pl:郑州: 郑州
pl:洛阳: 洛阳
pl:开封: 开封
pl:南阳: 南阳
pl:石家庄: 石家庄
pl:唐山: 唐山
pl:保定: 保定
pl:太原: 太原
pl:大同: 大同
pl:呼和浩特: 呼和浩特
pl:包头: 包头
pl:沈阳: 沈阳
pl:长春: 长春
pl:哈尔滨: 哈尔滨
pl:苏州: 苏州
pl:无锡: 无锡
pl:徐州: 徐州
pl:宁波: 宁波
pl:温州: 温州
pl:合肥: 合肥
pl:福州: 福州
pl:厦门: 厦门
pl:泉州: 泉州
pl:南昌: 南昌
pl:济南: 济南
pl:青岛: 青岛
pl:烟台: 烟台
pl:潍坊: 潍坊
pl:长沙: 长沙
pl:株洲: 株洲
pl:宜昌: 宜昌
pl:襄阳: 襄阳
pl:珠海: 珠海
pl:东莞: 东莞
pl:佛山: 佛山
pl:惠州: 惠州
pl:南宁: 南宁
pl:桂林: 桂林
pl:柳州: 柳州
pl:海口: 海口
pl:三亚: 三亚
pl:贵阳: 贵阳
pl:昆明: 昆明
pl:大理: 大理
pl:瑞丽: 瑞丽
pl:兰州: 兰州
pl:西宁: 西宁
pl:银川: 银川
pl:伊犁: 伊犁
pl:吐鲁番: 吐鲁番
pl:阿克苏: 阿克苏
pl:克拉玛依: 克拉玛依
pl:日喀则: 日喀则
pl:昌都: 昌都
pl:那曲: 那曲
pl:林芝: 林芝
pl:阿坝: 阿坝
pl:甘孜: 甘孜
pl:玉树: 玉树
pl:高雄: 高雄
pl:台中: 台中
pl:台南: 台南
pl:新北: 新北
pl:旺角: 旺角
pl:九龙: 九龙
pl:新界: 新界
pl:铜锣湾: 铜锣湾
pl:大阪: 大阪
pl:釜山: 釜山
pl:曼谷: 曼谷
pl:新德里: 新德里
pl:孟买: 孟买
pl:伊斯坦布尔: 伊斯坦布尔
pl:安卡拉: 安卡拉
pl:德黑兰: 德黑兰
pl:巴黎: 巴黎
pl:柏林: 柏林
pl:布鲁塞尔: 布鲁塞尔
pl:日内瓦: 日内瓦
pl:罗马: 罗马
pl:马德里: 马德里
pl:堪培拉: 堪培拉
pl:悉尼: 悉尼
pl:墨尔本: 墨尔本
pl:渥太华: 渥太华
pl:多伦多: 多伦多
pl:温哥华: 温哥华
pl:洛杉矶: 洛杉矶
pl:旧金山: 旧金山
pl:芝加哥: 芝加哥
pl:波士顿: 波士顿
pl:吉隆坡: 吉隆坡
pl:雅加达: 雅加达
pl:马尼拉: 马尼拉
pl:万象: 万象
pl:达兰萨拉: 达兰萨拉
pl:加德满都: 加德满都
pl:阿拉木图: 阿拉木图
pl:乌兰巴托: 乌兰巴托
pl:莫尔兹比: 莫尔兹比
pl:利雅得: 利雅得
pl:迪拜: 迪拜
pl:开罗: 开罗
pl:kz: 哈萨克斯坦 | 哈萨克
pl:kg: 吉尔吉斯斯坦
pl:tr: 土耳其
pl:ir: 伊朗
pl:iq: 伊拉克
pl:il: 以色列
pl:pk: 巴基斯坦
pl:af: 阿富汗
pl:np: 尼泊尔
pl:bd: 孟加拉国 | 孟加拉
pl:it: 意大利
pl:es: 西班牙
pl:nl: 荷兰
pl:se: 瑞典
pl:no: 挪威
pl:ch: 瑞士
pl:pl: 波兰
pl:nz: 新西兰
pl:mn: 蒙古国 | 蒙古
pl:sa: 沙特
pl:who: 世界卫生组织 | 世卫
pl:amnesty: 国际特赦组织
pl:hrw: 人权观察
pl:nyt: 纽约时报
pl:wsj: 华尔街日报
pl:globaltimes: 环球时报
pl:peoplesdaily: 人民日报
pl:cctv: 央视
pl:guangdong: 广东
pl:sichuan: 四川
pl:henan: 河南
pl:hebei: 河北
pl:hunan: 湖南
pl:hubei: 湖北
pl:shandong: 山东
pl:shanxi: 山西
pl:shaanxi: 陕西
pl:zhejiang: 浙江
pl:jiangsu: 江苏
pl:fujian: 福建
pl:yunnan: 云南
pl:guizhou: 贵州
pl:guangxi: 广西
pl:gansu: 甘肃
pl:qinghai: 青海
pl:jilin: 吉林
pl:liaoning: 辽宁
pl:heilongjiang: 黑龙江
pl:anhui: 安徽
pl:jiangxi: 江西
pl:hainan: 海南
pl:innermongolia: 内蒙古
pl:ningxia: 宁夏
pl:rfa: 自由亚洲电台 | 自由亚洲 | 本台
pl:voa: 美国之音
pl:xinhua: 新华社 | 新华网
pl:reuters: 路透社 | 路透
pl:ap: 美联社
pl:afp: 法新社
pl:bbc: 英国广播公司
pl:ccp: 中共 | 中国共产党
pl:huawei: 华为
pl:uyghur: 维吾尔 | 维吾尔人 | 维族
pl:tibetan: 藏人 | 藏族
pl:falun: 法轮功
title: 先生 | 女士 | 小姐 | 同志 | 太太
work: 农民 | 工人 | 学生 | 商人 | 艺术家 | 画家 | 诗人 | 歌手 | 演员 | 编辑 | 司机 | 老板 | 护士 | 教师 | 企业家
work: 青年 | 女子 | 男子 | 公民 | 维权人士 | 异见人士 | 异议人士 | 活动人士 | 时政评论员 | 评论员
office: 国家主席 | 主席 | 总统 | 总理 | 首相 | 总书记 | 书记 | 部长 | 省长 | 市长 | 县长 | 局长 | 院长 | 校长 | 会长
office: 外长 | 防长 | 将军 | 上将 | 大将 | 司令 | 议员 | 律师 | 记者 | 教授 | 博士 | 主任 | 主教 | 法官 | 大使
office: 发言人 | 董事长 | 总裁 | 研究员 | 副总统 | 副总理 | 副主席 | 国务卿 | 参议员 | 众议员 | 委员长 | 作家 | 导演
office: 学者 | 专家 | 牧师 | 神父 | 老师 | 医生 | 村长 | 厅长 | 特首 | 行政长官 | 党魁 | 领导人 | 首领 | 创办人
office: 负责人 | 活动人士
num:0.5: 一半 | 半数
many:10: 数十 | 几十
many:100: 数百 | 几百 | 上百
many:1000: 数千 | 几千 | 上千
many:10000: 数万 | 几万 | 上万
many:1000000: 数百万 | 几百万
u:%: % | 百分之 | 巴仙
u:$: US$ | 美元 | 美金 | $
u:€: 欧元 | €
u:£: 英镑 | £
u:yuan: 元 | 人民币 | 块钱 | 块 | ¥
u:hkd: 港元 | 港币
u:won: 韩元 | 韩币 | ₩
u:yen: 日元 | 日圆
u:twd: 新台币 | 台币
u:km: 公里
u:kg: 公斤
u:t: 吨 | 公吨
u:ha: 公顷 | 亩
u:year: 岁
cw: 分 | 个 | 名 | 人 | 位 | 次 | 天 | 岁 | 只 | 条 | 件 | 家 | 所 | 座 | 辆 | 艘 | 架 | 枚 | 张 | 起 | 宗 | 户 | 吨 | 元
cw: 倍 | 层 | 届 | 批 | 场 | 份 | 小时 | 分钟 | 周 | 年 | 月 | 日 | 号 | 点 | 时 | 成 | 国 | 省 | 市 | 村 | 项 | 轮
cw: 级 | 度 | 米 | 公里 | 公斤 | 公顷 | 美元 | 星期 | 具 | 把 | 部 | 本 | 句 | 间 | 栋 | 对 | 双 | 大 | 颗 | 万 | 亿
gram: 的 | 了 | 地 | 得 | 着 | 在 | 于 | 和 | 与 | 及 | 也 | 都 | 就 | 而 | 则 | 并 | 并且 | 被 | 把 | 这 | 那 | 该
gram: 此 | 一 | 过 | 之 | 其 | 以 | 为 | 是 | 有 | 中 | 上 | 里 | 将 | 对 | 向 | 由 | 从 | 至 | 到 | 等
"""
SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾"
    "侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习温胡岳鲁艾倪柯栗柳"
)
_COMPOUND = "欧阳 司马 诸葛 上官 司徒 夏侯"
COMPOUND: Final = frozenset(_COMPOUND.split())
# Characters with which foreign names are written down.
FOREIGN: Final = frozenset(
    "木吐朗肯登茨蓬连逊森根格因廷丁翁昂温阿埃艾安奥巴贝比彼伯博布查达戴丹德迪杜顿多恩尔法菲费弗夫福盖格哈赫霍"
    "基吉加杰卡凯科克库拉莱兰劳勒雷里利林琳卢鲁伦罗洛马麦曼梅蒙米密莫姆穆纳尼娜内诺努帕佩彭皮普奇乔切琼丘"
    "瑞萨塞桑沙舍什史斯司索"
    "塔泰坦汤特提图托瓦威韦维魏沃乌西希谢雅亚耶伊尤约泽扎珍朱兹佐昂素季敏莱丁坎贡盛钦登吞温奈吴哥钮达赖喇"
    "嘛热依买提江力甫帕孜艾山买"
)
_SUFFIXES = "省 市 县 区 州 镇 乡 村 岛 国 府 盟 旗 道 郡 邦 营"
SUFFIXES: Final = frozenset(_SUFFIXES.split())
"""Endings of the names of places."""
