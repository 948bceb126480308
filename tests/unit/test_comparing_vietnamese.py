"""Vietnamese sentences that a partner changed, and what must be said of them."""

from __future__ import annotations

import pytest
from tests.unit.test_comparing_helpers import check, grave_kinds, problems

GRAVE = [
    (
        "Ít nhất 12 người thiệt mạng trong vụ tấn công.",
        "Ít nhất 20 người thiệt mạng trong vụ tấn công.",
        "number-changed",
    ),
    ("Khoảng 32.000 dân làng bỏ chạy.", "Khoảng 23.000 dân làng bỏ chạy.", "number-changed"),
    ("Công ty bị phạt 5 triệu đô la.", "Công ty bị phạt 5 tỷ đô la.", "number-changed"),
    ("Hai tài xế bị thương.", "Ba tài xế bị thương.", "number-changed"),
    ("Giá gạo tăng 5%.", "Giá gạo tăng 15%.", "number-changed"),
    ("Hàng trăm công nhân mất việc.", "Hàng ngàn công nhân mất việc.", "number-changed"),
    ("Tòa kết án 14 thầy giáo.", "Tòa kết án thầy giáo.", "number-changed"),
    ("Có năm người bị bắt giữ.", "Có sáu người bị bắt giữ.", "number-changed"),
    ("Ông bị bắt ngày 16 tháng 3 năm 2021.", "Ông bị bắt ngày 26 tháng 3 năm 2021.", "date-changed"),
    ("Luật được thông qua năm 2015.", "Luật được thông qua năm 2016.", "date-changed"),
    ("Phiên họp mở ra hôm thứ Hai.", "Phiên họp mở ra hôm thứ Sáu.", "date-changed"),
    ("Phiên tòa diễn ra ngày 16/3/2021 tại tỉnh.", "Phiên tòa diễn ra ngày 16/5/2021 tại tỉnh.", "date-changed"),
    ("Phái đoàn tới nơi hôm qua.", "Phái đoàn tới nơi ngày mai.", "date-changed"),
    ("Bức thư do ông Nguyễn Văn Hải ký tên.", "Bức thư do ông Trần Văn Bình ký tên.", "name-changed"),
    ("Cuộc gặp diễn ra ở Hà Nội.", "Cuộc gặp diễn ra ở Bắc Kinh.", "name-changed"),
    ("Quan chức Mỹ gặp gia đình.", "Quan chức Nga gặp gia đình.", "name-changed"),
    ("Nhà báo Phạm Đoan Trang viết cuốn sách.", "Nhà báo Phạm Chí Dũng viết cuốn sách.", "name-changed"),
    ("Quân đội không tấn công trường học.", "Quân đội tấn công trường học.", "negation-changed"),
    ("Quân đội tấn công trường học.", "Quân đội không tấn công trường học.", "negation-changed"),
    ("Bà chưa bị truy tố.", "Bà bị truy tố.", "negation-changed"),
    ("Bộ Ngoại giao phủ nhận kế hoạch.", "Bộ Ngoại giao công bố kế hoạch.", "negation-changed"),
    ("Họ chẳng muốn rời làng.", "Họ muốn rời làng.", "negation-changed"),
    (
        "“Chúng tôi hết gạo rồi,” người nông dân nói.",
        "“Chúng tôi đầy gạo rồi,” người nông dân nói.",
        "quotation-changed",
    ),
    ("Thẩm phán gọi họ là “kẻ thù của nhà nước”.", "Thẩm phán gọi họ là kẻ thù của nhà nước.", "quotation-changed"),
    ("Theo ước tính, mùa màng giảm một nửa.", "Mùa màng giảm một nửa.", "attribution-changed"),
    ("Cái gọi là trung tâm dạy nghề có lính canh.", "Trung tâm dạy nghề có lính canh.", "attribution-changed"),
    ("Cây cầu có thể sập khi mưa.", "Cây cầu sẽ sập khi mưa.", "attribution-changed"),
    ("Ông được cho là đã nhận hối lộ.", "Ông đã nhận hối lộ.", "attribution-changed"),
    ("Ít nhất 40 căn nhà bị cháy.", "40 căn nhà bị cháy.", "attribution-changed"),
    ("Mỏ than nguy hiểm, người dân cho biết.", "Mỏ than nguy hiểm.", "attribution-changed"),
    ("Người dân nói nước rất bẩn.", "Quan chức nói nước rất bẩn.", "attribution-changed"),
    ("Nguồn tin nói rằng biên giới đã đóng.", "Biên giới đã đóng.", "attribution-changed"),
    ("Công an bắt giữ 37 sinh viên hôm thứ Sáu.", "Công an bắt giữ 73 sinh viên hôm thứ Sáu.", "number-changed"),
    ("Công an bắt giữ 37 sinh viên hôm thứ Sáu.", "Công an bắt giữ 37 sinh viên hôm thứ Bảy.", "date-changed"),
    ("Công an bắt giữ 37 sinh viên hôm thứ Sáu.", "Công an bắt giữ 37 sinh viên.", "date-changed"),
    ("Công an bắt giữ 37 sinh viên hôm 5/6.", "Công an bắt giữ 37 sinh viên hôm 9/6.", "date-changed"),
    ("Bà Nguyễn Thị Hoa, 52 tuổi, bị bắt.", "Bà Nguyễn Thị Lan, 52 tuổi, bị bắt.", "name-changed"),
    ("Người dân tỉnh Nghệ An phản đối dự án.", "Người dân tỉnh Hà Tĩnh phản đối dự án.", "name-changed"),
    ("Chính quyền từ chối bình luận.", "Chính quyền đồng ý bình luận.", "negation-changed"),
    ("Ông nói ông không biết chuyện này.", "Ông nói ông biết chuyện này.", "negation-changed"),
    ("Không ai bị thương trong vụ nổ.", "Nhiều người bị thương trong vụ nổ.", "negation-changed"),
    ("“Đây là tội ác,” nhà hoạt động nói.", "“Đây là sự cố,” nhà hoạt động nói.", "quotation-changed"),
    ("“Đây là tội ác chống lại dân tôi,” ông nói.", "Đây là tội ác chống lại dân tôi, ông nói.", "quotation-changed"),
    ("Theo Reuters, viên tướng bị thanh trừng.", "Viên tướng bị thanh trừng.", "attribution-changed"),
    ("Một người dân giấu tên nói với RFA rằng lính bắn trước.", "Lính bắn trước.", "attribution-changed"),
    ("Viên tướng dường như đã bị thanh trừng.", "Viên tướng đã bị thanh trừng.", "attribution-changed"),
    ("Luật có hiệu lực ngày 1 tháng 1 năm 2022.", "Luật có hiệu lực ngày 1 tháng 1 năm 2023.", "date-changed"),
    ("Một phần ba mùa màng bị mất.", "Một nửa mùa màng bị mất.", "number-changed"),
    ("Việc này có thể dẫn tới chiến tranh.", "Việc này sẽ dẫn tới chiến tranh.", "attribution-changed"),
    ("Nhân chứng nói công an đánh người.", "Công an nói công an đánh người.", "attribution-changed"),
    ("Công ty đóng thuế 12 tỷ đồng.", "Công ty đóng thuế 12 triệu đồng.", "number-changed"),
    ("Lê Văn Dũng bị kết án.", "Trịnh Bá Phương bị kết án.", "name-changed"),
    ("Giới nghiêm bắt đầu lúc 8 giờ sáng.", "Giới nghiêm bắt đầu lúc 6 giờ sáng.", "number-changed"),
    ("Phiên tòa mở vào tháng Ba.", "Phiên tòa mở vào tháng Tư.", "date-changed"),
    ("Ông được tuyên vô tội.", "Ông bị tuyên có tội.", "negation-changed"),
    ("Hành vi đó là bất hợp pháp.", "Hành vi đó là hợp pháp.", "negation-changed"),
    ("Án giảm từ 9 năm xuống 3 năm.", "Án giảm từ 9 năm xuống 5 năm.", "number-changed"),
    ("Các tổ chức nhân quyền cho rằng cuộc bầu cử bất công.", "Cuộc bầu cử bất công.", "attribution-changed"),
    ("Giới phân tích nhận định quân đội yếu.", "Quân đội yếu.", "attribution-changed"),
    ("Có tới 500 người chết.", "Có 500 người chết.", "attribution-changed"),
    ("Bà gọi đó là “vụ thảm sát”.", "Bà gọi đó là “tai nạn”.", "quotation-changed"),
    ("Ba mươi mốt người ký tên.", "Mười ba người ký tên.", "number-changed"),
    ("Vụ việc xảy ra ở Đồng Nai.", "Vụ việc xảy ra ở Bình Dương.", "name-changed"),
    ("Ông bị giam ở trại Xuân Lộc.", "Ông bị giam ở trại Ba Sao.", "name-changed"),
    ("Công an nói đã thả hết người.", "Công an đã thả hết người.", "attribution-changed"),
    ("Ông sinh năm 1989.", "Ông sinh năm 1998.", "date-changed"),
    ("Gần một trăm người dự lễ.", "Gần một ngàn người dự lễ.", "number-changed"),
    ("Ông không được gặp luật sư.", "Ông được gặp luật sư.", "negation-changed"),
]
CALM = [
    ("Khoảng 32.000 dân làng bỏ chạy.", "Khoảng 32,000 dân làng bỏ chạy."),
    ("Có năm người bị bắt giữ.", "Có 5 người bị bắt giữ."),
    ("Giá gạo tăng 5 phần trăm.", "Giá gạo tăng 5%."),
    ("Khoảng 3,5 triệu người.", "Khoảng 3.5 triệu người."),
    ("Phái đoàn tới nơi hôm qua.", "Phái đoàn tới nơi tuần trước."),
    ("Phiên họp mở ra hôm thứ Hai.", "Phiên họp mở ra tuần trước."),
    ("“Chúng tôi không đi,” bà nói.", '"Chúng tôi không đi," bà nói.'),
    ("Hoà bình chưa tới vùng thuỷ triều.", "Hòa bình chưa tới vùng thủy triều."),
    ("Ông bị bắt ngày 16 tháng 3 năm 2021.", "Ông bị bắt ngày 16/3/2021."),
    ("Quan chức Mỹ gặp gia đình.", "Quan chức Hoa Kỳ gặp gia đình."),
    ("Cuộc gặp ở TP. Hồ Chí Minh kéo dài.", "Cuộc gặp ở Thành phố Hồ Chí Minh kéo dài."),
    ("Ông Nguyễn Văn Hải ký tên.", "Nguyễn Văn Hải ký tên."),
    ("Khoảng 30 người bị thương.", "Chừng 30 người bị thương."),
    ("Công an bắt giữ 37 sinh viên hôm thứ Sáu.", "Công an bắt giữ 37 sinh viên hôm thứ 6."),
    ("Công an bắt giữ 37 sinh viên hôm thứ Sáu.", "Công an bắt giữ 37 sinh viên thứ Sáu tuần trước."),
    ("Đài Á Châu Tự Do đưa tin.", "RFA đưa tin."),
    ("“Đây là tội ác”, ông nói.", "“Đây là tội ác,” ông nói."),
    ("Bộ Công an Việt Nam cho biết.", "Bộ Công An Việt Nam cho biết."),
    ("Kỹ sư Lý đi Mỹ.", "Kĩ sư Lý đi Mĩ."),
]

# Reworded, with the facts kept: a fault perhaps, but nothing that changes what the story says.
REWORDED = [
    ("Dân làng rất sợ lính.", "Dân làng sợ hãi binh lính."),
    ("Hôm thứ Hai, công an khám xét cửa hàng.", "Công an khám xét cửa hàng hôm thứ Hai."),
    ("Sau đó ông bị đưa tới nhà tù ở miền bắc.", "Ông sau đó bị chuyển tới trại giam ở miền bắc."),
    ("Tổ chức này công bố báo cáo thường niên.", "Tổ chức này phát hành báo cáo hằng năm."),
    ("Nhiều người mất nhà cửa.", "Rất nhiều người mất nhà."),
    ("Ông nói thêm rằng đường đã đóng.", "Ông nói rằng đường đã đóng."),
    ("Ông Hải, 52 tuổi, là nông dân.", "Ông Hải (52 tuổi) là nông dân."),
    ("Giá gạo tăng mạnh trong năm nay.", "Giá gạo tăng rất mạnh năm nay."),
]


@pytest.mark.parametrize(("was", "found", "kinds"), GRAVE)
def test_a_changed_fact_is_grave(was: str, found: str, kinds: str) -> None:
    assert grave_kinds(check("vi", was, found)) >= set(kinds.split())


@pytest.mark.parametrize(("was", "found"), CALM)
def test_house_style_and_words_of_time_disturb_nobody(was: str, found: str) -> None:
    assert problems(check("vi", was, found)) == []


@pytest.mark.parametrize(("was", "found"), REWORDED)
def test_other_words_for_the_same_facts_are_not_grave(was: str, found: str) -> None:
    assert not grave_kinds(check("vi", was, found))
