"""The words of credit lines that name nobody, in the languages of the newsrooms: labels, roles, kinds of picture, ways of supply.

The tables are data. Each row is what a word does and its spellings, parted by "|". What it does is one or more of

    label       says that a credit is near ("photo", "ภาพจาก")
    mark:NAME   sets a mark: file, screengrab, handout, pool, illustration, graphic, composite
    by          the name beside it took the picture ("摄", "photo by")
    role        what the person is ("记者", "기자")
    outside     and not one of the staff ("freelance")
    given       the name beside it supplied the picture and need not own it ("提供", "courtesy of"); the mark is set by the parser
    citizen     somebody unnamed sent it
    web         found on the web or on social media
    anonymous   stands where a name could ("STR")
    via, for    what comes next passed it on, or ordered it
    free        the public domain; cc: a licence that lets anybody carry it; limited: a licence that does not
    and         nothing
"""

from __future__ import annotations

from typing import Final


def _row(does: str, forms: str) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(does.split()), _forms(forms)


def _forms(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# May stand beside a name, at either end of what is between two separators.
WORDS: Final = (
    # labels
    _row(
        "label",
        "photo|photos|photo:|photograph|photographs|picture|pictures|pic|pics|photo credit|photo credits|"
        "photo source|photo illustration credit|image credit|image credits|image source|image copyright|"
        "image caption|image courtesy|images|photo copyright|picture credit|picture source|source of photo|"
        "mandatory credit|photo credit:|image source:|imagesource|satellite image|satellite photo|video still",
    ),
    _row(
        "by label",
        "photo by|photos by|photograph by|photographs by|picture by|pictures by|pic by|image by|images by|"
        "credit photo by|video by|text and photos by|story and photos by|words and photos by|photography by|"
        "photography|photographed by|shot by|taken by|foto von|photo de|photo par|crédit photo|crédits photo|"
        "crédit|fotos|foto|bild|foto de|foto:|fotó|zdjęcie|фото|foto av|kuva|bilde|bildquelle|fotocredit|"
        "fotos von",
    ),
    _row(
        "label",
        "独家|獨家|图片来源|圖片來源|图像来源|圖像來源|图片来源于|照片来源|照片來源|图源|圖源|图片提供来源|"
        "图片出处|圖片出處|来源|來源|图片|圖片|照片|相片|封面图|题图|影像|视频|視頻|影片|資料來源|资料来源|"
        "图片说明|圖片説明|新闻图片|新聞圖片|图文|圖文",
    ),
    _row("by label", "摄影|攝影|摄影师|攝影師|拍摄|拍攝|摄|攝|撮影|摄制|图片摄影|照片拍摄"),
    _row(
        "label",
        "사진|사진=|사진출처|사진 출처|출처|이미지 출처|이미지출처|이미지|영상|영상출처|화면출처|그림|포토|사진자료",
    ),
    _row("by label", "촬영|사진 촬영|사진촬영"),
    _row(
        "label",
        "Ảnh|Ảnh của|Hình|Hình ảnh|Hình ảnh của|Hình của|Nguồn ảnh|Nguồn hình|Nguồn|Tranh của|Ảnh từ|Hình từ|"
        "Photo của|Bức ảnh|Ảnh nguồn|Ảnh theo",
    ),
    _row("by label", "Ảnh do|Hình do|Ảnh chụp bởi|Người chụp|Nhiếp ảnh gia"),
    _row(
        "label",
        "ภาพ|ภาพจาก|ที่มา|ที่มาภาพ|ที่มาของภาพ|เครดิตภาพ|เครดิต|ภาพข่าว|ภาพประกอบจาก|รูปภาพ|รูป|รูปจาก|แหล่งภาพ|"
        "แหล่งที่มาภาพ|แหล่งที่มา|ภาพถ่าย|คลิป|ภาพ/|ภาพทีวี",
    ),
    _row("by label", "ภาพโดย|ถ่ายภาพโดย|ช่างภาพ|ถ่ายโดย|ภาพถ่ายโดย|รูปโดย"),
    _row("label", "ຮູບ|ຮູບພາບ|ພາບ|ພາບຈາກ|ຮູບຈາກ|ຮູບພາບຈາກ|ທີ່ມາ|ທີ່ມາຂອງຮູບ|ແຫຼ່ງທີ່ມາ|ພາບຖ່າຍ|ຮູບຖ່າຍ|ຮູບຂອງ|ພາບຂອງ"),
    _row("by label", "ຮູບໂດຍ|ພາບໂດຍ|ຖ່າຍໂດຍ|ຖ່າຍຮູບໂດຍ"),
    _row(
        "label",
        "រូបថត|រូបភាព|រូប|រូបថតពី|រូបភាពពី|រូបពី|ប្រភព|ប្រភពរូបភាព|ប្រភពរូបថត|រូបថតរបស់|រូបភាពរបស់|វីដេអូ|រូប៖|ពី",
    ),
    _row("by label", "រូបថតដោយ|រូបភាពដោយ|ថតដោយ|រូបដោយ"),
    _row(
        "label",
        "ဓာတ်ပုံ|ဓါတ်ပုံ|ဓာတ်ပုံများ|ဓာတ်ပုံ-|ပုံ|ပုံရင်းမြစ်|ရင်းမြစ်|ဓာတ်ပုံမူပိုင်|ဓာတ်ပုံ မူပိုင်|ဓာတ်ပုံ ရင်းမြစ်|ဗီဒီယို|မူပိုင်|ဓာတ်ပုံသတင်း",
    ),
    _row("by label", "ဓာတ်ပုံရိုက်ကူးသူ|ရိုက်ကူးသူ"),
    _row("label", "པར|པར་|པར།|འདྲ་པར|འདྲ་པར།|པར་ཁུངས|འབྱུང་ཁུངས|པར་རིས"),
    _row("label", "سۈرەت|سۈرەت مەنبەسى|رەسىم|فوتو|مەنبە|سۈرەتنى تارتقۇچى|صورة|تصویر|عكس|عکس|写真|画像"),
    # roles
    _row(
        "role",
        "reporter|photographer|staff photographer|photojournalist|staff|special correspondent|correspondent|"
        "multimedia reporter|journalist|staff writer|photo editor",
    ),
    _row(
        "role outside",
        "contributor|contributing photographer|freelance photographer|freelance|freelancer|special to|特约记者|"
        "特約記者|特约摄影|特約攝影|통신원|객원기자|CTV",
    ),
    _row(
        "role",
        "记者|記者|摄影记者|攝影記者|实习记者|見習記者|本报记者|本台记者|本台記者|通讯员|通訊員|特派记者|"
        "特约通讯员|全媒记者|首席记者|编辑|編輯",
    ),
    _row("role", "기자|사진기자|특파원|인턴기자|선임기자|촬영기자"),
    _row(
        "role",
        "Phóng viên|PV|phóng viên|Thông tín viên|ผู้สื่อข่าว|ช่างภาพข่าว|ນັກຂ່າວ|អ្នកយកព័ត៌មាន|သတင်းထောက်|གསར་འགོད་པ|مۇخبىر",
    ),
    # file pictures
    _row(
        "mark:file",
        "file|file photo|file photos|file picture|file pic|file image|file footage|file photograph|archive|"
        "archives|archive photo|archival photo|archival|from archive|undated file photo|library photo|undated|"
        "via archive",
    ),
    _row(
        "mark:file",
        "资料图片|資料圖片|资料图|資料圖|资料照片|資料照片|资料照|資料照|资料库|資料庫|资料室|資料室|档案|檔案|"
        "档案照片|檔案照片|档案图片|檔案圖片|檔案照|档案照|資料畫面|资料画面|资料|資料|旧照|舊照|历史图片|"
        "歷史圖片|图片库|圖片庫|历史资料图片",
    ),
    _row("mark:file", "자료사진|자료 사진|자료|자료화면|자료 화면|자료제공사진|DB|DB사진|자료이미지|자료=연합뉴스"),
    _row(
        "mark:file",
        "Ảnh tư liệu|Ảnh lưu trữ|Ảnh tài liệu|Ảnh: tư liệu|tư liệu|lưu trữ|Hình tư liệu|Ảnh cũ|Hình lưu trữ|File ảnh",
    ),
    _row(
        "mark:file",
        "แฟ้มภาพ|ภาพแฟ้ม|ภาพจากแฟ้ม|ภาพเก่า|ภาพคลัง|ຮູບເກົ່າ|ຮູບເກັບຄັງ|ແຟ້ມຮູບ|ຮູບໃນແຟ້ມ|រូបឯកសារ|រូបថតឯកសារ|រូបភាពឯកសារ|"
        "ឯកសារ|បណ្ណសារ|រូបថតបណ្ណសារ|မှတ်တမ်း|မှတ်တမ်းဓာတ်ပုံ|မှတ်တမ်းပုံ|ဖိုင်ဓာတ်ပုံ|ဖိုင်ပုံ|ယခင်ဓာတ်ပုံ|ဓာတ်ပုံဟောင်း|ཡིག་ཚགས|"
        "ئارخىپ",
    ),
    # grabs
    _row(
        "mark:screengrab",
        "screengrab|screen grab|screen grabs|screengrabs|screenshot|screenshots|screen shot|screen shots|"
        "screen capture|screencap|video grab|videograb|frame grab|framegrab|video screenshot|video screengrab|"
        "video capture|video frame|video still|still image from video|still from video|image from video|"
        "image made from video|image from a video|grab from video|video image|image taken from video|from video|"
        "from a video|from the video|screengrab from video|screenshot from video",
    ),
    _row(
        "mark:screengrab",
        "截图|截圖|截屏|截屏图|截频|視頻截圖|视频截图|视频截屏|視頻截屏|影片截圖|画面截图|畫面截圖|截取画面|翻攝|"
        "翻攝畫面|翻拍|翻攝自|擷取自|擷圖|截自|截取自|截图自|电视截图|電視截圖|直播截图|直播截圖|视频画面|"
        "影片擷圖",
    ),
    _row(
        "mark:screengrab",
        "캡처|캡쳐|화면 캡처|화면캡처|영상 캡처|영상캡처|화면 캡쳐|화면캡쳐|방송 캡처|방송화면 캡처|방송화면|"
        "방송 화면|화면|영상캡쳐|동영상 캡처|영상화면 캡처|홈페이지 캡처|홈페이지",
    ),
    _row(
        "mark:screengrab",
        "từ video|từ clip|Ảnh chụp màn hình|chụp màn hình|Hình chụp màn hình|Ảnh chụp từ màn hình|"
        "Ảnh cắt từ video|Ảnh cắt từ clip|cắt từ video|cắt từ clip|Ảnh chụp từ video|Ảnh chụp từ clip|"
        "chụp từ video|chụp từ clip|Hình cắt từ video|Ảnh chụp video|Ảnh từ video|Screenshot từ video|"
        "chụp lại màn hình|Chụp từ màn hình",
    ),
    _row(
        "mark:screengrab",
        "ภาพหน้าจอ|ภาพแคปหน้าจอ|แคปหน้าจอ|ภาพจากวิดีโอ|ภาพจากคลิป|ภาพจากวีดีโอ|จับภาพหน้าจอ|ภาพจับหน้าจอ|ຮູບຈາກວິດີໂອ|"
        "ພາບຈາກວິດີໂອ|ຮູບຈັບໜ້າຈໍ|ຖ່າຍໜ້າຈໍ|រូបថតអេក្រង់|ថតពីអេក្រង់|រូបភាពកាត់ពីវីដេអូ|រូបកាត់ពីវីដេអូ|រូបភាពពីវីដេអូ|"
        "ចាប់យកពីវីដេអូ|ဗီဒီယိုမှ|ဗီဒီယိုမှဓာတ်ပုံ|စခရင်ရှော့|ဗီဒီယိုဖိုင်မှ|ဗီဒီယို ဖိုင်မှ|ဗီဒီယိုမှ ကောက်နုတ်|"
        "བརྙན་འཕྲིན་ནས|ئېكران كۆرۈنۈشى|ئېكراندىن كېسىۋېلىنغان",
    ),
    _row(
        "web mark:screengrab",
        "网络截图|網絡截圖|網路截圖|网络视频截图|網絡視頻截圖|網路影片截圖|网络图片截图|网路截图|网络截屏|"
        "社媒截图|社媒截圖|社交媒体截图|社交媒體截圖|网传视频截图|網傳視頻截圖|网上截图|官网截图|官網截圖|"
        "网站截图|網站截圖|网页截图|網頁截圖",
    ),
    # handouts
    _row(
        "given mark:handout",
        "handout|hand out|hand-out|handout photo|handout image|handout picture|handouts|press handout|"
        "publicity handout|media handout|family handout|press release photo|publicity photo",
    ),
    _row(
        "given",
        "supplied|photo supplied|image supplied|courtesy|courtesy photo|courtesy image|courtesy of|courtesy of:|"
        "courtesy:|photo courtesy of|photos courtesy of|photo courtesy|image courtesy of|images courtesy of|"
        "picture courtesy of|photograph courtesy of|video courtesy of|provided by|photo provided by|"
        "photos provided by|image provided by|photo provided|provided|supplied by|photo supplied by|"
        "image supplied by|released by|distributed by|submitted by|submitted|submitted photo|contributed|"
        "contributed photo|contributed by|contributed image|furnished by|obtained by|sent by|shared by|"
        "with permission|used with permission|reproduced with permission|family photo|with permission from|"
        "with permission of|special arrangement|private|private collection|privat|prensa|pressefoto|pr photo|"
        "released photo|photo release|obtained from|provided to|sent to|obtained",
    ),
    _row(
        "given",
        "提供|供图|供圖|提供图片|提供圖片|图片提供|圖片提供|提供照片|照片提供|相片提供|视频提供|发布|發布|發佈|"
        "授权|授權|授权使用|授權使用|惠赐|提供照|提供资料图片|公布|发放|發放|派發|授权图片",
    ),
    _row(
        "citizen given",
        "受访者提供|受訪者提供|读者提供|讀者提供|听众提供|聽眾提供|听众|聽眾|网友提供|網友提供|知情人提供|"
        "知情人士提供|当事人提供|當事人提供|民众提供|民眾提供|当地居民提供|家属提供|家屬提供|本人提供|受访人提供|"
        "受訪人提供|爆料人提供|目击者提供|目擊者提供|志愿者提供|访民提供|訪民提供|维权人士提供|受访者供图|"
        "受訪者供圖|受访者|受訪者|读者投稿|讀者投稿|消息人士提供|被访者提供",
    ),
    _row(
        "given",
        "제공|사진제공|사진 제공|제공사진|제공 사진|영상 제공|자료 제공|자료제공|이미지 제공|배포|공개|제공자|제공영상",
    ),
    _row(
        "citizen given",
        "독자 제공|독자제공|시청자 제공|제보자 제공|제보|독자|소식통 제공|취재원 제공|내부소식통 제공|주민 제공",
    ),
    _row(
        "given",
        "cung cấp|cung cấp ảnh|Ảnh do gia đình cung cấp|gửi|gửi RFA|gửi tới|gửi đến|gửi cho|Ảnh cung cấp|cung cấp cho",
    ),
    _row(
        "citizen given",
        "NVCC|Nhân vật cung cấp|Ảnh NVCC|nhân vật cung cấp|gia đình cung cấp|Gia đình cung cấp|Citizen|"
        "Hình do thính giả gửi|bạn đọc|Bạn đọc|Bạn đọc cung cấp|Bạn đọc gửi|thính giả cung cấp|"
        "Người dân cung cấp|Người dân|Độc giả|Độc giả cung cấp|bạn đọc cung cấp",
    ),
    _row(
        "given",
        "ขอบคุณภาพจาก|ขอบคุณภาพ|ได้รับอนุญาต|มอบให้|เอื้อเฟื้อภาพ|เอื้อเฟื้อภาพโดย|ภาพจากประชาชน|ส่งให้|ได้รับภาพจาก|"
        "ຮູບພາບອຸປຖັມໂດຍ|ອຸປຖັມໂດຍ|ອຸປະຖໍາໂດຍ|ຂອບໃຈຮູບຈາກ|ສະໜອງໃຫ້|ສົ່ງໃຫ້|ສະໜອງໂດຍ|ຮູບໂດຍ ປະຊາຊົນ|ផ្តល់ឱ្យ|"
        "ផ្ដល់ឱ្យ|ផ្តល់ឲ្យ|ផ្ដល់ឲ្យ|ផ្តល់ដោយ|ផ្ដល់ដោយ|ផ្តល់|សហការី|"
        "រូបផ្តល់ឱ្យ|រូបផ្ដល់ឱ្យ|ပေးပို့|ပေးပို့သည်|ပေးပို့ထားသည်|ပေးပို့ထားသော|ပေးပို့သူ|ပေးသည်|ထုတ်ပြန်|ထုတ်ပြန်သည်|ကူညီ|སྐུར་བ|"
        "མཁོ་སྤྲོད|تەمىنلىگەن|تەمىنلىدى|ئەۋەتكەن",
    ),
    _row(
        "citizen given",
        "ผู้ให้สัมภาษณ์|ผู้อ่าน|ประชาชน|ชาวบ้าน|ประชาชนในพื้นที่|ຊາວບ້ານ|ປະຊາຊົນ|ຜູ້ຟັງ|ຜູ້ອ່ານ|ພົນລະເມືອງ|ພົລເມືອງ|ນັກຂ່າວພົລເມືອງ|ນັກຂ່າວພົນລະເມືອງ|ຊາວເນັດ|ពលរដ្ឋ|"
        "ប្រជាពលរដ្ឋ|អ្នកភូមិ|អ្នកអាន|CJ|CJ Photo|CJs|စီဂျေ|ပြည်သူ|ပြည်သူ့သတင်းထောက်|ဒေသခံ|ဒေသခံများ|ဒေသခံ ပေးပို့|ပရိသတ်|"
        "နိုင်ငံသားဂျာနယ်လစ်|မိသားစု|သတင်းဌာနသို့ ပေးပို့",
    ),
    _row(
        "citizen given",
        "citizen journalist|citizen journalists|citizen photo|citizen video|citizen|citizen reporter|"
        "a citizen journalist|eyewitness|eyewitness photo|local resident|a local resident|local residents|"
        "a resident|resident|netizen|netizens|a listener|listener|rfa listener|a reader|reader|a source|"
        "an rfa source|family|family of|a villager|villagers|activist|user generated content|"
        "user-generated content|ugc|ugc photo|anonymous source|local source",
    ),
    _row("label", "released|public affairs"),
    # pool, made pictures
    _row(
        "mark:pool",
        "pool|pool photo|pool image|pool picture|pool via|via pool|white house pool|press pool|pool/|联合采访|"
        "聯合採訪|联合采访团|공동취재|공동취재단|풀기자단|pool photo via|photo pool|ภาพพูล",
    ),
    _row(
        "mark:illustration label",
        "illustration|illustrations|illustration by|illustrated by|illustration photo|illustrative photo|"
        "illustrative image|illustrative picture|artwork|artwork by|art by|drawing|drawing by|sketch|sketch by|"
        "cartoon|cartoon by|courtroom sketch|artist's impression|artist impression|rendering|ai-generated|"
        "ai generated|ai-generated image|stock image|representational image|representative image|插图|插圖|插画|"
        "插畫|示意图|示意圖|漫画|漫畫|绘图|繪圖|配图|配圖|AI制图|AI製圖|AI生成|AI 生成|AI生成图|日러스트|"
        "일러스트|일러스트레이션|삽화|만평|이미지컷|Ảnh minh họa|Ảnh minh hoạ|Hình minh họa|Hình minh hoạ|"
        "minh họa|minh hoạ|Minh họa|Tranh minh họa|Tranh|Biếm họa|Hí họa|ภาพประกอบ|ภาพวาด|ภาพการ์ตูน|การ์ตูน|ກາຕູນ|"
        "ຮູບປະກອບ|ພາບປະກອບ|គំនូរ|រូបគំនូរ|តុក្កតា|សរូបភាព|သရုပ်ဖော်ပုံ|သရုပ်ဖော်|ကာတွန်း|སྒྲ་རིས|رەسىملىك",
    ),
    _row(
        "mark:graphic label",
        "graphic|graphics|graphic by|graphics by|infographic|infographics|infographic by|infographic:|map by|map|"
        "maps by|chart|chart by|charts by|data visualization by|制图|製圖|制图/|图表|圖表|信息图|資訊圖|地图|"
        "地圖|製作|制作|製表|制表|美编|设计|設計|그래픽|인포그래픽|지도|그래픽=|Đồ họa|Đồ hoạ|Bản đồ|Biểu đồ|"
        "đồ họa|กราฟิก|กราฟฟิก|อินโฟกราฟิก|แผนที่|กราฟิกโดย|ກຣາຟິກ|ແຜນທີ່|ແຜນວາດ|ក្រាហ្វិក|ផែនទី|ឌីហ្សាញ|ဂရပ်ဖစ်|"
        "ဂရပ်ဖစ်ပုံ|မြေပုံ|ས་ཁྲ|خەرىتە",
    ),
    _row(
        "mark:composite label",
        "photo illustration|photo-illustration|photo illustration by|photo illustrations by|photoillustration|"
        "composite|photo composite|composite image|composite photo|combination photo|combination picture|"
        "combination photos|combo|combo photo|photo combo|photo collage|collage|collage by|montage|photomontage|"
        "photo montage|composite by|composite image by|combination of photos|bildmontage|fotomontage|合成图|"
        "合成圖|合成图片|合成圖片|合成照片|拼图|拼圖|拼接图片|组合图片|組合圖片|组图|組圖|合成|합성|합성사진|"
        "합성 사진|편집|Ảnh ghép|Hình ghép|Ảnh kết hợp|ghép ảnh|ghép|ภาพตัดต่อ|ภาพรวม|ภาพผสม|ຮູບປະສົມ|រូបផ្សំ|"
        "រូបបញ្ចូលគ្នា|ပေါင်းစပ်ဓာတ်ပုံ|ပေါင်းစပ်ပုံ|པར་སྦྱར",
    ),
    # the web at large
    _row(
        "web",
        "social media|social media post|social media image|social media video|social media photo|social media/|"
        "via social media|from social media|internet|from the internet|web|web photo|web image|online|"
        "online photo|online video|online image|unverified video|user video|website|official website|社媒图片|"
        "社媒圖片|社媒视频|社媒視頻|社媒|社交媒体|社交媒體|社交媒体图片|社交媒體圖片|社群媒體|网络图片|網絡圖片|"
        "網路圖片|网络照片|网络视频|網絡視頻|网络|網絡|網路|网路图片|网图|網圖|网传图片|網傳圖片|网传|網傳|"
        "网上图片|網上圖片|互联网|互聯網|網路照片|网友|網友|网民|網民|取自|取自網路|摘自|来自网络|來自網絡|"
        "来源网络|网站|官网|官網|翻攝網路|摘自网络|인터넷|온라인 커뮤니티|온라인커뮤니티|소셜미디어|소셜 미디어|"
        "SNS|커뮤니티|mạng xã hội|Mạng xã hội|MXH|Ảnh mạng|Ảnh mạng xã hội|Internet|trên mạng|Hình mạng|"
        "โซเชียลมีเดีย|สื่อสังคมออนไลน์|อินเทอร์เน็ต|โลกออนไลน์|ສື່ສັງຄົມອອນລາຍ|ສື່ສັງຄົມ|ອິນເຕີເນັດ|ຊາວໂຊຊຽລ|"
        "ສື່ອອນລາຍ|បណ្ដាញសង្គម|បណ្តាញសង្គម|អ៊ីនធឺណិត|លូមហ្វេសប៊ុក|លូន|လူမှုကွန်ရက်|လူမှုကွန်ရက်မှ|အင်တာနက်|အွန်လိုင်း|"
        "အွန်လိုင်းမှ|လူမှုမီဒီယာ|དྲ་རྒྱ|སྤྱི་ཚོགས་དྲ་རྒྱ|ئىجتىمائىي تاراتقۇ|ئىنتېرنېت|توردىن ئېلىنغان",
    ),
    # nobody
    _row(
        "anonymous",
        "STR|STRINGER|stringer|Uncredited|uncredited|a stringer|HO|H.O.|handout-STR|ANONYMOUS|anonymous|"
        "not credited|photographer unknown|unknown photographer|source unknown|no name|noname|n/a|XHSTR|EFE-STR|"
        "Contributor",
    ),
    # licences
    _row(
        "free",
        "public domain|public-domain|in the public domain|public domain image|public domain photo|PD|CC0|CC0 1.0|"
        "公有领域|公有領域|公共领域|퍼블릭 도메인|퍼블릭도메인|Phạm vi công cộng|สาธารณสมบัติ",
    ),
    _row(
        "cc",
        "CC BY|CC-BY|CC BY-SA|CC-BY-SA|CC BY SA|CC BY 4.0|CC-BY 4.0|CC BY 3.0|CC BY 2.5|CC BY 2.0|CC BY-SA 4.0|"
        "CC BY-SA 3.0|CC BY-SA 2.5|CC BY-SA 2.0|CC-BY-4.0|CC-BY-3.0|CC-BY-2.0|CC-BY-SA-4.0|CC-BY-SA-3.0|"
        "CC-BY-SA-2.0|CC-BY-SA 4.0|CC-BY-SA 3.0|CC-BY-SA 2.0|Creative Commons Attribution|"
        "Creative Commons Attribution 4.0|Creative Commons Attribution 3.0|Creative Commons Attribution 2.0|"
        "Creative Commons Attribution-ShareAlike|Creative Commons Attribution-ShareAlike 4.0|"
        "Creative Commons Attribution-Share Alike 4.0|Creative Commons Attribution-Share Alike|"
        "Creative Commons Attribution-Share Alike 3.0|CC BY 2.0 DE|CC BY-SA 3.0 DE",
    ),
    _row(
        "limited",
        "CC BY-NC|CC-BY-NC|CC BY-NC-SA|CC BY-NC-ND|CC BY-ND|CC-BY-ND|CC BY-NC 4.0|CC BY-NC 2.0|CC BY-NC-SA 4.0|"
        "CC BY-NC-SA 2.0|CC BY-NC-ND 4.0|CC BY-NC-ND 2.0|CC BY-ND 4.0|CC BY-ND 2.0|fair use|all rights reserved|"
        "editorial use only|合理使用|版权所有|版權所有|무단전재|국내에서만 사용가능|"
        "For Use Only in the Republic of Korea|No Redistribution|no use in japan|japan out|"
        "mandatory credit required|재배포 금지|무단 전재|재판매 및 DB 금지|handout/editorial use only|no resale|"
        "no archives|no sales",
    ),
    _row(
        "and",
        "and|on|to|&|và|및|และ|ແລະ|និង|နှင့်|its|the|this|from|official|left|right|top|bottom|center|centre|above|"
        "below|middle|clockwise from top left|inset|main photo|all photos|first photo|second photo|copyright|©|ⓒ|"
        "(c)|(C)|all",
    ),
    _row("via", "via|through|取自于|通过|通過|ผ่าน|ຜ່ານ|តាមរយៈ|မှတဆင့်|qua|thông qua|翻攝自"),
)

# Are words of other names too ("Credit Suisse"), so that they count only alone between two separators.
ALONE: Final = (
    _row(
        "label",
        "credit|credits|source|sources|image|art|video|image/|图|圖|圖/|图/|文图|文圖|图像|圖像|影|캡션|Hình|"
        "hình|photo/|po|フォト|写真",
    ),
    _row("by", "by|bởi|bởi:|โดย|ໂດຍ|ដោយ|文|字|文字|text|글|글·사진|文/图|tekst"),
    _row("web mark:screengrab", "截"),
    # an agency's word for a picture of a stringer: "新华社发（王晔摄）"
    _row("label", "发|發|傳真|传真|电|電"),
    _row("and", "2014|2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025|2026|-|+|x|via|与|與|和|及"),
)

# Part the words of a credit where they stand among others; the second of a pair is what comes next.
PARTING: Final = (
    _row("via", "via|thanks to"),
    _row("for", "for"),
    _row("by", "by"),
    _row(
        "given",
        "courtesy of|courtesy|provided by|supplied by|released by|distributed by|contributed by|handout from|"
        "handout by|obtained by|submitted by|with permission of",
    ),
    _row("given", "cung cấp bởi|do gia đình|ขอบคุณภาพจาก"),
    _row("via", "qua|thông qua|ผ่าน|ຜ່ານ|តាមរយៈ|through"),
)

# A desk of a newsroom, beside its name.
SERVICES: Final = frozenset(
    _forms(
        "burmese|khmer|lao|tibetan|uyghur|vietnamese|mandarin|cantonese|korean|english|service|chinese|myanmar|"
        "cambodian|staff|news|thai|bengali|indonesian|malay|中文|普通话组|普通話組|粤语组|粵語組|中文部|粤语部|"
        "粵語部|한국어|서비스|tiếng|việt|việt|ngữ|မြန်မာ|မြန်မာပိုင်း|မြန်မာဌာန|ខ្មែរ|ພາສາລາວ|ລາວ|བོད་སྡེ|ئۇيغۇرچە|ئۇيغۇر"
    )
)

# A body with one of these words in its name is not a person.
NEWS_WORDS: Final = frozenset(
    _forms(
        "agency|news|newspaper|press|wire|pictures|images|image|photos|photo|media|tv|television|radio|times|post|"
        "daily|weekly|herald|tribune|journal|gazette|magazine|studio|studios|broadcasting|channel|network|stock|"
        "online|newsroom|productions|báo|đài|tạp|truyền|media.com"
    )
)
BODY_WORDS: Final = frozenset(
    _forms(
        "ltd|inc|llc|corp|gmbh|company|co|foundation|ministry|government|police|army|navy|office|university|"
        "institute|group|association|committee|council|department|embassy|court|hospital|museum|library|archive|"
        "archives|bureau|center|centre|party|church|school|ngo|organization|organisation|union|campaign|project|"
        "force|forces|guard|parliament|congress|senate|commission|society|fund|team|force|bộ|sở|công|ubnd|viện|"
        "limited|fire|city|county|province|district|presidential|palace|secretary|ambassador"
    )
)
NEWS_ENDINGS: Final = _forms(
    "社|网|網|報|报|电视台|電視台|电台|電台|新闻|新聞|传媒|傳媒|周刊|週刊|杂志|雜誌|日报|图库|影像|图片社|통신|"
    "신문|일보|뉴스|방송|미디어|통신사|สำนักข่าว|หนังสือพิมพ์|ทีวี|သတင်းဌာန|မီဒီယာ|ញូវស៍|ទូរទស្សន៍|ຂ່າວ|ໂທລະພາບ"
)
NEWS_BEGINNINGS: Final = _forms("สำนักข่าว|หนังสือพิมพ์|ສຳນັກຂ່າວ|ທີວີ|ໜັງສືພິມ|ទីភ្នាក់ងារ|សារព័ត៌មាន|ទូរទស្សន៍|Báo |Đài ")
BODY_ENDINGS: Final = _forms(
    "政府|法院|大学|大學|公司|集团|集團|委员会|委員會|办公室|辦公室|公安|公安局|警方|医院|醫院|协会|協會|组织|"
    "組織|中心|기관|협회|대학교|병원|회사|위원회|재단|연구소|센터|정부|경찰|တပ်ဖွဲ့|ရုံး"
)
BODY_BEGINNINGS: Final = _forms("กระทรวง|กรม|สำนักงาน|ตำรวจ|มูลนิธิ|ກະຊວງ|ກົມ|ສະຖານທູດ|ក្រសួង|សាលា|អង្គការ|សមាគម")
# Small words that stand in people's names.
PARTICLES: Final = frozenset(
    _forms(
        "de|da|das|do|dos|del|della|di|du|des|la|le|el|al|bin|ben|bint|ibn|van|von|der|den|ter|ten|y|e|zu|zur|af|av|"
        "abu|dela|st|bte|u|ko|ma|daw"
    )
)

# Labels that open an inline credit in a caption where a colon or the like follows.
INLINE_LABELS: Final = (
    "图像来源|圖像來源|mandatory credit|photo credit|photo credits|photos credit|image credit|image credits|"
    "image source|image copyright|picture credit|photo source|photo courtesy|image courtesy|file photo|"
    "file photos|photo|photos|photograph|photographs|photographer|picture|pictures|image|images|pic|credit|"
    "credits|source|illustration|photo illustration|graphic|infographic|screenshot|screengrab|screen grab|video|"
    "map|cartoon|courtesy|composite|handout|foto|fotos|bild|crédit photo|crédits photo|фото|kuva|图片来源|"
    "圖片來源|图源|圖源|照片来源|照片來源|图片提供|圖片提供|图片|圖片|照片|图|圖|摄影|攝影|来源|來源|供图|供圖|"
    "资料图片|資料圖片|资料图|資料圖|插图|插圖|制图|製圖|图表|圖表|視頻截圖|视频截图|截图|截圖|網絡圖片|网络图片|"
    "提供|拍摄|拍攝|翻攝自|取自|사진출처|사진 출처|사진제공|사진 제공|사진|출처|영상|이미지|그래픽|자료사진|자료|"
    "일러스트|화면|ảnh|hình|hình ảnh|nguồn ảnh|nguồn|ảnh minh họa|ảnh minh hoạ|hình minh họa|ảnh chụp màn hình|"
    "ảnh tư liệu|đồ họa|minh họa|ảnh ghép|tranh|ภาพ|ภาพจาก|ที่มา|ที่มาภาพ|เครดิตภาพ|แฟ้มภาพ|ภาพถ่าย|ภาพประกอบ|กราฟิก|"
    "ขอบคุณภาพจาก|รูปภาพ|ภาพโดย|รูป|ຮູບ|ຮູບພາບ|ພາບ|ພາບຈາກ|ຮູບຈາກ|ທີ່ມາ|ຮູບປະກອບ|ກຣາຟິກ|រូបថត|រូបភាព|រូប|ប្រភព|រូបថតឯកសារ|"
    "រូបឯកសារ|ក្រាហ្វិក|រូបថតពី|រូបភាពពី|ប្រភពរូបភាព|ဓာတ်ပုံ|ဓါတ်ပုံ|ပုံ|မှတ်တမ်းဓာတ်ပုံ|ရင်းမြစ်|ဗီဒီယို|ဂရပ်ဖစ်|པར|འདྲ་པར|"
    "سۈرەت|فوتو|رەسىم|مەنبە|写真"
)
