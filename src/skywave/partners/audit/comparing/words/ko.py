"""Korean: words that carry facts. "^" and "$" want a space or the edge of the sentence there."""

from __future__ import annotations

from typing import Final

WORDS: Final = """
no: ^안$ | 않 | 못 | 없 | 아니 | 아닌 | 아닙 | 아닐 | 부인했 | 부인하 | 부인한 | 부정했 | 거부 | 거절 | 반박 | 반대
no: 말라 | 일축 | 불가능
none: 뿐만 아니라 | 뿐 아니라 | 아니라면 | 못지않 | 틀림없 | 끊임없 | 어쩔 수 없이 | 수밖에 없 | 에 불과 | 아니나
none: 어이없 | 반대편 | 반대쪽
h:approx: 약$ | 약 | 대략 | 가량 | 정도 | 쯤 | 안팎 | 추산 | 추정 | 내외
h:below: 거의 | 가까이 | 미만 | 이하 | 최대 | 많게는 | 못 미치는
h:above: 이상 | 최소 | 적어도 | 넘는 | 넘게 | 초과 | 적게는
h:doubt: 가능성 | 것으로 보인다 | 것으로 보입니다 | 것으로 보이 | 것으로 추정 | 수 있다
h:doubt: 수 있습니다 | 수도 있 | 듯하 | 듯한 | 같다 | 같습니다 | 아마 | 아마도 | 의혹 | 혐의 | 의심 | 소문 | 전망
h:doubt: 예상 | 우려 | 추측 | 관측 | 할지도 | 모른다 | 모릅니다
s:called: 이른바 | 소위 | 라고 부르는 | 라고 불리는 | 자칭 | 라는 주장
s:according: 에 따르면 | 에 의하면 | 을 인용해 | 를 인용해 | 을 인용하여 | 를 인용하여 | 인용해 | 에 따라
s:report: 보도했 | 보도하 | 보도에 | 보도가 | 보도한 | 보도됐 | 보도를
s:say: 분석했 | 분석하 | 평가했 | 평가하 | 진단했 | 판단했 | 내다봤 | 관측했 | 우려했 | 증언했 | 증언하 | 토로했
s:say: 털어놨 | 전망했 | 보고했 | 회고했 | 하소연
s:say: 말했 | 말하 | 말한 | 말합니다 | 밝혔 | 밝힌 | 밝히 | 전했 | 전하 | 전한 | 설명했 | 설명하 | 덧붙 | 언급
s:say: 발표했 | 발표하 | 지적했 | 지적하 | 강조했 | 강조하 | 답했 | 라고 했 | 이야기했 | 얘기했 | 고 했다 | 물었
s:say: 표현했 | 소개했
s:claim: 주장했 | 주장하 | 주장한 | 비난했 | 비난하 | 비난한 | 경고했 | 경고하 | 고발했 | 호소했
s:confirm: 확인했 | 확인하 | 확인됐 | 확인된 | 인정했 | 인정하 | 시인했 | 시인하 | 폭로했 | 폭로하 | 드러났 | 입증
anon: 익명을 요구한 | 익명을 요구하 | 익명을 요청한 | 익명을 전제로 | 익명을 조건으로 | 이름을 밝히지 않은
anon: 이름을 밝히기를 꺼린
anon: 이름을 밝히지 말 | 실명을 밝히지 않은 | 신원을 밝히지 않은 | 신변 안전을 위해 익명 | 신변안전을 위해 익명
anon: 익명의 | 익명 요청
anon: 이름을 공개하지 않은 | 이름을 밝히길 꺼린 | 신원 공개를 꺼린 | 익명으로
s:heard: 전해졌 | 전해진 | 전해집 | 알려졌 | 알려진 | 알려집 | 것으로 알려 | 것으로 전해
s:say: 추산했 | 추산하 | 추정했 | 추정하 | 집계했 | 집계하 | 예측했 | 예상했 | 파악했
src:officials: 당국 | 당국자 | 관리 | 정부 | 대변인 | 경찰 | 군 당국 | 간부 | 관계자 | 공무원
src:sources: 소식통 | 정보원
src:witnesses: 목격자 | 주민 | 주민들 | 현지인 | 가족 | 마을 사람
src:experts: 전문가 | 전문가들 | 학자 | 분석가 | 연구원 | 교수 | 변호사
src:activists: 활동가 | 인권단체 | 인권 단체 | 운동가 | 시민단체
src:media: 관영매체 | 관영 매체 | 언론 | 매체 | 통신사 | 신문 | 선전매체
wd:1: 월요일
wd:2: 화요일
wd:3: 수요일
wd:4: 목요일
wd:5: 금요일
wd:6: 토요일
wd:7: 일요일
rel:-2:d: 그저께 | 그제
rel:-1:d: 어제 | 전날 | 어젯밤 | 하루 전
rel:0:d: 오늘 | 금일 | 이날 | 오늘 오전 | 오늘 오후
rel:1:d: 내일 | 다음 날 | 다음날 | 이튿날
rel:0:w: 이번 주 | 이번주 | 금주 | 최근 며칠
rel:-7:w: 지난주 | 지난 주 | 전주에
rel:7:w: 다음 주 | 다음주 | 내주
rel:0:m: 이번 달 | 이번달 | 이달
rel:-30:m: 지난달 | 지난 달 | 전달에
rel:30:m: 다음 달 | 다음달 | 내달
rel:0:y: 올해 | 금년
rel:-365:y: 작년 | 지난해
rel:365:y: 내년
rel:-3:n: 최근 | 얼마 전
rel:0:n: 현재 | 지금
pl:us: ^미$ | 미국 | 미 당국
pl:cn: 중국
pl:nk: ^북$ | 북한 | 북조선 | 조선민주주의인민공화국
pl:sk: 한국 | 남한 | 남조선 | 대한민국
pl:jp: 일본
pl:russia: 러시아
pl:ua: 우크라이나
pl:vn: 베트남
pl:mm: 미얀마 | 버마
pl:th: 태국
pl:la: 라오스
pl:kh: 캄보디아
pl:tw: 대만 | 타이완
pl:hk: 홍콩
pl:mn: 몽골
pl:uk: 영국
pl:fr: 프랑스
pl:de: 독일
pl:un: 유엔
pl:eu: 유럽연합
pl:pyongyang: 평양
pl:seoul: 서울
pl:beijing: 베이징 | 북경
pl:shanghai: 상하이 | 상해
pl:tokyo: 도쿄
pl:moscow: 모스크바
pl:washington: 워싱턴
pl:newyork: 뉴욕
pl:dandong: 단둥 | 단동
pl:shenyang: 선양 | 심양
pl:yanji: 옌지 | 연길
pl:dalian: 다롄 | 대련
pl:hyesan: 혜산
pl:sinuiju: 신의주
pl:chongjin: 청진
pl:hamhung: 함흥
pl:wonsan: 원산
pl:nampo: 남포
pl:kaesong: 개성공단 | 개성시
pl:rason: 나선 | 라선
pl:hoeryong: 회령
pl:musan: 무산군
pl:busan: 부산
pl:incheon: 인천
pl:yanggang: 양강도 | 량강도
pl:nhamgyong: 함경북도
pl:shamgyong: 함경남도
pl:npyongan: 평안북도
pl:spyongan: 평안남도
pl:nhwanghae: 황해북도
pl:shwanghae: 황해남도
pl:jagang: 자강도
pl:kangwon: 강원도
pl:rfa: 자유아시아방송
pl:voa: 미국의 소리
pl:yonhap: 연합뉴스
pl:kcna: 조선중앙통신
pl:rodong: 노동신문
title: ^씨 | 씨$ | 님$ | 여사 | 선생
work: 할머니 | 할아버지 | 어머니 | 아버지 | 학생 | 선수 | 농민 | 노동자 | 군인 | 목수 | 작가 | 시인 | 감독 | 배우 | 의사
office: 국무위원장 | 위원장 | 대통령 | 총리 | 총비서 | 총서기 | 국가주석 | 주석 | 장관 | 차관 | 의원 | 대표 | 교수
office: 박사 | 기자 | 연구위원 | 연구원 | 대사 | 사령관 | 장군 | 대장 | 부장 | 부부장 | 비서 | 회장 | 사장 | 목사
office: 변호사 | 외무상 | 외교부장 | 국방장관 | 특사 | 보좌관 | 국장 | 시장 | 지사 | 소장 | 선임연구원 | 국무장관
office: 제1부부장 | 활동가
num:0.5: 절반
num:1: ^한$ | ^하나
num:2: ^두$ | ^둘
num:3: ^세$ | ^셋 | ^서너
num:4: ^네$ | ^넷
num:5: ^다섯
num:6: ^여섯
num:7: ^일곱
num:8: ^여덟
num:9: ^아홉
num:10: ^열$
num:20: ^스무$ | ^스물
num:30: ^서른
num:40: ^마흔
num:50: ^쉰
many:10: 수십
many:100: 수백
many:1000: 수천
many:10000: 수만
u:%: % | 퍼센트 | 프로$
u:$: 달러 | $
u:yuan: 위안 | ¥
u:won: ^원 | 원$
u:yen: 엔$
u:km: 킬로미터 | km
u:kg: 킬로그램 | kg
u:t: 톤
cw: 명 | 개 | 차례 | 번 | 살 | 가지 | 곳 | 마리 | 사람 | 시간 | 달 | 배 | 대 | 채 | 척 | 가구 | 건 | 발 | 세 | 분
cw: 년 | 월 | 일 | 시 | 주 | 개월 | 여 명 | 여명
gram: 은 | 는 | 이 | 가 | 을 | 를 | 의 | 에 | 에서 | 와 | 과 | 도 | 로 | 으로 | 에게 | 께서 | 고 | 며 | 및 | 그리고
gram: 또 | 또한 | 했다 | 했습니다 | 이다 | 입니다 | 다 | 습니다 | 니다 | 하 | 한 | 된 | 되 | 그 | 이런 | 라고 | 라며
gram: 들
"""
SURNAMES: Final = frozenset(
    "김이리박최정강조윤장임림한오서신권황안송류유홍전고문양손배백허남심노로하곽성차주우구민나라진지엄채원"
    "천방공현함변염여추도소석선설마길표명기반왕금옥육인맹제모탁국어은편용리시"
)
_SUFFIXES = "도 시 군 구 읍 면 리 동 성 현 주 섬"
SUFFIXES: Final = frozenset(_SUFFIXES.split())
"""Endings of the names of places."""
_PARTICLES = "은 는 이 가 을 를 의 에 와 과 도 로 만 께"
PARTICLES: Final = frozenset(_PARTICLES.split())
