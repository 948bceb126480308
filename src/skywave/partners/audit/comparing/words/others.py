"""Khmer, Lao, Thai, Tibetan and Uyghur: the few words that carry facts beyond numbers."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "km": """
no: មិន | គ្មាន | ពុំ | ឥត | បដិសេធ | មិនមែន | មិនទាន់
h:approx: ប្រហែល | ប្រមាណ
h:above: ជាង | យ៉ាងតិច
h:doubt: អាច | ប្រហែលជា | ចោទ | សង្ស័យ
s:according: តាម | យោងតាម
s:say: និយាយ | ថ្លែង | ប្រាប់ | អះអាង | បញ្ជាក់
""",
    "lo": """
no: ບໍ່ | ບໍ | ປະຕິເສດ
h:approx: ປະມານ | ປະມາ
h:above: ກວ່າ | ຢ່າງໜ້ອຍ
h:doubt: ອາດ | ອາດຈະ
s:according: ຕາມ | ອີງຕາມ
s:say: ກ່າວ | ເວົ້າ | ບອກ
""",
    "th": """
no: ไม่ | มิ | มิได้ | ปฏิเสธ | ไม่ได้ | ไม่มี | ยังไม่
h:approx: ประมาณ | ราว
h:above: กว่า | อย่างน้อย | มากกว่า
h:doubt: อาจ | อาจจะ | คาดว่า | ถูกกล่าวหา
s:according: ตาม | ระบุ
s:say: กล่าว | บอก | เผย | ชี้แจง
""",
    "bo": """
no: མ | མི | མེད | མིན
s:say: བཤད | གསུངས | ཟེར
""",
    "ug": """
no: ئەمەس | يوق | رەت قىلدى | قىلمىدى
s:say: دېدى | بىلدۈردى | ئېيتتى
s:according: قارىغاندا | ئاساسەن
h:doubt: مۇمكىن | ئېھتىمال
h:approx: تەخمىنەن
""",
}
