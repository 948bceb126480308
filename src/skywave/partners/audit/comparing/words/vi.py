"""Vietnamese: words that carry facts."""

from __future__ import annotations

from typing import Final

WORDS: Final = """
no: không | chưa | chẳng | chả | đừng | phủ nhận | bác bỏ | từ chối | không hề | chưa hề | chưa từng | không có
no: không phải | không thể | không còn | chẳng hề | vô tội | phản đối | thiếu | bất thành | hổng
none: không những | không chỉ | không quân | không kích | không khí | không gian | hàng không | không lực
none: không phận | trên không | phòng không | không lâu sau | không ít
h:approx: khoảng | chừng | ước chừng | xấp xỉ | ước tính | độ chừng | tầm
h:below: có tới | có đến | gần | dưới | tối đa | chưa tới | chưa đến | không quá | không tới | lên tới | lên đến
h:above: hơn | trên | ít nhất | tối thiểu | vượt quá | quá | trở lên | không dưới
h:doubt: có thể | có lẽ | dường như | hình như | bị cáo buộc | cáo buộc | nghi | nghi là | nghi ngờ | bị nghi
h:doubt: được cho là | được xem là | bị cho là | chưa được kiểm chứng | tin đồn | nghe nói | có vẻ | nhiều khả năng
h:doubt: khả năng | dự kiến
s:called: cái gọi là | mà ông gọi là | mà bà gọi là | mà họ gọi là | gọi là | tự xưng | tự nhận | được gọi là
s:according: theo | theo như | dẫn lời | trích lời | trích dẫn | dẫn nguồn | dẫn
s:report: tường trình | đưa tin | loan tin | báo cáo | bản tin | loan báo | tường thuật
s:say: nói | cho biết | cho hay | phát biểu | nói rằng | kể | kể lại | viết | nhận định | thông báo | tuyên bố
s:say: trả lời | bày tỏ | chia sẻ | giải thích | nói thêm | nhấn mạnh | nêu | công bố | hỏi
s:claim: khẳng định | cho rằng | tố cáo | tố | lên án | cảnh báo | chỉ trích | tố giác | quả quyết
s:confirm: xác nhận | thừa nhận | tiết lộ | thú nhận | chứng minh | công nhận | nhìn nhận
anon: giấu tên | xin giấu tên | yêu cầu giấu tên | đề nghị giấu tên | muốn giấu tên | không muốn nêu tên
anon: không muốn nêu danh tính
anon: không nêu tên | không tiết lộ tên | không muốn tiết lộ danh tính | không tiết lộ danh tính | ẩn danh | yêu cầu ẩn danh
anon: đề nghị ẩn danh | yêu cầu không nêu tên | đề nghị không nêu tên | không được nêu tên | với điều kiện ẩn danh
anon: với điều kiện giấu tên | không muốn công khai danh tính | xin được giấu tên | xin ẩn danh | không muốn tiết lộ tên
anon: không muốn công khai tên | vì lý do an toàn không muốn nêu tên
s:heard: được biết | có tin | theo như được biết
src:officials: quan chức | giới chức | nhà chức trách | chính quyền | chính phủ | phát ngôn viên | người phát ngôn
src:officials: công an | cảnh sát | quân đội | cán bộ
src:sources: nguồn tin | nguồn thạo tin | người trong cuộc
src:witnesses: nhân chứng | người dân | cư dân | dân làng | gia đình | thân nhân | người nhà
src:experts: chuyên gia | nhà phân tích | học giả | giới quan sát | nhà nghiên cứu | luật sư
src:activists: nhà hoạt động | tổ chức nhân quyền | giới hoạt động | nhà bất đồng chính kiến
src:media: truyền thông nhà nước | báo chí | truyền thông | báo chí nhà nước | hãng tin
wd:1: thứ Hai | thứ 2
wd:2: thứ Ba | thứ 3
wd:3: thứ Tư | thứ 4
wd:4: thứ Năm | thứ 5
wd:5: thứ Sáu | thứ 6
wd:6: thứ Bảy | thứ 7
wd:7: Chủ nhật | Chúa nhật
rel:-2:d: hôm kia
rel:-1:d: hôm qua | tối qua | đêm qua | sáng qua | chiều qua | ngày hôm qua | hôm trước
rel:0:d: hôm nay | ngày hôm nay | sáng nay | chiều nay | tối nay | trong ngày
rel:1:d: ngày mai | hôm sau | sáng mai
rel:0:w: tuần này | trong tuần | cuối tuần này | mấy ngày qua | những ngày qua
rel:-7:w: tuần trước | tuần qua | tuần rồi | cuối tuần qua | tuần vừa qua
rel:7:w: tuần tới | tuần sau
rel:0:m: tháng này | những tuần qua
rel:-30:m: tháng trước | tháng qua | tháng rồi | tháng vừa qua
rel:30:m: tháng tới | tháng sau
rel:0:y: năm nay
rel:-365:y: năm ngoái | năm trước | năm rồi | năm qua
rel:365:y: năm tới | năm sau | sang năm
rel:-3:n: gần đây | mới đây | vừa qua
rel:0:n: hiện nay | hiện tại | hiện giờ | bây giờ
pl:us: Hoa Kỳ | Mỹ
pl:cn: Trung Quốc | Trung Cộng
pl:vn: Việt Nam
pl:hanoi: Hà Nội
pl:hcmc: Thành phố Hồ Chí Minh | TP Hồ Chí Minh | TPHCM | TP HCM | Sài Gòn | tp.hcm
pl:danang: Đà Nẵng
pl:hue: Huế
pl:haiphong: Hải Phòng
pl:cantho: Cần Thơ
pl:nk: Bắc Hàn | Triều Tiên | Bắc Triều Tiên
pl:sk: Nam Hàn | Hàn Quốc
pl:jp: Nhật Bản | Nhật
pl:russia: Nga
pl:ua: Ukraine | Ukraina
pl:kh: Campuchia | Cam Bốt
pl:la: Lào
pl:th: Thái Lan
pl:mm: Miến Điện | Myanmar
pl:tw: Đài Loan
pl:hk: Hồng Kông | Hong Kong | Hương Cảng
pl:in: Ấn Độ
pl:ph: Philippines | Phi Luật Tân
pl:au: Úc | Úc Đại Lợi
pl:uk: Anh Quốc
pl:fr: Pháp
pl:de: Đức
pl:un: Liên Hiệp Quốc | Liên Hợp Quốc
pl:eu: Liên Âu | Liên minh châu Âu | EU
pl:rfa: Đài Á Châu Tự Do | RFA
pl:voa: Đài Tiếng nói Hoa Kỳ | VOA
pl:beijing: Bắc Kinh
pl:washington: Washington
mo:1: tháng Giêng
mo:2: tháng Hai
mo:3: tháng Ba
mo:4: tháng Tư
mo:5: tháng Năm
mo:6: tháng Sáu
mo:7: tháng Bảy
mo:8: tháng Tám
mo:9: tháng Chín
mo:10: tháng Mười
mo:11: tháng Mười Một
mo:12: tháng Mười Hai | tháng Chạp
title: ông | bà | anh | chị | cô | cụ | ngài
office: Tổng thống | Chủ tịch | Thủ tướng | Bộ trưởng | Tổng bí thư | Tổng Bí thư | Thứ trưởng | Đại sứ | Tướng
office: Đại tướng | Thượng tướng | Trung tướng | Thiếu tướng | Đại tá | Thượng tá | Trung tá | Giáo sư | Tiến sĩ
office: Luật sư | Bác sĩ | Linh mục | Mục sư | Thượng tọa | Hòa thượng | Giám mục | Nhà báo | Blogger | Giám đốc
office: Viện trưởng | Nghị sĩ | Dân biểu | Thượng nghị sĩ | Phó chủ tịch | Phó thủ tướng | Bí thư | Chủ tịch nước
num:0.5: một nửa | phân nửa
num:1: một
num:2: hai
num:3: ba
num:4: bốn | tư
num:5: năm | lăm
num:6: sáu
num:7: bảy | bẩy
num:8: tám
num:9: chín
num:10: mười
many:10: hàng chục
many:100: hàng trăm
many:1000: hàng ngàn | hàng nghìn
many:10000: hàng vạn | hàng chục ngàn | hàng chục nghìn
many:1000000: hàng triệu
sc:10: mươi | chục
sc:12: tá
sc:100: trăm
sc:1000: nghìn | ngàn
sc:1000000: triệu
sc:1000000000: tỷ | tỉ
u:%: % | phần trăm
u:$: US$ | đô la | đô-la | USD | Mỹ kim | $
u:vnd: đồng | VND | VNĐ | ₫
u:€: euro | €
u:km: km | cây số | kilomet
u:kg: kg | ký
u:t: tấn
u:ha: ha | héc-ta | hecta
u:day: ngày
u:month: tháng
u:year: năm tuổi | tuổi
cw: người | vụ | ca | chiếc | nước | tỉnh | xã | năm | tháng | ngày | lần | tuần | giờ | phút | cuộc | hộ | tuổi
cw: con | đứa | vị | ông | bà | bị cáo | nhà | nạn nhân | học sinh | công nhân | tàu | quốc gia | tổ chức | điểm
cw: bản | thành viên
gram: là | đã | đang | sẽ | của | và | các | những | này | đó | kia | rằng | thì | mà | có | với | cho | được | bị
gram: tại | ở | vào | trong | một | cũng | lại | ra | đến | tới | từ | về | do | bởi | vì | hôm | việc | sự | cuộc
gram: nhưng | như | để | khi | lúc
"""
