"""What the pages say: invented sentences, captions, names and credits in twelve languages, from a seeded random.

Nothing here is taken from a real page. The sentences are plain news prose; the agencies are real, the people are not.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's store. `{p}` is a person, `{l}` a place, `{n}` a number."""

    tag: str
    people: tuple[str, ...]
    places: tuple[str, ...]
    sentences: tuple[str, ...]
    captions: tuple[str, ...]
    titles: tuple[str, ...]
    credits: tuple[str, ...]
    plugs: tuple[str, ...]
    comments: tuple[str, ...]
    by: str
    space: str = " "


# fmt: off - a store of phrases reads best in rows
ENGLISH = Tongue(
    "en",
    (
        "Dara Whitlow",
        "Imran Castell",
        "Mina Okonjo",
        "Peter Lindqvam",
        "Rosa Talvera",
        "Han Seo-yun",
        "Tomas Breckner",
        "Lina Faroukh",
        "Oren Baskin",
        "Wei Jialan",
        "Nadia Kowalenko",
        "Sam Ortengren",
    ),
    ("Lorvane", "Kesh Valley", "Port Amberly", "Dalmora", "Tuy Lake", "Ostrava Bay", "Northfield", "Sanlim"),
    (
        "Officials in {l} said the river rose {n} centimetres overnight and cut off three villages.",
        "{p} told reporters that the relief trucks had waited {n} hours at the checkpoint.",
        "About {n} families left their homes before the second wave of rain reached {l}.",
        "The provincial court in {l} heard {n} witnesses over four days, most of them behind closed doors.",
        "A spokesman for the ministry declined to say why {n} of the permits had been withdrawn.",
        "\u201cWe were given {n} minutes to pack,\u201d said {p}, a teacher from {l}.",
        "Prices at the market in {l} have climbed {n} percent since the border closed in spring.",
        "The company, which employs {n} people near {l}, did not answer written questions.",
        "Researchers led by {p} counted {n} dead fish along a single stretch of the shore.",
        "The union says it will return to the table only if the {n} dismissed workers are reinstated.",
    ),
    (
        "Villagers carry sandbags to a broken dyke near {l} on day {n} of the flood.",
        "{p} speaks to reporters outside the court in {l}, case number {n}.",
        "A guard stands at gate {n} of the closed border crossing in {l}.",
        "Workers sort rice at mill {n} in {l}, where prices have risen since spring.",
        "A fishing boat returns to {l} with {n} crates after the storm.",
        "Residents of {l} wait for buses on route {n} after the trains stopped.",
    ),
    (
        "Flood cuts off {n} villages near {l} as rain goes on",
        "Court in {l} hears {n} witnesses behind closed doors",
        "Border closure at {l} enters week {n} with no talks in sight",
        "In {l}, {n} families count the cost of a closed mine",
    ),
    (
        "{p}/AP",
        "AP Photo/{p}",
        "{p}/Reuters",
        "{p}/AFP via Getty Images",
        "AFP/{p}",
        "{p}/RFA",
        "{p} for RFA",
        "Courtesy of {p}",
        "{p}/EPA-EFE",
        "Getty Images/{p}",
        "RFA/{p}",
        "{p}/BenarNews",
        "Handout/{p}/Reuters",
        "Citizen journalist {p}",
        "{p}/Pool via AP",
        "STR/{p}/AFP",
        "{p}/The New Standard via AP",
    ),
    (
        "Sign up for our morning letter and never miss {n} stories a week.",
        "Download our app to read offline in {n} languages.",
        "Support independent journalism with a gift of {n} dollars.",
        "Follow us on {n} platforms for the latest pictures.",
    ),
    (
        "I lived there for {n} years and nothing ever changed.",
        "Reader number {n} here, thank you for writing about this at last.",
        "Nobody asks who pays the {n} million, do they?",
    ),
    "By {}",
)
HANS = Tongue(
    "zh-Hans",
    ("陈若安", "李慕白川", "王思源海", "赵晓岚", "周明远", "孙可心", "吴启航", "郑雨桐"),
    ("临河县", "青岭镇", "东屿港", "白沙洲", "云溪市", "南浦", "石桥乡"),
    (
        "{l}官员表示，河水一夜之间上涨{n}厘米，三个村庄与外界隔绝。",
        "{p}对记者说，救援车辆在检查站等了{n}个小时。",
        "在第二轮降雨到达{l}之前，约{n}户居民离开家园。",
        "{l}法院四天内听取了{n}名证人的证词，大部分庭审不公开。",
        "“他们只给我们{n}分钟收拾东西。”来自{l}的教师{p}说。",
        "自春季边境关闭以来，{l}集市的价格上涨了百分之{n}。",
        "该公司在{l}附近雇用{n}人，没有回复书面提问。",
        "由{p}带领的研究人员在一段海岸上数出{n}条死鱼。",
    ),
    (
        "洪水第{n}天，{l}附近的村民搬运沙袋。",
        "{p}在{l}法院外对记者讲话，案件编号{n}。",
        "{l}关闭的口岸第{n}号门前，一名警卫在站岗。",
        "{l}第{n}碾米厂的工人在分拣大米。",
    ),
    ("{l}洪水围困{n}个村庄 降雨仍在继续", "{l}法院不公开听取{n}名证人证词", "{l}边境关闭进入第{n}周"),
    (
        "新华社记者 {p} 摄",
        "美联社资料图片/{p}",
        "法新社/{p}",
        "记者{p}摄/RFA资料库",
        "路透社/{p}",
        "中新社记者 {p} 摄",
        "视觉中国/{p}",
        "{p}提供",
    ),
    ("订阅我们的早报，每周{n}篇报道不错过。", "下载应用，支持{n}种语言离线阅读。", "扫码关注，已有{n}位读者加入。"),
    ("我在那里住了{n}年，什么都没变。", "第{n}楼的读者说得对。"),
    "{}",
    "",
)
HANT = Tongue(
    "zh-Hant",
    ("林若雲", "黃子軒岳", "張雅筑晴", "蔡承翰", "許芷寧", "鄭書恆", "何嘉穎"),
    ("青嵐縣", "大浦灣", "北嶼", "玉溪鎮", "沙角", "梅嶺"),
    (
        "{l}官員表示，河水一夜上漲{n}公分，三個村莊對外交通中斷。",
        "{p}告訴記者，救援車隊在檢查站等了{n}個小時。",
        "第二波降雨抵達{l}之前，約{n}戶居民撤離家園。",
        "{l}法院四天內傳喚{n}名證人，多數庭訊不公開。",
        "「他們只給我們{n}分鐘收拾。」來自{l}的教師{p}說。",
        "自春季邊境關閉以來，{l}市場價格上漲百分之{n}。",
        "該公司在{l}附近雇用{n}人，未回覆書面提問。",
        "由{p}領軍的研究團隊在一段海岸數到{n}條死魚。",
    ),
    (
        "水災第{n}天，{l}附近村民搬運沙包。",
        "{p}在{l}法院外對記者發言，案號{n}。",
        "{l}口岸{n}號閘門前有警衛站崗。",
        "{l}第{n}號碾米廠的工人分揀稻米。",
    ),
    ("{l}大水圍困{n}村 雨勢未歇", "{l}法院不公開傳喚{n}名證人", "{l}邊境關閉進入第{n}週"),
    (
        "中央社記者{p}攝",
        "路透社/{p}",
        "法新社／{p}",
        "記者{p}攝",
        "美聯社/{p}",
        "{p}／中央社",
        "{p}提供",
        "歐新社/{p}",
        "自由亞洲電台記者{p}攝",
    ),
    ("訂閱電子報，每週{n}則報導不漏接。", "下載App，{n}種語言離線閱讀。"),
    ("我在那裡住了{n}年，什麼都沒變。", "第{n}樓說得對。"),
    "記者{}",
    "",
)
KOREAN = Tongue(
    "ko",
    ("김서윤", "박도현", "이하람", "정민채", "최가온", "윤태리", "한지후"),
    ("연호군", "백산리", "동림항", "청하시", "남포면", "송현"),
    (
        "{l} 당국은 밤사이 강물이 {n}센티미터 불어나 마을 세 곳이 고립됐다고 밝혔다.",
        "{p} 씨는 구호 트럭이 검문소에서 {n}시간을 기다렸다고 기자들에게 말했다.",
        "두 번째 비구름이 {l}에 닿기 전에 약 {n}가구가 집을 떠났다.",
        "{l} 법원은 나흘 동안 증인 {n}명의 진술을 대부분 비공개로 들었다.",
        "“짐을 쌀 시간은 {n}분뿐이었다”고 {l}의 교사 {p} 씨는 말했다.",
        "봄에 국경이 닫힌 뒤 {l} 장마당의 물가는 {n}퍼센트 올랐다.",
        "{l} 부근에서 {n}명을 고용한 회사는 서면 질의에 답하지 않았다.",
    ),
    (
        "홍수 {n}일째 {l} 주민들이 모래주머니를 나르고 있다.",
        "{p} 씨가 {l} 법원 앞에서 사건 {n}호에 대해 말하고 있다.",
        "{l} 국경 {n}번 초소 앞에 경비병이 서 있다.",
        "{l} 제{n}정미소에서 노동자들이 쌀을 고르고 있다.",
    ),
    ("{l} 홍수로 마을 {n}곳 고립", "{l} 법원, 증인 {n}명 비공개 신문", "{l} 국경 폐쇄 {n}주째"),
    (
        "연합뉴스/{p}",
        "{p} 제공",
        "RFA PHOTO/{p}",
        "AP/{p}",
        "로이터/{p} 연합뉴스",
        "{p} 기자",
        "사진공동취재단/{p}",
        "AFP=연합뉴스/{p}",
    ),
    ("아침 편지를 구독하고 매주 {n}건의 기사를 받아 보세요.", "앱을 내려받아 {n}개 언어로 읽으세요."),
    ("거기서 {n}년을 살았는데 달라진 게 없습니다.", "{n}번째 댓글입니다 좋은 기사 감사합니다."),
    "{} 기자",
)
VIETNAMESE = Tongue(
    "vi",
    ("Trần Khánh Vy", "Lê Hoài Nam", "Phạm Thu Uyên", "Đỗ Minh Triết", "Võ An Nhiên", "Bùi Gia Huy"),
    ("Lương Hà", "Bến Sậy", "Đông Khê", "Phú Lộc Tây", "Cửa Vàm", "Tân Quới"),
    (
        "Giới chức {l} cho biết nước sông dâng {n} cm trong đêm và cô lập ba thôn.",
        "{p} nói với phóng viên rằng đoàn xe cứu trợ đã chờ {n} giờ ở trạm kiểm soát.",
        "Khoảng {n} hộ dân rời nhà trước khi đợt mưa thứ hai tới {l}.",
        "Tòa án {l} nghe {n} nhân chứng trong bốn ngày, phần lớn là xử kín.",
        "“Họ cho chúng tôi {n} phút để dọn đồ”, {p}, giáo viên ở {l}, kể lại.",
        "Giá cả ở chợ {l} đã tăng {n} phần trăm từ khi biên giới đóng cửa.",
        "Công ty thuê {n} người gần {l} không trả lời câu hỏi bằng văn bản.",
    ),
    (
        "Dân làng vác bao cát gần {l} trong ngày lũ thứ {n}.",
        "{p} trả lời báo chí trước tòa án {l}, vụ án số {n}.",
        "Lính gác đứng trước cổng số {n} của cửa khẩu {l}.",
        "Công nhân nhà máy xay số {n} ở {l} đang phân loại gạo.",
    ),
    ("Lũ cô lập {n} thôn ở {l}", "Tòa {l} xử kín với {n} nhân chứng", "Cửa khẩu {l} đóng sang tuần thứ {n}"),
    ("{p}/TTXVN", "AFP/{p}", "Reuters/{p}", "{p}", "{p}/VNA", "RFA/{p}", "NVCC {p}", "AP/{p}"),
    ("Đăng ký bản tin sáng để nhận {n} bài mỗi tuần.", "Tải ứng dụng để đọc bằng {n} ngôn ngữ."),
    ("Tôi sống ở đó {n} năm mà chẳng có gì thay đổi.", "Độc giả thứ {n} cảm ơn bài viết."),
    "{}",
)
BURMESE = Tongue(
    "my",
    ("ကိုသန့်ဇော်", "မခင်သီရိ", "ဦးလှမင်း", "ဒေါ်နွယ်နွယ်", "ကိုအောင်ပြည့်", "မစုလှိုင်"),
    ("လင်းကျေးရွာ", "ရွှေချောင်းမြို့", "တောင်သာယာ", "မြစ်ဝဆိပ်ကမ်း", "ပန်းတောမြို့နယ်"),
    (
        "{l} မှာ မြစ်ရေ တစ်ညအတွင်း {n} စင်တီမီတာ မြင့်တက်ပြီး ရွာသုံးရွာ လမ်းပြတ်သွားတယ်လို့ တာဝန်ရှိသူတွေက ပြောပါတယ်။",
        "ကယ်ဆယ်ရေးကားတွေ စစ်ဆေးရေးဂိတ်မှာ {n} နာရီ စောင့်ခဲ့ရတယ်လို့ {p} က ပြောပါတယ်။",
        "ဒုတိယအကြိမ် မိုးမရွာခင် {l} က မိသားစု {n} စု ထွက်ပြေးခဲ့ကြပါတယ်။",
        "{l} တရားရုံးက လေးရက်အတွင်း သက်သေ {n} ဦးကို စစ်ဆေးခဲ့ပါတယ်။",
        "ပစ္စည်းသိမ်းဖို့ {n} မိနစ်ပဲ ရတယ်လို့ ကျောင်းဆရာ {p} က ပြောပါတယ်။",
        "နယ်စပ်ပိတ်ကတည်းက {l} ဈေးမှာ ကုန်ဈေးနှုန်း {n} ရာခိုင်နှုန်း တက်ခဲ့ပါတယ်။",
    ),
    (
        "ရေကြီးတဲ့ {n} ရက်မြောက်နေ့ {l} အနီးမှာ ရွာသားတွေ သဲအိတ်သယ်နေကြစဉ်",
        "{l} တရားရုံးရှေ့မှာ {p} အမှုအမှတ် {n} အကြောင်း ပြောနေစဉ်",
        "{l} နယ်စပ်ဂိတ် {n} ရှေ့မှာ အစောင့်တစ်ဦး ရပ်နေစဉ်",
    ),
    ("{l} မှာ ရေကြီးလို့ ရွာ {n} ရွာ လမ်းပြတ်", "{l} တရားရုံး သက်သေ {n} ဦး စစ်ဆေး"),
    ("AFP/{p}", "RFA/{p}", "{p}/မြန်မာ့သတင်း", "Reuters/{p}", "CJ {p}", "EPA/{p}"),
    ("မနက်ခင်းသတင်းလွှာ {n} ပုဒ် ရယူရန် စာရင်းသွင်းပါ။", "ဘာသာစကား {n} မျိုးနဲ့ အက်ပ်ကို ဒေါင်းလုဒ်လုပ်ပါ။"),
    ("အဲဒီမှာ {n} နှစ်နေခဲ့တာ ဘာမှမပြောင်းလဲဘူး။",),
    "{}",
)
THAI = Tongue(
    "th",
    ("ณิชา ภูวดล", "กฤต เมืองทอง", "พิมพ์ดาว ศรีลำ", "ธีร์ วังน้ำ", "อรุณ แก้วใส"),
    ("อำเภอห้วยทราย", "ท่าเรือบางแสง", "ตำบลหนองเพชร", "เมืองลำนา", "บ้านโคกฟ้า"),
    (
        "เจ้าหน้าที่ใน{l}กล่าวว่าน้ำในแม่น้ำสูงขึ้น {n} เซนติเมตรในคืนเดียวและตัดขาดหมู่บ้านสามแห่ง",
        "{p} บอกผู้สื่อข่าวว่ารถบรรเทาทุกข์ต้องรอ {n} ชั่วโมงที่ด่านตรวจ",
        "ราว {n} ครอบครัวออกจากบ้านก่อนฝนระลอกที่สองจะมาถึง{l}",
        "ศาลใน{l}สืบพยาน {n} ปากในสี่วันโดยส่วนใหญ่เป็นการพิจารณาลับ",
        "เขาให้เวลาเราเก็บของ {n} นาที {p} ครูจาก{l}กล่าว",
        "ราคาสินค้าที่ตลาด{l}เพิ่มขึ้นร้อยละ {n} นับตั้งแต่ปิดพรมแดน",
    ),
    (
        "ชาวบ้านขนกระสอบทรายใกล้{l}ในวันที่ {n} ของน้ำท่วม",
        "{p} ให้สัมภาษณ์หน้าศาลใน{l} คดีหมายเลข {n}",
        "ทหารยามยืนหน้าประตูหมายเลข {n} ของด่าน{l}",
    ),
    ("น้ำท่วมตัดขาด {n} หมู่บ้านที่{l}", "ศาล{l}สืบพยาน {n} ปากแบบปิดลับ"),
    ("AFP/{p}", "{p}/เบนาร์นิวส์", "รอยเตอร์/{p}", "เอพี/{p}", "ประชาไท/{p}"),
    ("สมัครรับจดหมายข่าว {n} ฉบับต่อสัปดาห์", "ดาวน์โหลดแอปเพื่ออ่านใน {n} ภาษา"),
    ("ฉันอยู่ที่นั่นมา {n} ปีไม่มีอะไรเปลี่ยน",),
    "{}",
)
LAO = Tongue(
    "lo",
    ("ທ້າວ ສອນໄຊ", "ນາງ ແກ້ວມະນີ", "ທ້າວ ບຸນຖົມ", "ນາງ ດາວເຮືອງ"),
    ("ເມືອງຫີນຂາວ", "ບ້ານໂພນແກ້ວ", "ທ່າເຮືອນ້ຳງຽບ", "ແຂວງຊຽງລີ"),
    (
        "ເຈົ້າໜ້າທີ່ຢູ່ {l} ກ່າວວ່າ ນ້ຳຂຶ້ນສູງ {n} ຊັງຕີແມັດໃນຄືນດຽວ ແລະຕັດຂາດສາມບ້ານ.",
        "{p} ບອກນັກຂ່າວວ່າ ລົດບັນເທົາທຸກລໍຖ້າ {n} ຊົ່ວໂມງຢູ່ດ່ານກວດ.",
        "ປະມານ {n} ຄອບຄົວອອກຈາກເຮືອນ ກ່ອນຝົນຮອບທີສອງຈະມາຮອດ {l}.",
        "ສານຢູ່ {l} ໄດ້ຟັງພະຍານ {n} ຄົນໃນສີ່ວັນ.",
        "ລາຄາສິນຄ້າຢູ່ຕະຫຼາດ {l} ເພີ່ມຂຶ້ນ {n} ສ່ວນຮ້ອຍ ນັບແຕ່ປິດຊາຍແດນ.",
    ),
    ("ຊາວບ້ານແບກຖົງຊາຍໃກ້ {l} ໃນມື້ທີ {n} ຂອງນ້ຳຖ້ວມ", "{p} ໃຫ້ສຳພາດຢູ່ໜ້າສານ {l} ຄະດີເລກ {n}"),
    ("ນ້ຳຖ້ວມຕັດຂາດ {n} ບ້ານຢູ່ {l}", "ສານ {l} ຟັງພະຍານ {n} ຄົນ"),
    ("RFA/{p}", "AFP/{p}", "ພົນລະເມືອງນັກຂ່າວ {p}", "Reuters/{p}"),
    ("ສະໝັກຮັບຈົດໝາຍຂ່າວ {n} ສະບັບຕໍ່ອາທິດ.",),
    ("ຂ້ອຍຢູ່ຫັ້ນ {n} ປີ ບໍ່ມີຫຍັງປ່ຽນແປງ.",),
    "{}",
)
KHMER = Tongue(
    "km",
    ("សុខ វិច្ឆិកា", "ចាន់ ដារ៉ា", "លី សុភ័ក្ត្រ", "ហេង ពិសី"),
    ("ស្រុកស្វាយលើ", "ភូមិត្រពាំងធំ", "កំពង់ផែកោះល្វា", "ខេត្តស្ទឹងមាស"),
    (
        "មន្ត្រីនៅ{l}បាននិយាយថា ទឹកទន្លេឡើង {n} សង់ទីម៉ែត្រក្នុងមួយយប់ ហើយកាត់ផ្តាច់ភូមិបី។",
        "{p} ប្រាប់អ្នកកាសែតថា រថយន្តសង្គ្រោះបានរង់ចាំ {n} ម៉ោងនៅច្រកត្រួតពិនិត្យ។",
        "ប្រហែល {n} គ្រួសារបានចាកចេញពីផ្ទះមុនភ្លៀងលើកទីពីរមកដល់{l}។",
        "តុលាការ{l}បានស្តាប់សាក្សី {n} នាក់ក្នុងរយៈពេលបួនថ្ងៃ។",
        "តម្លៃទំនិញនៅផ្សារ{l}បានឡើង {n} ភាគរយចាប់តាំងពីបិទព្រំដែន។",
    ),
    ("អ្នកភូមិលើកបាវខ្សាច់ជិត{l}នៅថ្ងៃទី {n} នៃទឹកជំនន់", "{p} ថ្លែងនៅមុខតុលាការ{l} សំណុំរឿងលេខ {n}"),
    ("ទឹកជំនន់កាត់ផ្តាច់ភូមិ {n} នៅ{l}", "តុលាការ{l}ស្តាប់សាក្សី {n} នាក់"),
    ("RFA/{p}", "AFP/{p}", "VOD/{p}", "{p}/Khmer Times"),
    ("ចុះឈ្មោះទទួលព័ត៌មាន {n} អត្ថបទក្នុងមួយសប្តាហ៍។",),
    ("ខ្ញុំរស់នៅទីនោះ {n} ឆ្នាំហើយ គ្មានអ្វីផ្លាស់ប្តូរទេ។",),
    "{}",
)
GERMAN = Tongue(
    "de",
    ("Jörg Hallweg", "Anke Süderholt", "Timo Brandsee", "Claudia Wörrle", "Milan Petzhold", "Ute Krähmer"),
    ("Lindenau", "Ostersee", "Kaltwasser", "Hohenried", "Neumühl", "Saarbrück-Süd"),
    (
        "Nach Angaben der Behörden in {l} stieg der Fluss über Nacht um {n} Zentimeter und schnitt drei Dörfer ab.",
        "{p} sagte Journalisten, die Hilfswagen hätten {n} Stunden am Kontrollpunkt gewartet.",
        "Rund {n} Familien verließen ihre Häuser, bevor der zweite Regen {l} erreichte.",
        "Das Gericht in {l} hörte in vier Tagen {n} Zeugen, die meisten unter Ausschluss der Öffentlichkeit.",
        "„Wir hatten {n} Minuten zum Packen“, sagte {p}, Lehrerin aus {l}.",
        "Die Preise auf dem Markt von {l} sind seit der Schließung der Grenze um {n} Prozent gestiegen.",
        "Das Unternehmen, das bei {l} {n} Menschen beschäftigt, ließ schriftliche Fragen unbeantwortet.",
    ),
    (
        "Dorfbewohner tragen Sandsäcke bei {l} am Tag {n} der Flut.",
        "{p} spricht vor dem Gericht in {l} über Fall {n}.",
        "Ein Wachmann steht an Tor {n} der geschlossenen Grenze bei {l}.",
        "Arbeiter sortieren Reis in Mühle {n} in {l}.",
    ),
    ("Flut schneidet {n} Dörfer bei {l} ab", "Gericht in {l} hört {n} Zeugen hinter verschlossenen Türen"),
    (
        "{p} / dpa",
        "{p}/dpa",
        "picture alliance / dpa / {p}",
        "{p} / AFP",
        "{p}/REUTERS",
        "imago images/{p}",
        "{p} / Getty Images",
        "AP/{p}",
        "picture alliance/dpa | {p}",
    ),
    (
        "Abonnieren Sie unseren Newsletter mit {n} Geschichten pro Woche.",
        "Laden Sie die App und lesen Sie {n} Seiten mehr.",
    ),
    ("Ich habe dort {n} Jahre gelebt, es hat sich nichts geändert.", "Kommentar {n}: Danke für den Bericht."),
    "Von {}",
)
FRENCH = Tongue(
    "fr",
    ("Élodie Marchenoir", "Bastien Louvrel", "Inès Cartaud", "Hugo Péronnel", "Maëlle Dubrac"),
    ("Saint-Loup-sur-Vère", "Montreval", "Port-Clair", "Les Aubiers", "Vallorne"),
    (
        "Selon les autorités de {l}, la rivière est montée de {n} centimètres dans la nuit et a isolé trois villages.",
        "{p} a raconté aux journalistes que les camions de secours avaient attendu {n} heures au poste de contrôle.",
        "Quelque {n} familles ont quitté leur maison avant que la seconde pluie n’atteigne {l}.",
        "Le tribunal de {l} a entendu {n} témoins en quatre jours, le plus souvent à huis clos.",
        "« On nous a laissé {n} minutes pour partir », dit {p}, enseignante à {l}.",
        "Les prix au marché de {l} ont augmenté de {n} pour cent depuis la fermeture de la frontière.",
        "L’entreprise, qui emploie {n} personnes près de {l}, n’a pas répondu aux questions écrites.",
    ),
    (
        "Des villageois portent des sacs de sable près de {l}, au jour {n} de la crue.",
        "{p} devant le tribunal de {l}, dossier numéro {n}.",
        "Un garde à la porte {n} du poste frontière fermé de {l}.",
        "Des ouvriers trient le riz au moulin {n} de {l}.",
    ),
    ("La crue isole {n} villages près de {l}", "À {l}, {n} témoins entendus à huis clos"),
    ("{p} / AFP", "{p}/AFP", "{p}. AFP", "{p}/REUTERS", "AP/{p}", "{p}/SIPA", "{p}/Le Figaro", "{p} via REUTERS"),
    (
        "Recevez notre lettre du matin et {n} articles par semaine.",
        "Téléchargez l’application et lisez {n} pages de plus.",
    ),
    ("J’y ai vécu {n} ans et rien n’a changé.", "Commentaire {n} : merci pour cet article."),
    "Par {}",
)
SPANISH = Tongue(
    "es",
    ("Lucía Montanar", "Andrés Quirola", "Marta Beltrés", "Íñigo Salvat", "Camila Oroño"),
    ("Villaclara del Río", "Puerto Nuño", "La Almedra", "San Telmo Alto", "Valdeoca"),
    (
        "Las autoridades de {l} dijeron que el río subió {n} centímetros en la noche y dejó aisladas tres aldeas.",
        "{p} contó a los periodistas que los camiones de ayuda esperaron {n} horas en el control.",
        "Unas {n} familias dejaron sus casas antes de que la segunda lluvia llegara a {l}.",
        "El tribunal de {l} escuchó a {n} testigos en cuatro días, casi siempre a puerta cerrada.",
        "«Nos dieron {n} minutos para salir», dijo {p}, maestra de {l}.",
        "Los precios en el mercado de {l} han subido un {n} por ciento desde el cierre de la frontera.",
    ),
    (
        "Vecinos cargan sacos de arena cerca de {l} en el día {n} de la crecida.",
        "{p} habla ante el tribunal de {l}, causa número {n}.",
        "Un guardia en la puerta {n} del paso cerrado de {l}.",
    ),
    ("La crecida aísla {n} aldeas cerca de {l}", "En {l}, {n} testigos declaran a puerta cerrada"),
    ("{p} (EFE)", "EFE/{p}", "{p} (AP)", "{p} (Reuters)", "{p} (AFP)", "GETTY/{p}", "{p}"),
    ("Reciba nuestro boletín con {n} historias por semana.", "Descargue la aplicación y lea {n} páginas más."),
    ("Viví allí {n} años y nada cambió.",),
    "{}",
)
PORTUGUESE = Tongue(
    "pt",
    ("Joana Marinhal", "Caio Brandes", "Tainá Rebouças", "Duarte Lameira", "Iara Vasques"),
    ("Barra Serena", "Vila Ouriço", "Pontal do Sul", "Santa Veridiana", "Campo Aroeira"),
    (
        "As autoridades de {l} disseram que o rio subiu {n} centímetros durante a noite e isolou três povoados.",
        "{p} disse a jornalistas que os caminhões de socorro esperaram {n} horas no posto.",
        "Cerca de {n} famílias deixaram suas casas antes que a segunda chuva chegasse a {l}.",
        "O tribunal de {l} ouviu {n} testemunhas em quatro dias, quase sempre a portas fechadas.",
        "\u201cTivemos {n} minutos para sair\u201d, disse {p}, professora de {l}.",
        "Os preços no mercado de {l} subiram {n} por cento desde o fechamento da fronteira.",
    ),
    (
        "Moradores carregam sacos de areia perto de {l} no dia {n} da cheia.",
        "{p} fala diante do tribunal de {l}, processo {n}.",
        "Um guarda no portão {n} da passagem fechada de {l}.",
    ),
    ("Cheia isola {n} povoados perto de {l}", "Em {l}, {n} testemunhas depõem a portas fechadas"),
    ("{p}/Folhapress", "{p} - 12.mar.21/Folhapress", "{p}/Reuters", "{p}/AFP", "{p}/Agência Brasil", "Lusa/{p}"),
    ("Receba nossa carta da manhã com {n} histórias por semana.",),
    ("Morei lá {n} anos e nada mudou.",),
    "{}",
)
TONGUES = {
    tongue.tag: tongue
    for tongue in (
        ENGLISH,
        HANS,
        HANT,
        KOREAN,
        VIETNAMESE,
        BURMESE,
        THAI,
        LAO,
        KHMER,
        GERMAN,
        FRENCH,
        SPANISH,
        PORTUGUESE,
    )
}

# fmt: on


class Writer:
    """Writes in one language and never says the same thing twice."""

    def __init__(self, random_: random.Random, tag: str) -> None:
        self.random = random_
        self.tongue = TONGUES[tag]
        self._said: set[str] = set()

    def _new(self, forms: tuple[str, ...]) -> str:
        tongue = self.tongue
        while True:
            text = self.random.choice(forms).format(
                p=self.random.choice(tongue.people),
                l=self.random.choice(tongue.places),
                n=self.random.randint(3, 989),
            )
            # A text that holds another or is held by one could not be told from it in a tool's answer.
            if not any(text in said or said in text for said in self._said):
                self._said.add(text)
                return text

    def sentence(self) -> str:
        return self._new(self.tongue.sentences)

    def paragraph(self) -> tuple[str, ...]:
        return tuple(self.sentence() for _ in range(self.random.randint(2, 4)))

    def caption(self) -> str:
        return self._new(self.tongue.captions)

    def title(self) -> str:
        return self._new(self.tongue.titles)

    def byline(self) -> str:
        """Return who wrote the story; nobody else on the page bears the name."""
        free = [name for name in self.tongue.people if not any(name in said for said in self._said)]
        name = self.random.choice(free or self.tongue.people)
        self._said.add(name)
        return name

    def editor(self) -> str:
        """Return a name that nobody else on the page bears."""
        while True:
            name = f"{self.random.choice(self.tongue.people)} {self.random.choice('KLMNRTV')}."
            if name not in self._said:
                self._said.add(name)
                return name

    def plug(self) -> str:
        return self._new(self.tongue.plugs)

    def comment(self) -> str:
        return self._new(self.tongue.comments)

    def credit(self, forms: tuple[str, ...] = ()) -> str:
        """Return a credit that no other picture of the page has, with a person of its own where the people run out."""
        tongue = self.tongue
        for attempt in range(10_000):
            person = self.random.choice(tongue.people)
            if attempt > 40:
                person = f"{person} {self.random.choice(ENGLISH.people).split()[-1]}"
            text = self.random.choice(forms or tongue.credits).format(p=person)
            if not any(text in said or said in text for said in self._said):
                self._said.add(text)
                return text
        raise AssertionError("no credit is left")

    def join(self, sentences: tuple[str, ...]) -> str:
        return self.tongue.space.join(sentences)
