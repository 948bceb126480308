"""The commonest small words of Burmese, Lao and Khmer, beside which a word begins or ends: data of `story.scripts.breaks`.

Each is a list with spaces between.
"""

from __future__ import annotations

# Burmese particles: a word ends after them.
BURMESE_LAST = "သည် များ ကို ၏ မှ မှာ တွင် ၌ ၍ နှင့် ဖြင့် ကြောင့် ကြောင်း တဲ့ တယ် ပြီး ရန် လျှင် မည် သော သည့် မည့် တို့ အတွက် က လည်း တော့ ပါ ဟု"
# A Lao word begins with them.
LAO_FIRST = "ແລະ ໃນ ຂອງ ທີ່ ວ່າ ເປັນ ໃຫ້ ໄດ້ ບໍ່ ຈະ ຊຶ່ງ ເຊິ່ງ ຫຼື ຈາກ ເພື່ອ ໂດຍ ກັບ ຢູ່ ການ ຄວາມ ຍັງ ແຕ່ ແມ່ນ ເພາະ ກໍ່ ກໍ ນີ້ ນັ້ນ"
# A Lao word ends with them.
LAO_LAST = "ແລະ ໃນ ຂອງ ທີ່ ວ່າ ເປັນ ໃຫ້ ຈະ ບໍ່ ຫຼື ຈາກ ເພື່ອ ໂດຍ ກັບ ນີ້ ນັ້ນ"
# A Khmer word begins with them.
KHMER_FIRST = (
    "និង ដែល ក្នុង ជា នៅ មាន បាន ពី ទៅ នេះ នោះ ដោយ ការ របស់ ឬ ឲ្យ ឱ្យ មិន ដើម្បី សម្រាប់ គឺ ត្រូវ លើ "
    "តាម ពេល នឹង ចំពោះ ព្រោះ ប៉ុន្តែ ហើយ ដល់ សេចក្ដី លោក អ្នក ប្រទេស កម្ពុជា ឆ្នាំ ថ្ងៃ មនុស្ស រដ្ឋ "
    "ក៏ នូវ ទាំង គ្រប់ គ្មាន ដ៏ អាច ចេញ ចូល ថា ប្រជា ក្រុម ចាប់ កាល ទីក្រុង ខេត្ត ដូច គេ យើង ពួក"
)
# A Khmer word ends with them.
KHMER_LAST = (
    "និង ដែល ក្នុង នៅ មាន បាន ពី ទៅ នេះ នោះ ដោយ របស់ ឬ ឲ្យ ឱ្យ មិន ដើម្បី សម្រាប់ គឺ ត្រូវ លើ តាម "
    "នឹង ចំពោះ ប៉ុន្តែ ហើយ ដល់ ភាព នូវ គ្រប់ អាច គ្មាន ថា គេ យើង"
)
