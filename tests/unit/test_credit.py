from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skywave.archive.asset import RIGHTS
from skywave.archive.body import Paragraph, Span
from skywave.story.credit import find_wire, normalise_credit, parse_credit, split_caption
from skywave.story.credits.parts import LIMIT
from skywave.story.draft import Draft, DraftAsset
from skywave.story.identity import content_digest

DRAFT = Draft("folder", ("folder:a",), "T", (Paragraph((Span("x"),)),), assets=(DraftAsset("a.jpg", "c", "Cr"),))
_NAMES = (
    "RFA|Radio Free Asia|自由亚洲电台|自由亞洲電台|粵語組|RFA粵語組|자유아시아방송|BenarNews|เบนาร์นิวส์"
    "|အာအက်ဖ်အေ|ວິທຍຸເອເຊຍເສລີ|ئەركىن ئاسىيا رادىئوسى"
)
OWN = frozenset(_NAMES.split("|"))

# line ▸ photographer ▸ agency ▸ via ▸ right ▸ marks; the names are invented
LINES = """
(Photo by KIM WON JIN/AFP via Getty Images) ▸ KIM WON JIN ▸ AFP ▸ Getty Images ▸ wire ▸
(Photo by Huang Jingwen/Xinhua via Getty Images) ▸ Huang Jingwen ▸ Xinhua ▸ Getty Images ▸ wire ▸
AP File Photo ▸ ▸ AP ▸ ▸ wire ▸ file
美联社资料图片 ▸ ▸ AP ▸ ▸ wire ▸ file
记者家傲摄/RFA资料库 ▸ 家傲 ▸ RFA ▸ ▸ owned ▸ file
사진출처=AP/연합뉴스 제공 ▸ ▸ AP ▸ Yonhap ▸ wire ▸
뉴시스 ▸ ▸ Newsis ▸ ▸ wire ▸
Ảnh: Bệnh viện cung cấp ▸ Bệnh viện ▸ ▸ ▸ handout ▸ handout
AP Photo/Ng Han Guan, File ▸ Ng Han Guan ▸ AP ▸ ▸ wire ▸ file
Courtesy of Jane Doe ▸ Jane Doe ▸ ▸ ▸ handout ▸ handout
Handout/Reuters ▸ ▸ Reuters ▸ ▸ wire ▸ handout
Handout via REUTERS ▸ ▸ ▸ Reuters ▸ wire ▸ handout
Screengrab from video/Weibo ▸ ▸ ▸ Weibo ▸ social ▸ screengrab
Citizen journalist ▸ ▸ ▸ ▸ handout ▸ handout
Facebook/Some Name ▸ Some Name ▸ ▸ Facebook ▸ social ▸
AFP/Getty Images ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
Anadolu Agency via Getty Images ▸ ▸ Anadolu ▸ Getty Images ▸ wire ▸
REUTERS/Damir Sagolj ▸ Damir Sagolj ▸ Reuters ▸ ▸ wire ▸
Reuters / Damir Sagolj / Pool ▸ Damir Sagolj ▸ Reuters ▸ ▸ wire ▸ pool
Image copyright GETTY IMAGES ▸ ▸ Getty Images ▸ ▸ stock ▸
Image source, EPA ▸ ▸ EPA ▸ ▸ wire ▸
EPA-EFE/Rolex Dela Pena ▸ Rolex Dela Pena ▸ EPA ▸ ▸ wire ▸
STR/AFP/Getty Images ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
Photo: VNA ▸ ▸ VNA ▸ ▸ wire ▸
Ảnh: TTXVN ▸ ▸ VNA ▸ ▸ wire ▸
Ảnh: Nguyễn Văn A/RFA ▸ Nguyễn Văn A ▸ RFA ▸ ▸ owned ▸
Ảnh chụp màn hình ▸ ▸ ▸ ▸ unknown ▸ screengrab
Ảnh minh họa ▸ ▸ ▸ ▸ unknown ▸ illustration
图/法新社 ▸ ▸ AFP ▸ ▸ wire ▸
（法新社图片） ▸ ▸ AFP ▸ ▸ wire ▸
路透社圖片 ▸ ▸ Reuters ▸ ▸ wire ▸
新华社记者 王晔 摄 ▸ 王晔 ▸ Xinhua ▸ ▸ wire ▸
新華社發（王晔攝） ▸ 王晔 ▸ Xinhua ▸ ▸ wire ▸
中新社 ▸ ▸ China News Service ▸ ▸ wire ▸
视觉中国 ▸ ▸ VCG ▸ ▸ stock ▸
网络截图 ▸ ▸ ▸ ▸ social ▸ screengrab
受访者提供 ▸ ▸ ▸ ▸ handout ▸ handout
讀者提供 ▸ ▸ ▸ ▸ handout ▸ handout
社媒图片 ▸ ▸ ▸ ▸ social ▸
央视截图 ▸ ▸ CCTV ▸ ▸ wire ▸ screengrab
粵語組製圖 ▸ ▸ 粵語組 ▸ ▸ owned ▸ graphic
사진=연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
/조선중앙통신 연합뉴스 ▸ ▸ KCNA ▸ Yonhap ▸ wire ▸
조선중앙통신/연합뉴스 ▸ ▸ KCNA ▸ Yonhap ▸ wire ▸
RFA PHOTO/ 이명철 ▸ 이명철 ▸ RFA ▸ ▸ owned ▸
사진 제공: 홍길동 ▸ 홍길동 ▸ ▸ ▸ handout ▸ handout
ဓာတ်ပုံ - AFP ▸ ▸ AFP ▸ ▸ wire ▸
ဓာတ်ပုံ-ဧရာဝတီ ▸ ▸ The Irrawaddy ▸ ▸ wire ▸
RFA/အောင်နိုင် ▸ အောင်နိုင် ▸ RFA ▸ ▸ owned ▸
ภาพ: รอยเตอร์ ▸ ▸ Reuters ▸ ▸ wire ▸
ภาพ: เอเอฟพี ▸ ▸ AFP ▸ ▸ wire ▸
ภาพจากเอเอฟพี ▸ ▸ AFP ▸ ▸ wire ▸
ຮູບ: AFP ▸ ▸ AFP ▸ ▸ wire ▸
រូបថត៖ AFP ▸ ▸ AFP ▸ ▸ wire ▸
រូបភាព/RFA ▸ ▸ RFA ▸ ▸ owned ▸
Creative Commons / CC BY-SA 2.0 Wikimedia Commons ▸ ▸ ▸ Creative Commons/Wikimedia Commons ▸ cc ▸
Public domain ▸ ▸ ▸ ▸ public-domain ▸
NASA ▸ ▸ NASA ▸ ▸ public-domain ▸
White House photo ▸ ▸ White House ▸ ▸ public-domain ▸
Maxar Technologies ▸ ▸ Maxar ▸ ▸ stock ▸
Planet Labs PBC via AP ▸ ▸ Planet Labs ▸ AP ▸ wire ▸
Shutterstock ▸ ▸ Shutterstock ▸ ▸ stock ▸
iStock ▸ ▸ iStock ▸ ▸ stock ▸
Alamy Stock Photo ▸ ▸ Alamy ▸ ▸ stock ▸
Alamy Live News ▸ ▸ Alamy Live News ▸ ▸ wire ▸
Contributed photo ▸ ▸ ▸ ▸ handout ▸ handout
Provided by Jane Doe ▸ Jane Doe ▸ ▸ ▸ handout ▸ handout
Illustration: Amanda Weisbrod/RFA ▸ Amanda Weisbrod ▸ RFA ▸ ▸ owned ▸ illustration
RFA graphic ▸ ▸ RFA ▸ ▸ owned ▸ graphic
Graphic: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸ graphic
AP Photo/Vincent Thian, Pool ▸ Vincent Thian ▸ AP ▸ ▸ wire ▸ pool
Kyodo News via AP ▸ ▸ Kyodo ▸ AP ▸ wire ▸
KCNA via REUTERS ▸ ▸ KCNA ▸ Reuters ▸ wire ▸
Korea News Service via AP ▸ ▸ Korea News Service ▸ AP ▸ wire ▸
Xinhua/Sipa USA ▸ ▸ Xinhua ▸ Sipa USA ▸ wire ▸
NurPhoto ▸ ▸ NurPhoto ▸ ▸ stock ▸
Rex/Shutterstock ▸ ▸ Rex ▸ Shutterstock ▸ stock ▸
Bloomberg via Getty ▸ ▸ Bloomberg ▸ Getty Images ▸ wire ▸
TASS ▸ ▸ TASS ▸ ▸ wire ▸
Sputnik ▸ ▸ Sputnik ▸ ▸ wire ▸
AAP Image/Lukas Coch ▸ Lukas Coch ▸ AAP ▸ ▸ wire ▸
PA Wire ▸ ▸ PA ▸ ▸ wire ▸
Kyodo/共同社 ▸ ▸ Kyodo ▸ ▸ wire ▸
台湾总统府提供 ▸ ▸ Taiwan Presidential Office ▸ ▸ handout ▸ handout
朝中社 ▸ ▸ KCNA ▸ ▸ wire ▸
联合国照片 ▸ ▸ United Nations ▸ ▸ handout ▸
AFP PHOTO / STR ▸ ▸ AFP ▸ ▸ wire ▸
AFP-JIJI ▸ ▸ AFP ▸ Jiji ▸ wire ▸
dpa ▸ ▸ dpa ▸ ▸ wire ▸
Getty Images/iStockphoto ▸ ▸ iStock ▸ Getty Images ▸ stock ▸
Photograph: Dar Yasin/AP ▸ Dar Yasin ▸ AP ▸ ▸ wire ▸
Photograph: Xinhua/Rex/Shutterstock ▸ ▸ Xinhua ▸ Rex/Shutterstock ▸ wire ▸
Credit...Jes Aznar for The New York Times ▸ Jes Aznar ▸ The New York Times ▸ ▸ wire ▸
Photo Illustration by Jane Doe/RFA ▸ Jane Doe ▸ RFA ▸ ▸ unknown ▸ composite
Jane Doe/The Washington Post ▸ Jane Doe ▸ The Washington Post ▸ ▸ wire ▸
Supplied ▸ ▸ ▸ ▸ handout ▸ handout
Screenshot/YouTube ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
Telegram ▸ ▸ ▸ Telegram ▸ social ▸
RFA/AFP ▸ ▸ AFP ▸ ▸ wire ▸
AFP/RFA ▸ ▸ AFP ▸ ▸ wire ▸
Graphic by RFA, photos: AFP ▸ ▸ AFP ▸ ▸ wire ▸ graphic
RFAX ▸ RFAX ▸ ▸ ▸ unknown ▸
UNRFA ▸ UNRFA ▸ ▸ ▸ unknown ▸
Jane Doe for RFA ▸ Jane Doe ▸ RFA ▸ ▸ commissioned ▸
Jane Doe for RFAX ▸ Jane Doe ▸ RFAX ▸ ▸ unknown ▸
Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
APRIL ▸ APRIL ▸ ▸ ▸ unknown ▸
Dpa ▸ Dpa ▸ ▸ ▸ unknown ▸
Ap Hti ▸ Ap Hti ▸ ▸ ▸ unknown ▸
Reuter Jones ▸ Reuter Jones ▸ ▸ ▸ unknown ▸
Getty Lee ▸ Getty Lee ▸ ▸ ▸ unknown ▸
EPAulet ▸ EPAulet ▸ ▸ ▸ unknown ▸
ANSAri ▸ ANSAri ▸ ▸ ▸ unknown ▸
PAris ▸ PAris ▸ ▸ ▸ unknown ▸
Athena Walsh via AP ▸ Athena Walsh ▸ ▸ AP ▸ wire ▸
Kay Nietfeld/dpa via AP ▸ Kay Nietfeld ▸ dpa ▸ AP ▸ wire ▸
Alexei D, Sputnik, Kremlin Pool Photo via AP ▸ Alexei D ▸ Sputnik ▸ AP ▸ wire ▸
Stephanie Arnett/MIT Technology Review | Getty Images ▸ Stephanie Arnett ▸ Getty Images ▸ ▸ stock ▸
US Navy / Getty Images ▸ ▸ U.S. Navy ▸ Getty Images ▸ stock ▸
picture alliance/Fabian Sommer/dpa ▸ Fabian Sommer ▸ dpa ▸ picture alliance ▸ wire ▸
Crédits photo : Jean-Christophe MARMARA/Le Figaro ▸ Jean-Christophe MARMARA ▸ Le Figaro ▸ ▸ wire ▸
Foto: REUTERS, NTB ▸ ▸ Reuters ▸ NTB ▸ wire ▸
File photo: Phil Noble/Reuters/Ritzau Scanpix ▸ Phil Noble ▸ Reuters ▸ Ritzau Scanpix ▸ wire ▸ file
RFA/Kim Foo News ▸ ▸ Kim Foo News ▸ ▸ wire ▸
RFA/XYZ ▸ XYZ ▸ RFA ▸ ▸ unknown ▸
RFA ▸ ▸ RFA ▸ ▸ owned ▸
rfa ▸ rfa ▸ ▸ ▸ unknown ▸
Radio Free Asia ▸ ▸ RFA ▸ ▸ owned ▸
Photo by Jane Q. Doe/AFP via Getty Images ▸ Jane Q. Doe ▸ AFP ▸ Getty Images ▸ wire ▸
(Photo by JANE DOE / AFP) (Photo credit should read JANE DOE/AFP/Getty Images) ▸ JANE DOE ▸ AFP ▸ Getty Images ▸ wire ▸
Photo: Jane Doe/Reuters ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸
Photo: Jane Doe / Reuters ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸
Jane Doe/REUTERS ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸
Jane Doe/Reuters/File ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸ file
REUTERS/Jane Doe/File Photo ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸ file
REUTERS/Stringer ▸ ▸ Reuters ▸ ▸ wire ▸
REUTERS/Stringer/File Photo ▸ ▸ Reuters ▸ ▸ wire ▸ file
REUTERS/Handout via Example Group ▸ ▸ Reuters ▸ Example Group ▸ wire ▸ handout
(AP Photo/Jane Doe) ▸ Jane Doe ▸ AP ▸ ▸ wire ▸
AP Photo/Jane Doe, File ▸ Jane Doe ▸ AP ▸ ▸ wire ▸ file
Jane Doe/AP ▸ Jane Doe ▸ AP ▸ ▸ wire ▸
Jane Doe/Associated Press ▸ Jane Doe ▸ AP ▸ ▸ wire ▸
The Associated Press ▸ ▸ AP ▸ ▸ wire ▸
Associated Press ▸ ▸ AP ▸ ▸ wire ▸
AP ▸ ▸ AP ▸ ▸ wire ▸
A.P. ▸ ▸ AP ▸ ▸ wire ▸
(AP Photo/Jane Doe and Ko Example) ▸ Jane Doe and Ko Example ▸ AP ▸ ▸ wire ▸
Jane Doe/Pool Photo via AP ▸ Jane Doe ▸ ▸ AP ▸ wire ▸ pool
Jane Doe, Pool via AP ▸ Jane Doe ▸ ▸ AP ▸ wire ▸ pool
Pool Photo via AP ▸ ▸ ▸ AP ▸ wire ▸ pool
(Jane Doe/Yonhap via AP) ▸ Jane Doe ▸ Yonhap ▸ AP ▸ wire ▸
Xinhua via AP ▸ ▸ Xinhua ▸ AP ▸ wire ▸
Li Example/Xinhua via AP ▸ Li Example ▸ Xinhua ▸ AP ▸ wire ▸
(Kyodo News via AP) ▸ ▸ Kyodo ▸ AP ▸ wire ▸
Russian Defense Ministry Press Service via AP ▸ ▸ Russian Defence Ministry ▸ AP ▸ wire ▸
Kremlin Pool Photo via AP ▸ ▸ Kremlin ▸ AP ▸ wire ▸
Sputnik, Kremlin Pool Photo via AP ▸ ▸ Sputnik ▸ AP ▸ wire ▸
Korean Central News Agency/Korea News Service via AP ▸ ▸ KCNA ▸ Korea News Service/AP ▸ wire ▸
Agence France-Presse ▸ ▸ AFP ▸ ▸ wire ▸
Agence France-Presse — Getty Images ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
AFP ▸ ▸ AFP ▸ ▸ wire ▸
AFP file photo ▸ ▸ AFP ▸ ▸ wire ▸ file
AFP FILE PHOTO ▸ ▸ AFP ▸ ▸ wire ▸ file
AFP Photo/Jane Doe ▸ Jane Doe ▸ AFP ▸ ▸ wire ▸
AFP photo ▸ ▸ AFP ▸ ▸ wire ▸
Jane Doe - AFP ▸ Jane Doe ▸ AFP ▸ ▸ wire ▸
Jane Doe, AFP ▸ Jane Doe ▸ AFP ▸ ▸ wire ▸
JANE DOE / AFP ▸ JANE DOE ▸ AFP ▸ ▸ wire ▸
AFP/Handout ▸ ▸ AFP ▸ ▸ wire ▸ handout
Handout / AFP ▸ ▸ AFP ▸ ▸ wire ▸ handout
AFP-Yonhap ▸ ▸ AFP ▸ Yonhap ▸ wire ▸
Reuters-Yonhap ▸ ▸ Reuters ▸ Yonhap ▸ wire ▸
EPA ▸ ▸ EPA ▸ ▸ wire ▸
EPA-EFE ▸ ▸ EPA ▸ ▸ wire ▸
EPA/JANE DOE ▸ JANE DOE ▸ EPA ▸ ▸ wire ▸
EPA-EFE/JANE DOE / POOL ▸ JANE DOE ▸ EPA ▸ ▸ wire ▸ pool
epa-efe/Jane Doe ▸ Jane Doe ▸ EPA ▸ ▸ wire ▸
Jane Doe/EPA ▸ Jane Doe ▸ EPA ▸ ▸ wire ▸
Jane Doe/EPA-EFE/REX/Shutterstock ▸ Jane Doe ▸ EPA ▸ Rex/Shutterstock ▸ wire ▸
dpa/Jane Doe ▸ Jane Doe ▸ dpa ▸ ▸ wire ▸
Jane Doe/dpa via AP ▸ Jane Doe ▸ dpa ▸ AP ▸ wire ▸
DPA ▸ ▸ dpa ▸ ▸ wire ▸
picture alliance / dpa ▸ ▸ dpa ▸ picture alliance ▸ wire ▸
Jane Doe/picture alliance via Getty Images ▸ Jane Doe ▸ picture alliance ▸ Getty Images ▸ stock ▸
ANSA ▸ ▸ ANSA ▸ ▸ wire ▸
Jane Doe/ANSA via AP ▸ Jane Doe ▸ ANSA ▸ AP ▸ wire ▸
TASS/Jane Doe ▸ Jane Doe ▸ TASS ▸ ▸ wire ▸
Jane Doe/TASS ▸ Jane Doe ▸ TASS ▸ ▸ wire ▸
Sputnik/Jane Doe ▸ Jane Doe ▸ Sputnik ▸ ▸ wire ▸
Sputnik via Reuters ▸ ▸ Sputnik ▸ Reuters ▸ wire ▸
Jane Doe/Anadolu via Getty Images ▸ Jane Doe ▸ Anadolu ▸ Getty Images ▸ wire ▸
Jane Doe/Anadolu Agency/Getty Images ▸ Jane Doe ▸ Anadolu ▸ Getty Images ▸ wire ▸
NurPhoto via Getty Images ▸ ▸ NurPhoto ▸ Getty Images ▸ stock ▸
Jane Doe/NurPhoto ▸ Jane Doe ▸ NurPhoto ▸ ▸ stock ▸
Jane Doe/NurPhoto via AP ▸ Jane Doe ▸ NurPhoto ▸ AP ▸ wire ▸
Jane Doe/SOPA Images/LightRocket via Getty Images ▸ Jane Doe ▸ SOPA Images ▸ Getty Images ▸ stock ▸
SOPA Images via Reuters ▸ ▸ SOPA Images ▸ Reuters ▸ wire ▸
Jane Doe/ZUMA Press ▸ Jane Doe ▸ ZUMA Press ▸ ▸ stock ▸
ZUMA Press Wire via Reuters ▸ ▸ ZUMA Press ▸ Reuters ▸ wire ▸
Jane Doe/Bloomberg ▸ Jane Doe ▸ Bloomberg ▸ ▸ wire ▸
Jane Doe/Bloomberg via Getty Images ▸ Jane Doe ▸ Bloomberg ▸ Getty Images ▸ wire ▸
Bloomberg ▸ ▸ Bloomberg ▸ ▸ wire ▸
Getty Images ▸ ▸ Getty Images ▸ ▸ stock ▸
Getty ▸ ▸ Getty Images ▸ ▸ stock ▸
Getty Images/Jane Doe ▸ Jane Doe ▸ Getty Images ▸ ▸ stock ▸
Jane Doe via Getty Images ▸ Jane Doe ▸ ▸ Getty Images ▸ stock ▸
Jane Doe/Getty ▸ Jane Doe ▸ Getty Images ▸ ▸ stock ▸
Pool/Getty Images ▸ ▸ Getty Images ▸ ▸ stock ▸ pool
Hulton Archive/Getty Images ▸ ▸ Getty Images ▸ ▸ stock ▸
GETTY IMAGES ▸ ▸ Getty Images ▸ ▸ stock ▸
Gettyimages ▸ ▸ Getty Images ▸ ▸ stock ▸
Shutterstock/Jane Doe ▸ Jane Doe ▸ Shutterstock ▸ ▸ stock ▸
Jane Doe/Shutterstock.com ▸ Jane Doe ▸ Shutterstock ▸ ▸ stock ▸
iStock/Getty Images ▸ ▸ iStock ▸ Getty Images ▸ stock ▸
Jane Doe/iStock ▸ Jane Doe ▸ iStock ▸ ▸ stock ▸
Alamy ▸ ▸ Alamy ▸ ▸ stock ▸
Jane Doe/Alamy ▸ Jane Doe ▸ Alamy ▸ ▸ stock ▸
Jane Doe/Alamy Live News ▸ Jane Doe ▸ Alamy Live News ▸ ▸ wire ▸
Alamy Live News/Alamy Live News ▸ ▸ Alamy Live News ▸ ▸ wire ▸
Jane Doe/Alamy Stock Photo ▸ Jane Doe ▸ Alamy ▸ ▸ stock ▸
Adobe Stock ▸ ▸ Adobe Stock ▸ ▸ stock ▸
Unsplash/Jane Doe ▸ Jane Doe ▸ Unsplash ▸ ▸ stock ▸
Photo by Jane Doe on Unsplash ▸ Jane Doe ▸ Unsplash ▸ ▸ stock ▸
Pexels ▸ ▸ Pexels ▸ ▸ stock ▸
Depositphotos ▸ ▸ Depositphotos ▸ ▸ stock ▸
Imago ▸ ▸ imago ▸ ▸ stock ▸
IMAGO/Jane Doe ▸ Jane Doe ▸ imago ▸ ▸ stock ▸
Sipa ▸ ▸ Sipa ▸ ▸ stock ▸
Jane Doe/Sipa USA via AP ▸ Jane Doe ▸ Sipa USA ▸ AP ▸ wire ▸
Rex Features ▸ ▸ Rex ▸ ▸ stock ▸
Jane Doe/Rex/Shutterstock ▸ Jane Doe ▸ Rex ▸ Shutterstock ▸ stock ▸
Photograph: Jane Doe/The Guardian ▸ Jane Doe ▸ The Guardian ▸ ▸ wire ▸
Photograph: Jane Doe/AFP/Getty Images ▸ Jane Doe ▸ AFP ▸ Getty Images ▸ wire ▸
Photograph: Jane Doe/Reuters ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸
Photograph: Xinhua/Alamy ▸ ▸ Xinhua ▸ Alamy ▸ wire ▸
Photograph: Alamy ▸ ▸ Alamy ▸ ▸ stock ▸
Photograph: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Photograph: Handout ▸ ▸ ▸ ▸ handout ▸ handout
Photograph: Facebook ▸ ▸ ▸ Facebook ▸ social ▸
Composite: Getty/AFP ▸ ▸ AFP ▸ Getty Images ▸ wire ▸ composite
AAP ▸ ▸ AAP ▸ ▸ wire ▸
AAP Image/Jane Doe ▸ Jane Doe ▸ AAP ▸ ▸ wire ▸
Jane Doe/AAP PHOTOS ▸ Jane Doe ▸ AAP ▸ ▸ wire ▸
PA ▸ ▸ PA ▸ ▸ wire ▸
Jane Doe/PA ▸ Jane Doe ▸ PA ▸ ▸ wire ▸
Jane Doe/PA Wire ▸ Jane Doe ▸ PA ▸ ▸ wire ▸
PA Media ▸ ▸ PA ▸ ▸ wire ▸
Press Association ▸ ▸ PA ▸ ▸ wire ▸
PA Archive/PA Images ▸ ▸ PA ▸ ▸ wire ▸ file
The Canadian Press/Jane Doe ▸ Jane Doe ▸ The Canadian Press ▸ ▸ wire ▸
UPI Photo ▸ ▸ UPI ▸ ▸ wire ▸
Kyodo ▸ ▸ Kyodo ▸ ▸ wire ▸
KYODO ▸ ▸ Kyodo ▸ ▸ wire ▸
Kyodo/Reuters ▸ ▸ Kyodo ▸ Reuters ▸ wire ▸
Kyodo via REUTERS ▸ ▸ Kyodo ▸ Reuters ▸ wire ▸
Jiji Press/AFP via Getty Images ▸ ▸ Jiji ▸ AFP/Getty Images ▸ wire ▸
Jiji ▸ ▸ Jiji ▸ ▸ wire ▸
Yonhap ▸ ▸ Yonhap ▸ ▸ wire ▸
Yonhap News Agency via REUTERS ▸ ▸ Yonhap ▸ Reuters ▸ wire ▸
Yonhap/AFP ▸ ▸ Yonhap ▸ AFP ▸ wire ▸
KCNA ▸ ▸ KCNA ▸ ▸ wire ▸
KCNA/Reuters ▸ ▸ KCNA ▸ Reuters ▸ wire ▸
KCNA via KNS/AFP ▸ ▸ KCNA ▸ Korea News Service/AFP ▸ wire ▸
KCNA/UPI ▸ ▸ KCNA ▸ UPI ▸ wire ▸
Rodong Sinmun ▸ ▸ Rodong Sinmun ▸ ▸ wire ▸
Rodong Sinmun/AFP ▸ ▸ Rodong Sinmun ▸ AFP ▸ wire ▸
Newsis ▸ ▸ Newsis ▸ ▸ wire ▸
News1 ▸ ▸ News1 ▸ ▸ wire ▸
Xinhua ▸ ▸ Xinhua ▸ ▸ wire ▸
Xinhua/Li Example ▸ Li Example ▸ Xinhua ▸ ▸ wire ▸
Li Example/Xinhua ▸ Li Example ▸ Xinhua ▸ ▸ wire ▸
Xinhua News Agency via Getty Images ▸ ▸ Xinhua ▸ Getty Images ▸ wire ▸
CNS Photo via REUTERS ▸ ▸ China News Service ▸ Reuters ▸ wire ▸
China Daily via REUTERS ▸ ▸ China Daily ▸ Reuters ▸ wire ▸
CCTV ▸ ▸ CCTV ▸ ▸ wire ▸
CCTV via AP Video ▸ ▸ CCTV ▸ AP ▸ wire ▸
CCTV via Reuters TV ▸ ▸ CCTV ▸ Reuters ▸ wire ▸
VCG via Getty Images ▸ ▸ VCG ▸ Getty Images ▸ stock ▸
VCG ▸ ▸ VCG ▸ ▸ stock ▸
Visual China Group/Getty ▸ ▸ VCG ▸ Getty Images ▸ stock ▸
VNA ▸ ▸ VNA ▸ ▸ wire ▸
VNA/Handout via Reuters ▸ ▸ VNA ▸ Reuters ▸ wire ▸ handout
Vietnam News Agency ▸ ▸ VNA ▸ ▸ wire ▸
AKP ▸ ▸ AKP ▸ ▸ wire ▸
KPL ▸ ▸ KPL ▸ ▸ wire ▸
Bernama ▸ ▸ Bernama ▸ ▸ wire ▸
Antara Foto/Jane Doe/via REUTERS ▸ Jane Doe ▸ Antara ▸ Reuters ▸ wire ▸
ANTARA FOTO ▸ ▸ Antara ▸ ▸ wire ▸
ANI Photo ▸ ▸ ANI ▸ ▸ wire ▸
PTI ▸ ▸ PTI ▸ ▸ wire ▸
Central News Agency ▸ ▸ CNA ▸ ▸ wire ▸
CNA ▸ ▸ CNA ▸ ▸ wire ▸
Taiwan Presidential Office ▸ ▸ Taiwan Presidential Office ▸ ▸ handout ▸
Taiwan's Presidential Office via AP ▸ ▸ Taiwan Presidential Office ▸ AP ▸ wire ▸
Taiwan Ministry of National Defense ▸ ▸ Taiwan Ministry of Defence ▸ ▸ handout ▸
Taiwan Presidential Office/Handout via Reuters ▸ ▸ Taiwan Presidential Office ▸ Reuters ▸ wire ▸ handout
Myanmar Now ▸ ▸ Myanmar Now ▸ ▸ wire ▸
Irrawaddy ▸ ▸ The Irrawaddy ▸ ▸ wire ▸
The Irrawaddy ▸ ▸ The Irrawaddy ▸ ▸ wire ▸
DVB ▸ ▸ DVB ▸ ▸ wire ▸
Mizzima ▸ ▸ Mizzima ▸ ▸ wire ▸
Khit Thit Media ▸ ▸ Khit Thit Media ▸ ▸ wire ▸
Chindwin News Agency ▸ ▸ Chindwin News ▸ ▸ wire ▸
Frontier Myanmar ▸ ▸ Frontier Myanmar ▸ ▸ wire ▸
Myanmar Pressphoto Agency ▸ ▸ Myanmar Pressphoto Agency ▸ ▸ wire ▸
Kachin News Group ▸ ▸ Kachin News Group ▸ ▸ wire ▸
Myanmar Military ▸ ▸ Myanmar military ▸ ▸ handout ▸
MRTV ▸ ▸ MRTV ▸ ▸ wire ▸
Facebook ▸ ▸ ▸ Facebook ▸ social ▸
Photo from Facebook ▸ ▸ ▸ Facebook ▸ social ▸
Facebook: Example Page ▸ Example Page ▸ ▸ Facebook ▸ social ▸
Example Person via Facebook ▸ Example Person ▸ ▸ Facebook ▸ social ▸
Twitter ▸ ▸ ▸ X ▸ social ▸
Twitter/@example ▸ @example ▸ ▸ X ▸ social ▸
X/@example ▸ @example ▸ ▸ X ▸ social ▸
X ▸ ▸ ▸ X ▸ social ▸
@example via X ▸ @example ▸ ▸ X ▸ social ▸
Weibo ▸ ▸ ▸ Weibo ▸ social ▸
Weibo screenshot ▸ ▸ ▸ Weibo ▸ social ▸ screengrab
Screenshot from Weibo ▸ ▸ ▸ Weibo ▸ social ▸ screengrab
Screenshot via YouTube ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
YouTube ▸ ▸ ▸ YouTube ▸ social ▸
YouTube screenshot ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
YouTube/CCTV ▸ ▸ CCTV ▸ YouTube ▸ wire ▸
Screengrab from YouTube ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
Screenshot from CCTV ▸ ▸ CCTV ▸ ▸ wire ▸ screengrab
Douyin ▸ ▸ ▸ TikTok ▸ social ▸
TikTok ▸ ▸ ▸ TikTok ▸ social ▸
WeChat ▸ ▸ ▸ WeChat ▸ social ▸
Telegram channel ▸ ▸ ▸ Telegram ▸ social ▸
Instagram ▸ ▸ ▸ Instagram ▸ social ▸
Social media ▸ ▸ ▸ ▸ social ▸
Social media image ▸ ▸ ▸ ▸ social ▸
Image from social media ▸ ▸ ▸ ▸ social ▸
Via social media ▸ ▸ ▸ ▸ social ▸
Internet ▸ ▸ ▸ ▸ social ▸
Screenshot ▸ ▸ ▸ ▸ unknown ▸ screengrab
Screengrab ▸ ▸ ▸ ▸ unknown ▸ screengrab
Screenshot from video ▸ ▸ ▸ ▸ unknown ▸ screengrab
Image from video ▸ ▸ ▸ ▸ unknown ▸ screengrab
Video screenshot ▸ ▸ ▸ ▸ unknown ▸ screengrab
Screenshot from Douyin ▸ ▸ ▸ TikTok ▸ social ▸ screengrab
Public Domain/Wikimedia Commons ▸ ▸ ▸ Wikimedia Commons ▸ public-domain ▸
Wikimedia Commons ▸ ▸ ▸ Wikimedia Commons ▸ unknown ▸
Jane Doe/Wikimedia Commons ▸ Jane Doe ▸ ▸ Wikimedia Commons ▸ unknown ▸
Jane Doe/Wikimedia Commons/CC BY-SA 4.0 ▸ Jane Doe ▸ ▸ Wikimedia Commons ▸ cc ▸
CC BY 2.0 ▸ ▸ ▸ ▸ cc ▸
Jane Doe/Flickr/CC BY 2.0 ▸ Jane Doe ▸ ▸ Flickr ▸ cc ▸
Jane Doe (CC BY-SA 3.0) ▸ Jane Doe ▸ ▸ ▸ cc ▸
Flickr/Creative Commons ▸ ▸ ▸ Flickr/Creative Commons ▸ social ▸
Flickr ▸ ▸ ▸ Flickr ▸ social ▸
CC BY-NC-ND 2.0 ▸ ▸ ▸ ▸ unknown ▸
Jane Doe / CC BY-NC 4.0 ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Creative Commons ▸ ▸ ▸ Creative Commons ▸ unknown ▸
Creative Commons/AFP ▸ ▸ AFP ▸ Creative Commons ▸ wire ▸
CC0 ▸ ▸ ▸ ▸ public-domain ▸
NASA/JPL-Caltech ▸ ▸ NASA ▸ ▸ public-domain ▸
NASA Earth Observatory ▸ ▸ NASA ▸ ▸ public-domain ▸
NASA via AP ▸ ▸ NASA ▸ AP ▸ wire ▸
NASA/Handout via Reuters ▸ ▸ NASA ▸ Reuters ▸ wire ▸ handout
U.S. Navy ▸ ▸ U.S. Navy ▸ ▸ handout ▸
US Navy ▸ ▸ U.S. Navy ▸ ▸ handout ▸
U.S. Navy photo by Seaman Jane Doe ▸ Seaman Jane Doe ▸ U.S. Navy ▸ ▸ public-domain ▸
U.S. Navy via AP ▸ ▸ U.S. Navy ▸ AP ▸ wire ▸
U.S. Air Force photo by Airman 1st Class Jane Doe ▸ Airman 1st Class Jane Doe ▸ U.S. Air Force ▸ ▸ public-domain ▸
U.S. Army photo by Sgt. Jane Doe/Released ▸ Sgt. Jane Doe ▸ U.S. Army ▸ ▸ public-domain ▸
U.S. Marine Corps photo by Cpl. Jane Doe ▸ Cpl. Jane Doe ▸ U.S. Marine Corps ▸ ▸ public-domain ▸
US Navy/AFP ▸ ▸ U.S. Navy ▸ AFP ▸ wire ▸
Official White House Photo by Jane Doe ▸ Jane Doe ▸ White House ▸ ▸ public-domain ▸
White House ▸ ▸ White House ▸ ▸ handout ▸
The White House ▸ ▸ White House ▸ ▸ handout ▸
White House photo by Jane Doe ▸ Jane Doe ▸ White House ▸ ▸ public-domain ▸
State Department photo by Jane Doe ▸ Jane Doe ▸ US State Department ▸ ▸ public-domain ▸
State Department ▸ ▸ US State Department ▸ ▸ handout ▸
US Embassy ▸ ▸ US State Department ▸ ▸ handout ▸
UN Photo/Jane Doe ▸ Jane Doe ▸ United Nations ▸ ▸ handout ▸
United Nations ▸ ▸ United Nations ▸ ▸ handout ▸
UNHCR/Jane Doe ▸ Jane Doe ▸ UNHCR ▸ ▸ handout ▸
UNICEF ▸ ▸ UNICEF ▸ ▸ handout ▸
Human Rights Watch ▸ ▸ Human Rights Watch ▸ ▸ handout ▸
Amnesty International ▸ ▸ Amnesty International ▸ ▸ handout ▸
RFA photo ▸ ▸ RFA ▸ ▸ owned ▸
RFA Photo/Jane Doe ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸
RFA/Jane Doe ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸
Jane Doe/RFA ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸
Photo: RFA ▸ ▸ RFA ▸ ▸ owned ▸
Photo by Jane Doe/RFA ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸
Photo: Jane Doe/RFA ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸
Photo by RFA ▸ ▸ RFA ▸ ▸ owned ▸
RFA file photo ▸ ▸ RFA ▸ ▸ owned ▸ file
RFA archive ▸ ▸ RFA ▸ ▸ owned ▸ file
Graphic: RFA ▸ ▸ RFA ▸ ▸ owned ▸ graphic
Graphic by Jane Doe/RFA ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸ graphic
Illustration by Jane Doe/RFA ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸ illustration
Illustration: RFA ▸ ▸ RFA ▸ ▸ owned ▸ illustration
RFA illustration ▸ ▸ RFA ▸ ▸ owned ▸ illustration
RFA cartoon ▸ ▸ RFA ▸ ▸ owned ▸ illustration
Cartoon by Jane Doe/RFA ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸ illustration
Infographic by RFA ▸ ▸ RFA ▸ ▸ owned ▸ graphic
Map by RFA ▸ ▸ RFA ▸ ▸ owned ▸ graphic
Paul Example/RFA ▸ Paul Example ▸ RFA ▸ ▸ owned ▸
Photo illustration by RFA ▸ ▸ RFA ▸ ▸ unknown ▸ composite
Photo illustration by Jane Doe/RFA; photos by AFP and Reuters ▸ Jane Doe ▸ AFP ▸ Reuters ▸ wire ▸ composite
RFA screenshot ▸ ▸ RFA ▸ ▸ unknown ▸ screengrab
RFA screengrab ▸ ▸ RFA ▸ ▸ unknown ▸ screengrab
RFA video ▸ ▸ RFA ▸ ▸ owned ▸
Screenshot/RFA ▸ ▸ RFA ▸ ▸ unknown ▸ screengrab
Citizen journalist/RFA ▸ ▸ ▸ ▸ handout ▸ handout
RFA listener ▸ ▸ ▸ ▸ handout ▸ handout
Photo sent to RFA by a listener ▸ ▸ ▸ ▸ handout ▸ handout
Photo provided to RFA ▸ ▸ ▸ ▸ handout ▸ handout
Provided to RFA ▸ ▸ ▸ ▸ handout ▸ handout
Photo courtesy of RFA ▸ ▸ ▸ ▸ handout ▸ handout
Courtesy of RFA source ▸ ▸ ▸ ▸ handout ▸ handout
RFA/Facebook ▸ ▸ ▸ Facebook ▸ social ▸
Facebook/RFA ▸ ▸ ▸ Facebook ▸ social ▸
RFA, AFP ▸ ▸ AFP ▸ ▸ wire ▸
RFA/AP ▸ ▸ AP ▸ ▸ wire ▸
RFA via AP ▸ ▸ ▸ AP ▸ wire ▸
Reuters via RFA ▸ ▸ Reuters ▸ ▸ wire ▸
AFP; graphic by RFA ▸ ▸ AFP ▸ ▸ wire ▸ graphic
RFA/Jane Doe/AFP ▸ Jane Doe ▸ AFP ▸ ▸ wire ▸
RFA/The Irrawaddy ▸ ▸ The Irrawaddy ▸ ▸ wire ▸
RFA/Example News Agency ▸ ▸ Example News Agency ▸ ▸ wire ▸
RFA/Example Weekly ▸ ▸ Example Weekly ▸ ▸ wire ▸
RFA and BenarNews ▸ ▸ RFA ▸ ▸ owned ▸
BenarNews ▸ ▸ BenarNews ▸ ▸ owned ▸
BenarNews/Jane Doe ▸ Jane Doe ▸ BenarNews ▸ ▸ owned ▸
Jane Doe/BenarNews ▸ Jane Doe ▸ BenarNews ▸ ▸ owned ▸
Jane Doe for BenarNews ▸ Jane Doe ▸ BenarNews ▸ ▸ commissioned ▸
Jane Doe/for RFA ▸ Jane Doe ▸ RFA ▸ ▸ commissioned ▸
Photo by Jane Doe for RFA ▸ Jane Doe ▸ RFA ▸ ▸ commissioned ▸
for RFA ▸ ▸ RFA ▸ ▸ unknown ▸
Special to RFA ▸ ▸ RFA ▸ ▸ unknown ▸
Jane Doe for AFP ▸ Jane Doe ▸ AFP ▸ ▸ wire ▸
Jane Doe for The New York Times ▸ Jane Doe ▸ The New York Times ▸ ▸ wire ▸
Jane Doe for The Washington Post via Getty Images ▸ Jane Doe ▸ The Washington Post ▸ Getty Images ▸ wire ▸
Jane Doe for Example ▸ Jane Doe ▸ Example ▸ ▸ unknown ▸
The New York Times ▸ ▸ The New York Times ▸ ▸ wire ▸
Credit...Jane Doe/The New York Times ▸ Jane Doe ▸ The New York Times ▸ ▸ wire ▸
Credit...Pool photo by Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸ pool
Credit...Agence France-Presse — Getty Images ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
Credit...via Jane Doe ▸ ▸ ▸ Jane Doe ▸ unknown ▸
(Jane Doe/The Washington Post) ▸ Jane Doe ▸ The Washington Post ▸ ▸ wire ▸
(Jane Doe/Los Angeles Times) ▸ Jane Doe ▸ Los Angeles Times ▸ ▸ wire ▸
(Jane Doe/Los Angeles Times via Getty Images) ▸ Jane Doe ▸ Los Angeles Times ▸ Getty Images ▸ wire ▸
JANE DOE ▸ JANE DOE ▸ ▸ ▸ unknown ▸
Photo: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Photo by Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Image: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Image credit: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Photo credit: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Photo Credit: Jane Doe/Reuters ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸
Credit: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Credit: AFP ▸ ▸ AFP ▸ ▸ wire ▸
Source: AFP ▸ ▸ AFP ▸ ▸ wire ▸
Source: Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
Photo source: Xinhua ▸ ▸ Xinhua ▸ ▸ wire ▸
Image source, Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
Image source, Getty Images ▸ ▸ Getty Images ▸ ▸ stock ▸
Image source, Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
Image copyright AFP ▸ ▸ AFP ▸ ▸ wire ▸
Image copyright Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
Image copyright Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸
© AFP ▸ ▸ AFP ▸ ▸ wire ▸
© Jane Doe/AFP ▸ Jane Doe ▸ AFP ▸ ▸ wire ▸
© Reuters/Jane Doe ▸ Jane Doe ▸ Reuters ▸ ▸ wire ▸
© UNHCR/Jane Doe ▸ Jane Doe ▸ UNHCR ▸ ▸ handout ▸
©AFP/Getty Images ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
Copyright AFP ▸ ▸ AFP ▸ ▸ wire ▸
Courtesy Jane Doe ▸ Jane Doe ▸ ▸ ▸ handout ▸ handout
Photo courtesy of Jane Doe ▸ Jane Doe ▸ ▸ ▸ handout ▸ handout
Photo courtesy of Jane Doe family ▸ Jane Doe ▸ ▸ ▸ handout ▸ handout
Courtesy of the Example family ▸ Example ▸ ▸ ▸ handout ▸ handout
Courtesy photo ▸ ▸ ▸ ▸ handout ▸ handout
Courtesy ▸ ▸ ▸ ▸ handout ▸ handout
Handout ▸ ▸ ▸ ▸ handout ▸ handout
Handout photo ▸ ▸ ▸ ▸ handout ▸ handout
Handout/AFP ▸ ▸ AFP ▸ ▸ wire ▸ handout
Handout via Reuters ▸ ▸ ▸ Reuters ▸ wire ▸ handout
Handout from Example Ministry ▸ Example Ministry ▸ ▸ ▸ handout ▸ handout
Supplied: Jane Doe ▸ Jane Doe ▸ ▸ ▸ handout ▸ handout
Provided ▸ ▸ ▸ ▸ handout ▸ handout
Provided by the Doe family ▸ Doe ▸ ▸ ▸ handout ▸ handout
Photo provided by a citizen journalist ▸ ▸ ▸ ▸ handout ▸ handout
Contributed ▸ ▸ ▸ ▸ handout ▸ handout
Contributed by Jane Doe ▸ Jane Doe ▸ ▸ ▸ handout ▸ handout
Citizen photo ▸ ▸ ▸ ▸ handout ▸ handout
CJ ▸ ▸ ▸ ▸ handout ▸ handout
A citizen journalist ▸ ▸ ▸ ▸ handout ▸ handout
Local resident ▸ ▸ ▸ ▸ handout ▸ handout
Photo: citizen ▸ ▸ ▸ ▸ handout ▸ handout
Eyewitness ▸ ▸ ▸ ▸ handout ▸ handout
Anonymous ▸ ▸ ▸ ▸ unknown ▸
Stringer ▸ ▸ ▸ ▸ unknown ▸
Uncredited ▸ ▸ ▸ ▸ unknown ▸
Pool ▸ ▸ ▸ ▸ unknown ▸ pool
Pool photo ▸ ▸ ▸ ▸ unknown ▸ pool
File ▸ ▸ ▸ ▸ unknown ▸ file
File photo ▸ ▸ ▸ ▸ unknown ▸ file
File photo: Jane Doe ▸ Jane Doe ▸ ▸ ▸ unknown ▸ file
Archive ▸ ▸ ▸ ▸ unknown ▸ file
Maxar ▸ ▸ Maxar ▸ ▸ stock ▸
Maxar Technologies/AFP ▸ ▸ Maxar ▸ AFP ▸ wire ▸
Satellite image ©2022 Maxar Technologies via AP ▸ ▸ Maxar ▸ AP ▸ wire ▸
Satellite image ©2023 Maxar Technologies ▸ ▸ Maxar ▸ ▸ stock ▸
Planet Labs ▸ ▸ Planet Labs ▸ ▸ stock ▸
Planet Labs PBC ▸ ▸ Planet Labs ▸ ▸ stock ▸
Planet Labs/AP ▸ ▸ Planet Labs ▸ AP ▸ wire ▸
Google Earth ▸ ▸ Google Earth ▸ ▸ stock ▸
CNES/Airbus/Google Earth ▸ ▸ CNES ▸ ▸ stock ▸
CSIS/AMTI/Maxar ▸ ▸ CSIS ▸ ▸ stock ▸
Sentinel Hub ▸ ▸ Sentinel Hub ▸ ▸ stock ▸
Central Tibetan Administration ▸ ▸ Central Tibetan Administration ▸ ▸ handout ▸
Tibet Times ▸ ▸ Tibet Times ▸ ▸ wire ▸
Phayul ▸ ▸ Phayul ▸ ▸ wire ▸
Philippine Coast Guard ▸ ▸ Philippine Coast Guard ▸ ▸ handout ▸
Philippine Coast Guard/AFP ▸ ▸ Philippine Coast Guard ▸ AFP ▸ wire ▸
Mongabay ▸ ▸ Mongabay ▸ ▸ wire ▸
Hong Kong Free Press ▸ ▸ Hong Kong Free Press ▸ ▸ wire ▸
HK01 ▸ ▸ HK01 ▸ ▸ wire ▸
Jane Doe/freelance/RFA ▸ Jane Doe ▸ RFA ▸ ▸ unknown ▸
RFA Burmese ▸ ▸ RFA ▸ ▸ owned ▸
RFA Burmese/Ko Example ▸ Ko Example ▸ RFA ▸ ▸ owned ▸
RFA-AFP ▸ ▸ AFP ▸ ▸ wire ▸
RFA AFP ▸ ▸ AFP ▸ ▸ wire ▸
RFA/afp ▸ ▸ AFP ▸ ▸ wire ▸
RFA/Ap ▸ Ap ▸ RFA ▸ ▸ unknown ▸
RFA / Pool ▸ ▸ RFA ▸ ▸ unknown ▸ pool
RFA Vietnamese ▸ ▸ RFA ▸ ▸ owned ▸
RFA/NASA ▸ ▸ NASA ▸ ▸ unknown ▸
RFA/CC BY 2.0 ▸ ▸ RFA ▸ ▸ unknown ▸
RFA public domain ▸ ▸ RFA ▸ ▸ unknown ▸
RFA/自由亚洲电台 ▸ ▸ RFA ▸ ▸ owned ▸
RFA/Ko A, Ko B ▸ Ko A, Ko B ▸ RFA ▸ ▸ unknown ▸
RFA/Ko A and Ko B ▸ Ko A and Ko B ▸ RFA ▸ ▸ unknown ▸
RFA/STR ▸ ▸ RFA ▸ ▸ unknown ▸
RFA/Jane Doe/File ▸ Jane Doe ▸ RFA ▸ ▸ owned ▸ file
(圖/路透) ▸ ▸ Reuters ▸ ▸ wire ▸
图像来源: Str/AFP/Getty Images ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
사진 제공=외교부 ▸ ▸ 외교부 ▸ ▸ handout ▸ handout
조선중앙TV·연합뉴스 ▸ ▸ KCNA ▸ Yonhap ▸ wire ▸
ⓒ연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
[국내에서만 사용가능. 재배포 금지. For Use Only in the Republic of Korea. No Redistribution] 연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
Nguồn ảnh: FB Nguyễn Văn B ▸ Nguyễn Văn B ▸ ▸ Facebook ▸ social ▸
法新社 ▸ ▸ AFP ▸ ▸ wire ▸
法新社图片 ▸ ▸ AFP ▸ ▸ wire ▸
法新社资料图片 ▸ ▸ AFP ▸ ▸ wire ▸ file
法新社資料圖片 ▸ ▸ AFP ▸ ▸ wire ▸ file
路透社 ▸ ▸ Reuters ▸ ▸ wire ▸
路透社图片 ▸ ▸ Reuters ▸ ▸ wire ▸
路透社资料图片 ▸ ▸ Reuters ▸ ▸ wire ▸ file
路透社記者王小明攝 ▸ 王小明 ▸ Reuters ▸ ▸ wire ▸
美联社 ▸ ▸ AP ▸ ▸ wire ▸
美联社图片 ▸ ▸ AP ▸ ▸ wire ▸
美聯社圖片 ▸ ▸ AP ▸ ▸ wire ▸
美聯社資料圖片 ▸ ▸ AP ▸ ▸ wire ▸ file
美联社/李明 ▸ 李明 ▸ AP ▸ ▸ wire ▸
欧新社 ▸ ▸ EPA ▸ ▸ wire ▸
共同社 ▸ ▸ Kyodo ▸ ▸ wire ▸
共同社/路透社 ▸ ▸ Kyodo ▸ Reuters ▸ wire ▸
新华社 ▸ ▸ Xinhua ▸ ▸ wire ▸
新华社图片 ▸ ▸ Xinhua ▸ ▸ wire ▸
新华社/法新社 ▸ ▸ Xinhua ▸ AFP ▸ wire ▸
新华社记者王晔、李明摄 ▸ 王晔, 李明 ▸ Xinhua ▸ ▸ wire ▸
新华社发 王晔 摄 ▸ 王晔 ▸ Xinhua ▸ ▸ wire ▸
新华社发 ▸ ▸ Xinhua ▸ ▸ wire ▸
新华社资料图片 ▸ ▸ Xinhua ▸ ▸ wire ▸ file
中新社记者 王晔 摄 ▸ 王晔 ▸ China News Service ▸ ▸ wire ▸
中新社发 王晔 摄 ▸ 王晔 ▸ China News Service ▸ ▸ wire ▸
中央社 ▸ ▸ CNA ▸ ▸ wire ▸
中央社記者王小明攝 ▸ 王小明 ▸ CNA ▸ ▸ wire ▸
中央社檔案照片 ▸ ▸ CNA ▸ ▸ wire ▸ file
中央社/台灣總統府提供 ▸ ▸ CNA ▸ ▸ wire ▸ handout
台湾总统府 ▸ ▸ Taiwan Presidential Office ▸ ▸ handout ▸
台湾国防部提供 ▸ ▸ Taiwan Ministry of Defence ▸ ▸ handout ▸ handout
台灣國防部/美聯社 ▸ ▸ Taiwan Ministry of Defence ▸ AP ▸ wire ▸
總統府提供 ▸ ▸ Taiwan Presidential Office ▸ ▸ handout ▸ handout
朝中社/法新社 ▸ ▸ KCNA ▸ AFP ▸ wire ▸
朝中社/路透社 ▸ ▸ KCNA ▸ Reuters ▸ wire ▸
人民网 ▸ ▸ People's Daily ▸ ▸ wire ▸
人民日报 ▸ ▸ People's Daily ▸ ▸ wire ▸
央视 ▸ ▸ CCTV ▸ ▸ wire ▸
央视视频截图 ▸ ▸ CCTV ▸ ▸ wire ▸ screengrab
中国央视截图 ▸ ▸ CCTV ▸ ▸ wire ▸ screengrab
微博 ▸ ▸ ▸ Weibo ▸ social ▸
微博截图 ▸ ▸ ▸ Weibo ▸ social ▸ screengrab
微博图片 ▸ ▸ ▸ Weibo ▸ social ▸
微信截图 ▸ ▸ ▸ WeChat ▸ social ▸ screengrab
推特截图 ▸ ▸ ▸ X ▸ social ▸ screengrab
推特图片 ▸ ▸ ▸ X ▸ social ▸
推特 ▸ ▸ ▸ X ▸ social ▸
脸书 ▸ ▸ ▸ Facebook ▸ social ▸
臉書圖片 ▸ ▸ ▸ Facebook ▸ social ▸
脸书截图 ▸ ▸ ▸ Facebook ▸ social ▸
取自脸书 ▸ ▸ ▸ Facebook ▸ social ▸
翻攝自臉書 ▸ ▸ ▸ Facebook ▸ social ▸
翻攝自微博 ▸ ▸ ▸ Weibo ▸ social ▸
抖音截图 ▸ ▸ ▸ TikTok ▸ social ▸ screengrab
抖音视频截图 ▸ ▸ ▸ TikTok ▸ social ▸ screengrab
YouTube截图 ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
网络图片 ▸ ▸ ▸ ▸ social ▸
網絡圖片 ▸ ▸ ▸ ▸ social ▸
网路图片 ▸ ▸ ▸ ▸ social ▸
网络视频截图 ▸ ▸ ▸ ▸ social ▸ screengrab
社媒 ▸ ▸ ▸ ▸ social ▸
社媒截图 ▸ ▸ ▸ ▸ social ▸ screengrab
社交媒体 ▸ ▸ ▸ ▸ social ▸
视频截图 ▸ ▸ ▸ ▸ unknown ▸ screengrab
影片截圖 ▸ ▸ ▸ ▸ unknown ▸ screengrab
截图 ▸ ▸ ▸ ▸ unknown ▸ screengrab
官网截图 ▸ ▸ ▸ ▸ social ▸ screengrab
资料图片 ▸ ▸ ▸ ▸ unknown ▸ file
資料圖片 ▸ ▸ ▸ ▸ unknown ▸ file
档案照片 ▸ ▸ ▸ ▸ unknown ▸ file
资料图 ▸ ▸ ▸ ▸ unknown ▸ file
受訪者提供 ▸ ▸ ▸ ▸ handout ▸ handout
受访人提供 ▸ ▸ ▸ ▸ handout ▸ handout
受访者提供/记者王晔 ▸ 王晔 ▸ ▸ ▸ handout ▸ handout
受访者独家提供 ▸ ▸ ▸ ▸ handout ▸ handout
李明提供 ▸ 李明 ▸ ▸ ▸ handout ▸ handout
李明 提供 ▸ 李明 ▸ ▸ ▸ handout ▸ handout
李明提供/RFA ▸ 李明 ▸ ▸ ▸ handout ▸ handout
志愿者提供 ▸ ▸ ▸ ▸ handout ▸ handout
知情人提供 ▸ ▸ ▸ ▸ handout ▸ handout
网友提供 ▸ ▸ ▸ ▸ handout ▸ handout
家属提供 ▸ ▸ ▸ ▸ handout ▸ handout
当事人提供 ▸ ▸ ▸ ▸ handout ▸ handout
台湾民进党提供 ▸ 台湾民进党 ▸ ▸ ▸ handout ▸ handout
图片来源：法新社 ▸ ▸ AFP ▸ ▸ wire ▸
图片来源：受访者提供 ▸ ▸ ▸ ▸ handout ▸ handout
图源：路透社 ▸ ▸ Reuters ▸ ▸ wire ▸
图源：网络 ▸ ▸ ▸ ▸ social ▸
图/美联社 ▸ ▸ AP ▸ ▸ wire ▸
图：法新社 ▸ ▸ AFP ▸ ▸ wire ▸
摄影：王晔 ▸ 王晔 ▸ ▸ ▸ unknown ▸
王晔摄 ▸ 王晔 ▸ ▸ ▸ unknown ▸
王晔 摄 ▸ 王晔 ▸ ▸ ▸ unknown ▸
记者王晔摄 ▸ 王晔 ▸ ▸ ▸ unknown ▸
本台记者王晔摄 ▸ 王晔 ▸ ▸ ▸ unknown ▸
RFA记者王晔摄 ▸ 王晔 ▸ RFA ▸ ▸ owned ▸
RFA/记者王晔 ▸ 王晔 ▸ RFA ▸ ▸ owned ▸
记者王晔/RFA ▸ 王晔 ▸ RFA ▸ ▸ owned ▸
自由亚洲电台 ▸ ▸ RFA ▸ ▸ owned ▸
自由亚洲电台图片 ▸ ▸ RFA ▸ ▸ owned ▸
自由亚洲电台记者王晔摄 ▸ 王晔 ▸ RFA ▸ ▸ owned ▸
自由亚洲电台资料图片 ▸ ▸ RFA ▸ ▸ owned ▸ file
自由亚洲电台制图 ▸ ▸ RFA ▸ ▸ owned ▸ graphic
RFA制图 ▸ ▸ RFA ▸ ▸ owned ▸ graphic
RFA製圖 ▸ ▸ RFA ▸ ▸ owned ▸ graphic
RFA资料图片 ▸ ▸ RFA ▸ ▸ owned ▸ file
RFA图片 ▸ ▸ RFA ▸ ▸ owned ▸
RFA截图 ▸ ▸ RFA ▸ ▸ unknown ▸ screengrab
RFA漫画 ▸ ▸ RFA ▸ ▸ owned ▸ illustration
变态辣椒/RFA ▸ 变态辣椒 ▸ RFA ▸ ▸ owned ▸
RFA粵語組製圖 ▸ ▸ RFA粵語組 ▸ ▸ owned ▸ graphic
自由亚洲电台/法新社 ▸ ▸ AFP ▸ ▸ wire ▸
法新社/自由亚洲电台 ▸ ▸ AFP ▸ ▸ wire ▸
RFA合成图 ▸ ▸ RFA ▸ ▸ unknown ▸ composite
RFA制图/美联社图片 ▸ ▸ AP ▸ ▸ wire ▸ graphic
合成图：法新社、路透社 ▸ ▸ AFP ▸ Reuters ▸ wire ▸ composite
视觉中国/法新社 ▸ ▸ AFP ▸ VCG ▸ wire ▸
东方IC ▸ ▸ IC Photo ▸ ▸ stock ▸
盖蒂图片社 ▸ ▸ Getty Images ▸ ▸ stock ▸
Getty Images/法新社 ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
法新社/Getty Images ▸ ▸ AFP ▸ Getty Images ▸ wire ▸
维基百科 ▸ ▸ ▸ Wikimedia Commons ▸ unknown ▸
维基百科/公有领域 ▸ ▸ ▸ Wikimedia Commons ▸ public-domain ▸
公有领域 ▸ ▸ ▸ ▸ public-domain ▸
公共领域 ▸ ▸ ▸ ▸ public-domain ▸
联合国 ▸ ▸ United Nations ▸ ▸ handout ▸
联合国图片/王晔 ▸ 王晔 ▸ United Nations ▸ ▸ handout ▸
白宫 ▸ ▸ White House ▸ ▸ handout ▸
美国国防部 ▸ ▸ U.S. Department of Defense ▸ ▸ handout ▸
美国海军 ▸ ▸ U.S. Navy ▸ ▸ handout ▸
香港01 ▸ ▸ 香港01 ▸ ▸ wire ▸
立場新聞 ▸ ▸ 立場新聞 ▸ ▸ wire ▸
苹果日报 ▸ ▸ Apple Daily ▸ ▸ wire ▸
明报 ▸ ▸ Ming Pao ▸ ▸ wire ▸
香港政府新聞處 ▸ ▸ HK government ▸ ▸ handout ▸
達志影像/美聯社 ▸ ▸ AP ▸ TPG Images ▸ wire ▸
達志影像 ▸ ▸ TPG Images ▸ ▸ stock ▸
三立新聞網 ▸ 新聞網 ▸ 三立 ▸ ▸ wire ▸
示意图 ▸ ▸ ▸ ▸ unknown ▸ illustration
插图 ▸ ▸ ▸ ▸ unknown ▸ illustration
地图 ▸ ▸ ▸ ▸ unknown ▸ graphic
漫画 ▸ ▸ ▸ ▸ unknown ▸ illustration
图表：王晔 ▸ 王晔 ▸ ▸ ▸ unknown ▸ graphic
연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
사진: 연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
사진/연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
사진 = 뉴시스 ▸ ▸ Newsis ▸ ▸ wire ▸
사진=뉴시스 ▸ ▸ Newsis ▸ ▸ wire ▸
사진=AP/뉴시스 ▸ ▸ AP ▸ Newsis ▸ wire ▸
사진=로이터/뉴스1 ▸ ▸ Reuters ▸ News1 ▸ wire ▸
AP=연합뉴스 ▸ ▸ AP ▸ Yonhap ▸ wire ▸
로이터=연합뉴스 ▸ ▸ Reuters ▸ Yonhap ▸ wire ▸
AFP=연합뉴스 ▸ ▸ AFP ▸ Yonhap ▸ wire ▸
EPA=연합뉴스 ▸ ▸ EPA ▸ Yonhap ▸ wire ▸
AP/연합뉴스 ▸ ▸ AP ▸ Yonhap ▸ wire ▸
AP 연합뉴스 ▸ ▸ AP ▸ Yonhap ▸ wire ▸
AFP/연합뉴스 ▸ ▸ AFP ▸ Yonhap ▸ wire ▸
로이터/연합뉴스 ▸ ▸ Reuters ▸ Yonhap ▸ wire ▸
로이터 연합뉴스 ▸ ▸ Reuters ▸ Yonhap ▸ wire ▸
연합뉴스 제공 ▸ ▸ Yonhap ▸ ▸ wire ▸
사진제공=연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
사진출처=연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
사진출처-연합뉴스 ▸ ▸ Yonhap ▸ ▸ wire ▸
사진 출처: AFP ▸ ▸ AFP ▸ ▸ wire ▸
연합뉴스 자료사진 ▸ ▸ Yonhap ▸ ▸ wire ▸ file
[연합뉴스 자료사진] ▸ ▸ Yonhap ▸ ▸ wire ▸ file
연합뉴스TV 캡처 ▸ ▸ Yonhap ▸ ▸ wire ▸ screengrab
[연합뉴스TV 제공] ▸ ▸ Yonhap ▸ ▸ wire ▸
조선중앙통신 ▸ ▸ KCNA ▸ ▸ wire ▸
조선중앙통신=연합뉴스 ▸ ▸ KCNA ▸ Yonhap ▸ wire ▸
조선중앙TV 캡처 ▸ ▸ KCNA ▸ ▸ wire ▸ screengrab
조선중앙TV 화면 캡처 ▸ ▸ KCNA ▸ ▸ wire ▸ screengrab
조선중앙TV/연합뉴스 ▸ ▸ KCNA ▸ Yonhap ▸ wire ▸
노동신문 ▸ ▸ Rodong Sinmun ▸ ▸ wire ▸
노동신문/뉴스1 ▸ ▸ Rodong Sinmun ▸ News1 ▸ wire ▸
노동신문=뉴스1 ▸ ▸ Rodong Sinmun ▸ News1 ▸ wire ▸
노동신문 캡처 ▸ ▸ Rodong Sinmun ▸ ▸ wire ▸ screengrab
우리민족끼리 홈페이지 캡처 ▸ ▸ Uriminzokkiri ▸ ▸ wire ▸ screengrab
뉴스1 ▸ ▸ News1 ▸ ▸ wire ▸
뉴스1 제공 ▸ ▸ News1 ▸ ▸ wire ▸
AP통신 ▸ ▸ AP ▸ ▸ wire ▸
로이터 ▸ ▸ Reuters ▸ ▸ wire ▸
로이터통신 ▸ ▸ Reuters ▸ ▸ wire ▸
신화통신 ▸ ▸ Xinhua ▸ ▸ wire ▸
교도통신 ▸ ▸ Kyodo ▸ ▸ wire ▸
타스통신 ▸ ▸ TASS ▸ ▸ wire ▸
자유아시아방송 ▸ ▸ RFA ▸ ▸ owned ▸
자유아시아방송/홍길동 ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸
RFA PHOTO/홍길동 ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸
RFA Photo-홍길동 ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸
RFA PHOTO ▸ ▸ RFA ▸ ▸ owned ▸
RFA 사진/홍길동 ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸
RFA/홍길동 기자 ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸
RFA 홍길동 기자 ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸
홍길동 기자/RFA ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸
RFA 그래픽 ▸ ▸ RFA ▸ ▸ owned ▸ graphic
그래픽=홍길동 ▸ 홍길동 ▸ ▸ ▸ unknown ▸ graphic
RFA 그래픽/홍길동 ▸ 홍길동 ▸ RFA ▸ ▸ owned ▸ graphic
RFA 자료사진 ▸ ▸ RFA ▸ ▸ owned ▸ file
홍길동 기자 ▸ 홍길동 ▸ ▸ ▸ unknown ▸
사진=홍길동 기자 ▸ 홍길동 ▸ ▸ ▸ unknown ▸
홍길동 제공 ▸ 홍길동 ▸ ▸ ▸ handout ▸ handout
사진제공=홍길동 ▸ 홍길동 ▸ ▸ ▸ handout ▸ handout
사진제공-홍길동 ▸ 홍길동 ▸ ▸ ▸ handout ▸ handout
탈북민 제공 ▸ 탈북민 ▸ ▸ ▸ handout ▸ handout
소식통 제공 ▸ ▸ ▸ ▸ handout ▸ handout
독자 제공 ▸ ▸ ▸ ▸ handout ▸ handout
취재원 제공 ▸ ▸ ▸ ▸ handout ▸ handout
통일부 제공 ▸ ▸ 통일부 ▸ ▸ handout ▸ handout
통일부 ▸ ▸ 통일부 ▸ ▸ handout ▸
사진제공=통일부 ▸ ▸ 통일부 ▸ ▸ handout ▸ handout
대통령실 제공 ▸ ▸ 대통령실 ▸ ▸ handout ▸ handout
국방부 제공/연합뉴스 ▸ ▸ 국방부 ▸ Yonhap ▸ wire ▸ handout
미 국방부 ▸ ▸ U.S. Department of Defense ▸ ▸ handout ▸
미 해군 제공 ▸ ▸ U.S. Navy ▸ ▸ handout ▸ handout
유튜브 캡처 ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
유튜브 영상 캡처 ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
유튜브 화면 캡처 ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
페이스북 캡처 ▸ ▸ ▸ Facebook ▸ social ▸ screengrab
페이스북 ▸ ▸ ▸ Facebook ▸ social ▸
트위터 캡처 ▸ ▸ ▸ X ▸ social ▸ screengrab
웨이보 캡처 ▸ ▸ ▸ Weibo ▸ social ▸ screengrab
인스타그램 ▸ ▸ ▸ Instagram ▸ social ▸
구글어스 ▸ ▸ 구글어스 ▸ ▸ stock ▸
구글어스 캡처 ▸ ▸ 구글어스 ▸ ▸ stock ▸ screengrab
게티이미지 ▸ ▸ Getty Images ▸ ▸ stock ▸
게티이미지코리아 ▸ ▸ Getty Images ▸ ▸ stock ▸
위키피디아 ▸ ▸ ▸ Wikimedia Commons ▸ unknown ▸
위키미디어 ▸ ▸ ▸ Wikimedia Commons ▸ unknown ▸
인터넷 캡처 ▸ ▸ ▸ ▸ social ▸ screengrab
동영상 캡처 ▸ ▸ ▸ ▸ unknown ▸ screengrab
방송화면 캡처 ▸ ▸ ▸ ▸ unknown ▸ screengrab
자료사진 ▸ ▸ ▸ ▸ unknown ▸ file
데일리NK ▸ ▸ 데일리NK ▸ ▸ wire ▸
아시아프레스 ▸ ▸ 아시아프레스 ▸ ▸ wire ▸
아시아프레스 제공 ▸ ▸ 아시아프레스 ▸ ▸ wire ▸
조선일보 ▸ ▸ 조선일보 ▸ ▸ wire ▸
일러스트=홍길동 ▸ 홍길동 ▸ ▸ ▸ unknown ▸ illustration
합성사진 ▸ ▸ ▸ ▸ unknown ▸ composite
사진공동취재단 ▸ ▸ 사진공동취재단 ▸ ▸ wire ▸
Ảnh: AFP ▸ ▸ AFP ▸ ▸ wire ▸
Ảnh: Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
Ảnh AFP ▸ ▸ AFP ▸ ▸ wire ▸
Ảnh: AP ▸ ▸ AP ▸ ▸ wire ▸
Ảnh: VNA ▸ ▸ VNA ▸ ▸ wire ▸
Ảnh: RFA ▸ ▸ RFA ▸ ▸ owned ▸
Ảnh RFA ▸ ▸ RFA ▸ ▸ owned ▸
Hình: RFA ▸ ▸ RFA ▸ ▸ owned ▸
Hình RFA ▸ ▸ RFA ▸ ▸ owned ▸
Ảnh: RFA/Nguyễn Văn A ▸ Nguyễn Văn A ▸ RFA ▸ ▸ owned ▸
Ảnh của RFA ▸ ▸ RFA ▸ ▸ owned ▸
Nguồn: RFA ▸ ▸ RFA ▸ ▸ owned ▸
Nguồn ảnh: Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
Nguồn: Facebook ▸ ▸ ▸ Facebook ▸ social ▸
Ảnh: Facebook ▸ ▸ ▸ Facebook ▸ social ▸
Ảnh: Facebook Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ Facebook ▸ social ▸
Ảnh: Facebook/Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ Facebook ▸ social ▸
Ảnh: FB Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ Facebook ▸ social ▸
Facebook Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ Facebook ▸ social ▸
FB Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ Facebook ▸ social ▸
Ảnh: Fanpage Việt Tân ▸ Việt Tân ▸ ▸ Facebook ▸ social ▸
Ảnh: Tuổi Trẻ ▸ ▸ Tuổi Trẻ ▸ ▸ wire ▸
Ảnh: Báo Tuổi Trẻ ▸ ▸ Báo Tuổi Trẻ ▸ ▸ wire ▸
Báo Thanh Niên ▸ ▸ Báo Thanh Niên ▸ ▸ wire ▸
Ảnh: Thanh Niên Online ▸ ▸ Thanh Niên ▸ ▸ wire ▸
Ảnh: VnExpress ▸ ▸ VnExpress ▸ ▸ wire ▸
Ảnh: Dân Trí ▸ ▸ Dân Trí ▸ ▸ wire ▸
Ảnh: Báo Công an Nhân dân ▸ ▸ Báo Công an ▸ ▸ wire ▸
Ảnh: Báo Chính phủ ▸ ▸ Báo Chính phủ ▸ ▸ wire ▸
Ảnh: VOV ▸ ▸ VOV ▸ ▸ wire ▸
Ảnh: Zing ▸ ▸ Zing ▸ ▸ wire ▸
Ảnh: Báo Bắc Giang ▸ ▸ Báo Bắc Giang ▸ ▸ wire ▸
Ảnh: Gia đình cung cấp ▸ ▸ ▸ ▸ handout ▸ handout
Ảnh do gia đình cung cấp ▸ ▸ ▸ ▸ handout ▸ handout
Ảnh do nhân vật cung cấp ▸ ▸ ▸ ▸ handout ▸ handout
Ảnh: NVCC ▸ ▸ ▸ ▸ handout ▸ handout
Ảnh: Nhân vật cung cấp ▸ ▸ ▸ ▸ handout ▸ handout
Nguyễn Văn A cung cấp ▸ Nguyễn Văn A ▸ ▸ ▸ handout ▸ handout
Ảnh: Công an cung cấp ▸ Công an ▸ ▸ ▸ handout ▸ handout
Hình do Nguyễn Văn A gửi RFA ▸ Nguyễn Văn A ▸ ▸ ▸ handout ▸ handout
Ảnh: Bạn đọc cung cấp ▸ ▸ ▸ ▸ handout ▸ handout
Ảnh: Người dân cung cấp ▸ ▸ ▸ ▸ handout ▸ handout
Citizen ▸ ▸ ▸ ▸ handout ▸ handout
Ảnh chụp màn hình Facebook ▸ ▸ ▸ Facebook ▸ social ▸ screengrab
Ảnh chụp màn hình/YouTube ▸ ▸ ▸ YouTube ▸ social ▸ screengrab
Ảnh chụp màn hình VTV ▸ ▸ VTV ▸ ▸ wire ▸ screengrab
Ảnh chụp màn hình từ video ▸ ▸ ▸ ▸ unknown ▸ screengrab
Hình chụp màn hình ▸ ▸ ▸ ▸ unknown ▸ screengrab
Ảnh cắt từ video ▸ ▸ ▸ ▸ unknown ▸ screengrab
Ảnh chụp từ clip ▸ ▸ ▸ ▸ unknown ▸ screengrab
Ảnh minh hoạ ▸ ▸ ▸ ▸ unknown ▸ illustration
Ảnh minh họa: AFP ▸ ▸ AFP ▸ ▸ wire ▸ illustration
Ảnh minh họa/Reuters ▸ ▸ Reuters ▸ ▸ wire ▸ illustration
Ảnh minh hoạ. AFP ▸ ▸ AFP ▸ ▸ wire ▸ illustration
AFP (Ảnh minh họa) ▸ ▸ AFP ▸ ▸ wire ▸ illustration
Hình minh họa. AFP ▸ ▸ AFP ▸ ▸ wire ▸ illustration
Hình minh họa. Reuters ▸ ▸ Reuters ▸ ▸ wire ▸ illustration
Ảnh tư liệu ▸ ▸ ▸ ▸ unknown ▸ file
Ảnh tư liệu: AFP ▸ ▸ AFP ▸ ▸ wire ▸ file
AFP (Ảnh tư liệu) ▸ ▸ AFP ▸ ▸ wire ▸ file
Ảnh tư liệu/Reuters ▸ ▸ Reuters ▸ ▸ wire ▸ file
Ảnh ghép: RFA ▸ ▸ RFA ▸ ▸ unknown ▸ composite
Ảnh ghép RFA ▸ ▸ RFA ▸ ▸ unknown ▸ composite
RFA đồ họa ▸ ▸ RFA ▸ ▸ owned ▸ graphic
Đồ họa: RFA ▸ ▸ RFA ▸ ▸ owned ▸ graphic
Tranh: Nguyễn Văn A/RFA ▸ Nguyễn Văn A ▸ RFA ▸ ▸ owned ▸ illustration
Ảnh: Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ ▸ unknown ▸
Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ ▸ unknown ▸
Courtesy of Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ ▸ handout ▸ handout
Photo courtesy of Facebook Nguyễn Văn A ▸ Nguyễn Văn A ▸ ▸ Facebook ▸ handout ▸ handout
Ảnh mạng xã hội ▸ ▸ ▸ ▸ social ▸
Mạng xã hội ▸ ▸ ▸ ▸ social ▸
Ảnh: Internet ▸ ▸ ▸ ▸ social ▸
Ảnh: CSIS/AMTI ▸ ▸ CSIS ▸ ▸ handout ▸
Ảnh: Wikipedia ▸ ▸ ▸ Wikimedia Commons ▸ unknown ▸
Thông tấn xã Việt Nam ▸ ▸ VNA ▸ ▸ wire ▸
Thông tấn xã Việt Nam/AFP ▸ ▸ VNA ▸ AFP ▸ wire ▸
Hãng tin AFP ▸ ▸ AFP ▸ ▸ wire ▸
Tân Hoa Xã ▸ ▸ Xinhua ▸ ▸ wire ▸
ဓာတ်ပုံ-AFP ▸ ▸ AFP ▸ ▸ wire ▸
ဓာတ်ပုံ – Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
ဓာတ်ပုံ: AP ▸ ▸ AP ▸ ▸ wire ▸
ဓာတ်ပုံ/RFA ▸ ▸ RFA ▸ ▸ owned ▸
ဓာတ်ပုံ - RFA ▸ ▸ RFA ▸ ▸ owned ▸
RFA ဓာတ်ပုံ ▸ ▸ RFA ▸ ▸ owned ▸
RFA/အောင်အောင် ▸ အောင်အောင် ▸ RFA ▸ ▸ owned ▸
အောင်အောင်/RFA ▸ အောင်အောင် ▸ RFA ▸ ▸ owned ▸
ဓာတ်ပုံ-အောင်အောင် ▸ အောင်အောင် ▸ ▸ ▸ unknown ▸
ဓာတ်ပုံ - အောင်အောင်/RFA ▸ အောင်အောင် ▸ RFA ▸ ▸ owned ▸
ဓာတ်ပုံ - ဧရာဝတီ ▸ ▸ The Irrawaddy ▸ ▸ wire ▸
ဓာတ်ပုံ - မြန်မာနောင်း ▸ ▸ Myanmar Now ▸ ▸ wire ▸
ဓာတ်ပုံ - ဒီဗွီဘီ ▸ ▸ DVB ▸ ▸ wire ▸
ဓာတ်ပုံ - မဇ္ဈိမ ▸ ▸ Mizzima ▸ ▸ wire ▸
ဓာတ်ပုံ - ခေတ်သစ်မီဒီယာ ▸ ▸ ခေတ်သစ်မီဒီယာ ▸ ▸ wire ▸
ဓာတ်ပုံ - Khit Thit Media ▸ ▸ Khit Thit Media ▸ ▸ wire ▸
ဓာတ်ပုံ - CJ ▸ ▸ ▸ ▸ handout ▸ handout
CJ/RFA ▸ ▸ ▸ ▸ handout ▸ handout
ဓာတ်ပုံ - Citizen Journalist ▸ ▸ ▸ ▸ handout ▸ handout
ဓာတ်ပုံ - ပြည်သူ့သတင်းထောက် ▸ ▸ ▸ ▸ handout ▸ handout
ဓာတ်ပုံ - ဒေသခံ ▸ ▸ ▸ ▸ handout ▸ handout
ဒေသခံ ပေးပို့ ▸ ▸ ▸ ▸ handout ▸ handout
ဓာတ်ပုံ - အောင်အောင် ပေးပို့ ▸ အောင်အောင် ▸ ▸ ▸ handout ▸ handout
ဓာတ်ပုံ - Facebook ▸ ▸ ▸ Facebook ▸ social ▸
ဓာတ်ပုံ - ဖေ့စ်ဘုတ် ▸ ▸ ▸ Facebook ▸ social ▸
ဓာတ်ပုံ - လူမှုကွန်ရက် ▸ ▸ ▸ ▸ social ▸
ဓာတ်ပုံ - အွန်လိုင်း ▸ ▸ ▸ ▸ social ▸
ဓာတ်ပုံ - MRTV ▸ ▸ MRTV ▸ ▸ wire ▸
ဓာတ်ပုံ - မြဝတီ ▸ ▸ မြဝတီ ▸ ▸ wire ▸
ဓာတ်ပုံ - KNU ▸ ▸ KNU ▸ ▸ wire ▸
ဓာတ်ပုံ - KNLA ▸ KNLA ▸ ▸ ▸ unknown ▸
မှတ်တမ်းဓာတ်ပုံ ▸ ▸ ▸ ▸ unknown ▸ file
မှတ်တမ်းဓာတ်ပုံ - AFP ▸ ▸ AFP ▸ ▸ wire ▸ file
ဓာတ်ပုံ-မှတ်တမ်း ▸ ▸ ▸ ▸ unknown ▸ file
ဓာတ်ပုံ - အေအက်ဖ်ပီ ▸ ▸ AFP ▸ ▸ wire ▸
ဓာတ်ပုံ - ရိုက်တာ ▸ ▸ Reuters ▸ ▸ wire ▸
အေပီ ▸ ▸ AP ▸ ▸ wire ▸
အာအက်ဖ်အေ ▸ ▸ RFA ▸ ▸ owned ▸
ဂရပ်ဖစ် - RFA ▸ ▸ RFA ▸ ▸ owned ▸ graphic
ဗီဒီယိုမှ - RFA ▸ ▸ RFA ▸ ▸ unknown ▸ screengrab
ภาพ: เอพี ▸ ▸ AP ▸ ▸ wire ▸
ภาพ เอเอฟพี ▸ ▸ AFP ▸ ▸ wire ▸
เอเอฟพี ▸ ▸ AFP ▸ ▸ wire ▸
รอยเตอร์ ▸ ▸ Reuters ▸ ▸ wire ▸
เอพี ▸ ▸ AP ▸ ▸ wire ▸
ภาพจาก AFP ▸ ▸ AFP ▸ ▸ wire ▸
ภาพจากเฟซบุ๊ก ▸ ▸ ▸ Facebook ▸ social ▸
ภาพ: เฟซบุ๊ก สมชาย ใจดี ▸ สมชาย ใจดี ▸ ▸ Facebook ▸ social ▸
ภาพโดย สมชาย ใจดี ▸ สมชาย ใจดี ▸ ▸ ▸ unknown ▸
ภาพ: สมชาย ใจดี ▸ สมชาย ใจดี ▸ ▸ ▸ unknown ▸
ภาพ: สมชาย ใจดี/เบนาร์นิวส์ ▸ สมชาย ใจดี ▸ BenarNews ▸ ▸ owned ▸
สมชาย ใจดี/เบนาร์นิวส์ ▸ สมชาย ใจดี ▸ BenarNews ▸ ▸ owned ▸
เบนาร์นิวส์ ▸ ▸ BenarNews ▸ ▸ owned ▸
ภาพ: เบนาร์นิวส์ ▸ ▸ BenarNews ▸ ▸ owned ▸
ที่มา: รอยเตอร์ ▸ ▸ Reuters ▸ ▸ wire ▸
ที่มาภาพ: ประชาไท ▸ ▸ ประชาไท ▸ ▸ wire ▸
ภาพ: ประชาไท ▸ ▸ ประชาไท ▸ ▸ wire ▸
ภาพ: ไทยพีบีเอส ▸ ▸ ไทยพีบีเอส ▸ ▸ wire ▸
ขอบคุณภาพจาก สมชาย ใจดี ▸ สมชาย ใจดี ▸ ▸ ▸ handout ▸ handout
ขอบคุณภาพจาก มติชน ▸ ▸ มติชน ▸ ▸ wire ▸
แฟ้มภาพ ▸ ▸ ▸ ▸ unknown ▸ file
แฟ้มภาพ: รอยเตอร์ ▸ ▸ Reuters ▸ ▸ wire ▸ file
ภาพ: เอเอฟพี (แฟ้มภาพ) ▸ ▸ AFP ▸ ▸ wire ▸ file
ภาพหน้าจอ ▸ ▸ ▸ ▸ unknown ▸ screengrab
ภาพประกอบ ▸ ▸ ▸ ▸ unknown ▸ illustration
กราฟิก: เบนาร์นิวส์ ▸ ▸ BenarNews ▸ ▸ owned ▸ graphic
ภาพ: กอ.รมน. ▸ ▸ กอ.รมน. ▸ ▸ handout ▸
ภาพ: กองทัพบก ▸ ▸ กองทัพบก ▸ ▸ handout ▸
ภาพ: กระทรวงสาธารณสุข ▸ กระทรวงสาธารณสุข ▸ ▸ ▸ handout ▸
ภาพ: สำนักข่าวซินหัว ▸ ▸ Xinhua ▸ ▸ wire ▸
ສຳນັກຂ່າວຊິນຫວາ ▸ ▸ Xinhua ▸ ▸ wire ▸
ຮູບ: RFA ▸ ▸ RFA ▸ ▸ owned ▸
ຮູບ: ເຟສບຸກ ▸ ▸ ▸ Facebook ▸ social ▸
ຮູບຈາກ Facebook ▸ ▸ ▸ Facebook ▸ social ▸
ຮູບ: ຊາວບ້ານ ▸ ▸ ▸ ▸ handout ▸ handout
ຊາວບ້ານ ▸ ▸ ▸ ▸ handout ▸ handout
ພົນລະເມືອງ ▸ ▸ ▸ ▸ handout ▸ handout
ຮູບ: ພົນລະເມືອງຂ່າວ ▸ ▸ ພົນລະເມືອງຂ່າວ ▸ ▸ wire ▸
ພາບ: Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
ພາບ: ຣອຍເຕີ ▸ ▸ Reuters ▸ ▸ wire ▸
ຮູບ: ປະເທດລາວ ▸ ▸ ປະເທດລາວ ▸ ▸ wire ▸
ຮູບ: ວຽງຈັນໃໝ່ ▸ ▸ ວຽງຈັນໃໝ່ ▸ ▸ wire ▸
ຮູບ: ຂປລ ▸ ▸ KPL ▸ ▸ wire ▸
ຮູບ: ສົມຊາຍ ▸ ສົມຊາຍ ▸ ▸ ▸ unknown ▸
ວິທຍຸເອເຊຍເສລີ ▸ ▸ RFA ▸ ▸ owned ▸
ຮູບ: ວິທຍຸເອເຊຍເສລີ ▸ ▸ RFA ▸ ▸ owned ▸
ກຣາຟິກ: RFA ▸ ▸ RFA ▸ ▸ owned ▸ graphic
RFA/ສົມຊາຍ ▸ ສົມຊາຍ ▸ RFA ▸ ▸ owned ▸
រូបថត៖ RFA ▸ ▸ RFA ▸ ▸ owned ▸
រូបថត៖ RFA/សុខ សាន ▸ សុខ សាន ▸ RFA ▸ ▸ owned ▸
រូបភាព៖ RFA ▸ ▸ RFA ▸ ▸ owned ▸
រូប៖ RFA/សុខ សាន ▸ សុខ សាន ▸ RFA ▸ ▸ owned ▸
RFA/សុខ សាន ▸ សុខ សាន ▸ RFA ▸ ▸ owned ▸
រូបថតដោយ សុខ សាន ▸ សុខ សាន ▸ ▸ ▸ unknown ▸
រូបភាព៖ ហ្វេសប៊ុក ▸ ▸ ▸ Facebook ▸ social ▸
រូបពីហ្វេសប៊ុក ▸ ▸ ▸ Facebook ▸ social ▸
រូបភាព៖ Facebook ▸ ▸ ▸ Facebook ▸ social ▸
រូបថត៖ រ៉យទ័រ ▸ ▸ Reuters ▸ ▸ wire ▸
រូបថត៖ ភ្នំពេញប៉ុស្តិ៍ ▸ ▸ ភ្នំពេញប៉ុស្តិ៍ ▸ ▸ wire ▸
រូបថត៖ Fresh News ▸ ▸ Fresh News ▸ ▸ wire ▸
រូបឯកសារ ▸ ▸ ▸ ▸ unknown ▸ file
រូបភាពផ្តល់ឱ្យ ▸ ▸ ▸ ▸ handout ▸ handout
ក្រាហ្វិក៖ RFA ▸ ▸ RFA ▸ ▸ owned ▸ graphic
ថតដោយ សុខ សាន/RFA ▸ សុខ សាន ▸ RFA ▸ ▸ owned ▸
ប្រជាពលរដ្ឋ ▸ ▸ ▸ ▸ handout ▸ handout
រូប៖ ពលរដ្ឋ ▸ ▸ ▸ ▸ handout ▸ handout
པར། RFA ▸ ▸ RFA ▸ ▸ owned ▸
པར། AFP ▸ ▸ AFP ▸ ▸ wire ▸
AFP པར། ▸ ▸ AFP ▸ ▸ wire ▸
RFA/བསྟན་འཛིན། ▸ བསྟན་འཛིན། ▸ RFA ▸ ▸ owned ▸
ئەركىن ئاسىيا رادىئوسى ▸ ▸ RFA ▸ ▸ owned ▸
AFP/سۈرەت ▸ ▸ AFP ▸ ▸ wire ▸
سۈرەت: AFP ▸ ▸ AFP ▸ ▸ wire ▸
RFA/ئەركىن ▸ ئەركىن ▸ RFA ▸ ▸ owned ▸
Social Media ▸ ▸ ▸ ▸ social ▸
RFA/ဖေ့စ်ဘုတ်မှ ▸ ဖေ့စ်ဘုတ်မှ ▸ RFA ▸ ▸ unknown ▸
RFA/រូបភាពហ្វេសប៊ុក ▸ រូបភាពហ្វេសប៊ុក ▸ RFA ▸ ▸ unknown ▸
AP/연합뉴스 제공 ▸ ▸ AP ▸ Yonhap ▸ wire ▸
Courtesy of Reuters ▸ ▸ Reuters ▸ ▸ wire ▸
Jean-Claude Doe/AFP ▸ Jean-Claude Doe ▸ AFP ▸ ▸ wire ▸
Jean-Claude Doe ▸ Jean-Claude Doe ▸ ▸ ▸ unknown ▸
RFA/Jean-Claude Doe ▸ Jean-Claude Doe ▸ RFA ▸ ▸ owned ▸
"""

# caption with its credit ▸ caption ▸ credit
CAPTIONS = """
习近平在北京。（美联社图片） ▸ 习近平在北京。 ▸ 美联社图片
President Xi Jinping [Reuters] ▸ President Xi Jinping ▸ Reuters
President Xi Jinping speaks. / AFP ▸ President Xi Jinping speaks. ▸ / AFP
President Xi Jinping speaks — Reuters ▸ President Xi Jinping speaks ▸ Reuters
A mother in Hotan. Photo: RFA ▸ A mother in Hotan. ▸ Photo: RFA
Monks pray. Photo credit: Tenzin Example ▸ Monks pray. ▸ Photo credit: Tenzin Example
Monks pray. Credit: Tenzin Example/RFA ▸ Monks pray. ▸ Credit: Tenzin Example/RFA
Monks pray Image: DW ▸ Monks pray ▸ Image: DW
The minister | AFP ▸ The minister ▸ AFP
The minister | Photo: AFP ▸ The minister ▸ Photo: AFP
A soldier stands guard at the gate. REUTERS/Damir Sagolj ▸ A soldier stands guard at the gate. ▸ REUTERS/Damir Sagolj
A soldier stands guard at the gate REUTERS/Damir Sagolj. ▸ A soldier stands guard at the gate ▸ REUTERS/Damir Sagolj.
북한 김정은 국무위원장의 모습. /연합뉴스 ▸ 북한 김정은 국무위원장의 모습. ▸ /연합뉴스
북한 김정은 국무위원장의 모습 /연합뉴스 ▸ 북한 김정은 국무위원장의 모습 ▸ 연합뉴스
북한 김정은 국무위원장. 사진=연합뉴스 ▸ 북한 김정은 국무위원장. ▸ 사진=연합뉴스
북한 김정은 국무위원장. (사진=조선중앙통신/연합뉴스) ▸ 북한 김정은 국무위원장. ▸ 사진=조선중앙통신/연합뉴스
示威者在街头。图源：法新社 ▸ 示威者在街头。 ▸ 图源：法新社
示威者在街头（图片来源：路透社） ▸ 示威者在街头 ▸ 图片来源：路透社
示威者在街头（王晔摄） ▸ 示威者在街头 ▸ 王晔摄
示威者在街头（新华社记者王晔摄） ▸ 示威者在街头 ▸ 新华社记者王晔摄
Người dân ở Hà Nội. Ảnh: AFP ▸ Người dân ở Hà Nội. ▸ Ảnh: AFP
Người dân ở Hà Nội (Ảnh: Nguyễn Văn A/RFA) ▸ Người dân ở Hà Nội ▸ Ảnh: Nguyễn Văn A/RFA
ရန်ကုန်မြို့ ဆန္ဒပြပွဲ။ ဓာတ်ပုံ - AFP ▸ ရန်ကုန်မြို့ ဆန္ဒပြပွဲ။ ▸ ဓာတ်ပုံ - AFP
ผู้ชุมนุมในกรุงเทพฯ ภาพ: รอยเตอร์ ▸ ผู้ชุมนุมในกรุงเทพฯ ▸ ภาพ: รอยเตอร์
កម្មករនៅភ្នំពេញ រូបថត៖ AFP ▸ កម្មករនៅភ្នំពេញ ▸ រូបថត៖ AFP
ປະຊາຊົນຢູ່ວຽງຈັນ ຮູບ: ວິທຍຸເອເຊຍເສລີ ▸ ປະຊາຊົນຢູ່ວຽງຈັນ ▸ ຮູບ: ວິທຍຸເອເຊຍເສລີ
Photo by Jane Doe: A man walks. ▸ A man walks. ▸ Photo by Jane Doe
AFP/Getty Images: A man walks. ▸ A man walks. ▸ AFP/Getty Images
Kim Jong Un (left) and Xi ▸ Kim Jong Un (left) and Xi ▸
Kim Jong Un and Xi (C) ▸ Kim Jong Un and Xi (C) ▸
Xi (2nd from right) ▸ Xi (2nd from right) ▸
Beijing (May 5, 2023) ▸ Beijing (May 5, 2023) ▸
Photo: AFP ▸ ▸ Photo: AFP
AFP ▸ ▸ AFP
Reuters/Damir Sagolj ▸ ▸ Reuters/Damir Sagolj
The men met on Monday (AFP). ▸ The men met on Monday. ▸ AFP
A match. (Alessandro Foo/LaPresse via AP) More text here. ▸ A match. More text here. ▸ Alessandro Foo/LaPresse via AP
Image source, Getty Images Image caption, A man in Kyiv ▸ A man in Kyiv ▸ Image source, Getty Images
Members of the Associated Press (AP) ▸ Members of the Associated Press (AP) ▸
Screenshot of a video. Citizen Journalist ▸ Screenshot of a video. ▸ Citizen Journalist
A poster of the film (Handout) ▸ A poster of the film ▸ Handout
A poster of the film (资料图片) ▸ A poster of the film ▸ 资料图片
图为北京街头。资料图片 ▸ 图为北京街头。 ▸ 资料图片
Rescue workers. Courtesy of Jane Doe ▸ Rescue workers. ▸ Courtesy of Jane Doe
Rescue workers, courtesy of Kachin News Group ▸ Rescue workers ▸ courtesy of Kachin News Group
A boat on the river. (Jane Doe/RFA) ▸ A boat on the river. ▸ Jane Doe/RFA
A boat on the river (Photo: RFA) ▸ A boat on the river ▸ Photo: RFA
A boat on the river. [Photo: Jane Doe/RFA] ▸ A boat on the river. ▸ Photo: Jane Doe/RFA
A boat on the river. (Citizen journalist) ▸ A boat on the river. ▸ Citizen journalist
A boat on the river. (Courtesy of Jane Doe) ▸ A boat on the river. ▸ Courtesy of Jane Doe
A boat on the river (Facebook/Ko Example) ▸ A boat on the river ▸ Facebook/Ko Example
A boat on the river. (Screenshot from video) ▸ A boat on the river. ▸ Screenshot from video
A boat on the river. (AFP) ▸ A boat on the river. ▸ AFP
A boat on the river. AFP ▸ A boat on the river. ▸ AFP
A boat on the river. REUTERS ▸ A boat on the river. ▸ REUTERS
A boat on the river. Reuters/Jane Doe/File ▸ A boat on the river. ▸ Reuters/Jane Doe/File
A boat on the river. AP Photo/Jane Doe, File ▸ A boat on the river. ▸ AP Photo/Jane Doe, File
A boat on the river. Jane Doe/AFP ▸ A boat on the river. ▸ Jane Doe/AFP
A boat on the river. | Photo: Jane Doe/AFP ▸ A boat on the river. ▸ Photo: Jane Doe/AFP
A boat on the river | Jane Doe/AFP/Getty Images ▸ A boat on the river ▸ Jane Doe/AFP/Getty Images
A boat on the river / AFP ▸ A boat on the river ▸ AFP
A boat on the river — Jane Doe/Reuters ▸ A boat on the river ▸ Jane Doe/Reuters
A boat on the river - AFP ▸ A boat on the river ▸ AFP
A boat on the river. Photo by Jane Doe/RFA ▸ A boat on the river. ▸ Photo by Jane Doe/RFA
A boat on the river. Photo by Jane Doe ▸ A boat on the river. ▸ Photo by Jane Doe
A boat on the river. Photograph: Jane Doe/AP ▸ A boat on the river. ▸ Photograph: Jane Doe/AP
A boat on the river. Image: Jane Doe ▸ A boat on the river. ▸ Image: Jane Doe
A boat on the river. Illustration: Jane Doe/RFA ▸ A boat on the river. ▸ Illustration: Jane Doe/RFA
A boat on the river. © Jane Doe/AFP ▸ A boat on the river. ▸ © Jane Doe/AFP
A boat on the river. Courtesy of Jane Doe ▸ A boat on the river. ▸ Courtesy of Jane Doe
FILE PHOTO: A boat on the river. REUTERS/Jane Doe/File Photo ▸ FILE PHOTO: A boat on the river. ▸ REUTERS/Jane Doe/File Photo
A boat on the river.  EPA-EFE/JANE DOE ▸ A boat on the river. ▸ EPA-EFE/JANE DOE
(Photo by JANE DOE / AFP) A boat on the river. ▸ A boat on the river. ▸ Photo by JANE DOE / AFP
Photo by Jane Doe/AFP: A boat on the river. ▸ A boat on the river. ▸ Photo by Jane Doe/AFP
一条河上的船。（法新社资料图片） ▸ 一条河上的船。 ▸ 法新社资料图片
一条河上的船（受访者提供） ▸ 一条河上的船 ▸ 受访者提供
一条河上的船（受访者提供/记者王晔） ▸ 一条河上的船 ▸ 受访者提供/记者王晔
一条河上的船 (路透社图片) ▸ 一条河上的船 ▸ 路透社图片
一条河上的船。图/美联社 ▸ 一条河上的船。 ▸ 图/美联社
一条河上的船。（图/路透） ▸ 一条河上的船。 ▸ 图/路透
一条河上的船。新华社记者 王晔 摄 ▸ 一条河上的船。 ▸ 新华社记者 王晔 摄
一条河上的船。(王晔 摄) ▸ 一条河上的船。 ▸ 王晔 摄
一条河上的船。（新华社发 王晔 摄） ▸ 一条河上的船。 ▸ 新华社发 王晔 摄
一條河上的船。（中央社記者王小明攝） ▸ 一條河上的船。 ▸ 中央社記者王小明攝
一條河上的船（網絡截圖） ▸ 一條河上的船 ▸ 網絡截圖
一條河上的船（粵語組製圖） ▸ 一條河上的船 ▸ 粵語組製圖
一条河上的船 视频截图 ▸ 一条河上的船 ▸ 视频截图
一条河上的船。资料图片 ▸ 一条河上的船。 ▸ 资料图片
一条河上的船 / 法新社 ▸ 一条河上的船 ▸ 法新社
강 위의 배. /연합뉴스 ▸ 강 위의 배. ▸ /연합뉴스
강 위의 배. 사진=연합뉴스 ▸ 강 위의 배. ▸ 사진=연합뉴스
강 위의 배. ⓒ연합뉴스 ▸ 강 위의 배. ▸ ⓒ연합뉴스
강 위의 배. [연합뉴스 자료사진] ▸ 강 위의 배. ▸ 연합뉴스 자료사진
강 위의 배. (사진=AP/뉴시스) ▸ 강 위의 배. ▸ 사진=AP/뉴시스
강 위의 배 /조선중앙통신=연합뉴스 ▸ 강 위의 배 ▸ 조선중앙통신=연합뉴스
강 위의 배. /RFA PHOTO ▸ 강 위의 배. ▸ /RFA PHOTO
강 위의 배. 사진제공=홍길동 ▸ 강 위의 배. ▸ 사진제공=홍길동
Chiếc thuyền trên sông. Ảnh: TTXVN ▸ Chiếc thuyền trên sông. ▸ Ảnh: TTXVN
Chiếc thuyền trên sông. (Ảnh: RFA) ▸ Chiếc thuyền trên sông. ▸ Ảnh: RFA
Chiếc thuyền trên sông. Ảnh: Nguyễn Văn A ▸ Chiếc thuyền trên sông. ▸ Ảnh: Nguyễn Văn A
Chiếc thuyền trên sông. AFP ▸ Chiếc thuyền trên sông. ▸ AFP
Chiếc thuyền trên sông. Ảnh chụp màn hình ▸ Chiếc thuyền trên sông. ▸ Ảnh chụp màn hình
Chiếc thuyền trên sông. Hình: Facebook Nguyễn Văn A ▸ Chiếc thuyền trên sông. ▸ Hình: Facebook Nguyễn Văn A
မြစ်ပေါ်က လှေ။ (ဓာတ်ပုံ - AFP) ▸ မြစ်ပေါ်က လှေ။ ▸ ဓာတ်ပုံ - AFP
မြစ်ပေါ်က လှေ။ ဓာတ်ပုံ-RFA ▸ မြစ်ပေါ်က လှေ။ ▸ ဓာတ်ပုံ-RFA
မြစ်ပေါ်က လှေ (RFA/အောင်အောင်) ▸ မြစ်ပေါ်က လှေ ▸ RFA/အောင်အောင်
မြစ်ပေါ်က လှေ။ (Photo: CJ) ▸ မြစ်ပေါ်က လှေ။ ▸ Photo: CJ
เรือในแม่น้ำ (ภาพ: เอเอฟพี) ▸ เรือในแม่น้ำ ▸ ภาพ: เอเอฟพี
เรือในแม่น้ำ ภาพ: สมชาย ใจดี/เบนาร์นิวส์ ▸ เรือในแม่น้ำ ▸ ภาพ: สมชาย ใจดี/เบนาร์นิวส์
เรือในแม่น้ำ [สมชาย ใจดี/เบนาร์นิวส์] ▸ เรือในแม่น้ำ ▸ สมชาย ใจดี/เบนาร์นิวส์
เรือในแม่น้ำ (เอเอฟพี) ▸ เรือในแม่น้ำ ▸ เอเอฟพี
ເຮືອໃນແມ່ນ້ຳ ຮູບ: AFP ▸ ເຮືອໃນແມ່ນ້ຳ ▸ ຮູບ: AFP
ເຮືອໃນແມ່ນ້ຳ (ຮູບ: ຊາວບ້ານ) ▸ ເຮືອໃນແມ່ນ້ຳ ▸ ຮູບ: ຊາວບ້ານ
ទូកនៅលើទន្លេ។ រូបថត៖ RFA ▸ ទូកនៅលើទន្លេ។ ▸ រូបថត៖ RFA
ទូកនៅលើទន្លេ (រូបភាព៖ AFP) ▸ ទូកនៅលើទន្លេ ▸ រូបភាព៖ AFP
ទូកនៅលើទន្លេ RFA/សុខ សាន ▸ ទូកនៅលើទន្លេ ▸ RFA/សុខ សាន
A man (left) and a woman ▸ A man (left) and a woman ▸
A man (L) and a woman (R) ▸ A man (L) and a woman (R) ▸
A boat (May 5, 2023) ▸ A boat (May 5, 2023) ▸
The Bay of Bengal (photographed from space) is warm ▸ The Bay of Bengal (photographed from space) is warm ▸
The boat (AFP was told) is old ▸ The boat (AFP was told) is old ▸
Kim Jong Un visits the state news agency ▸ Kim Jong Un visits the state news agency ▸
He works for Reuters. ▸ He works for Reuters. ▸
He told Reuters the boat was old. ▸ He told Reuters the boat was old. ▸
A boat on the river ▸ A boat on the river ▸
The Associated Press (AP) office ▸ The Associated Press (AP) office ▸
在北京（左） ▸ 在北京（左） ▸
一条河上的船（2023年5月5日） ▸ 一条河上的船（2023年5月5日） ▸
图为河上的船 ▸ 图为河上的船 ▸
강 위의 배 (왼쪽) ▸ 강 위의 배 (왼쪽) ▸
Chiếc thuyền trên sông (trái) ▸ Chiếc thuyền trên sông (trái) ▸
Kyaw Example (Yangon) ▸ Kyaw Example (Yangon) ▸
(AFP) ▸ ▸ AFP
Photo: Jane Doe/AFP ▸ ▸ Photo: Jane Doe/AFP
（法新社图片） ▸ ▸ 法新社图片
REUTERS/Jane Doe ▸ ▸ REUTERS/Jane Doe
Ảnh: AFP ▸ ▸ Ảnh: AFP
사진=연합뉴스 ▸ ▸ 사진=연합뉴스
ဓာတ်ပုံ - AFP ▸ ▸ ဓာတ်ပုံ - AFP
Jane Doe/RFA ▸ ▸ Jane Doe/RFA
"""


def _table(text: str, columns: int) -> list[tuple[str, ...]]:
    rows = []
    for line in text.strip().splitlines():
        cells = [cell.strip() for cell in line.split("▸")]
        rows.append(tuple(cells + [""] * (columns - len(cells))))
    return rows


@given(st.text())
def test_no_word_is_dropped(raw: str) -> None:
    assert normalise_credit(raw).split() == normalise_credit("\n " + raw).split()
    assert "".join(normalise_credit(raw).split()) == "".join(normalise_credit("".join(raw)).split())
    assert normalise_credit(normalise_credit(raw)) == normalise_credit(raw)


def test_the_spelling_of_a_credit_stays() -> None:
    assert normalise_credit(" KIM Won Jin /\u00a0AFP\n via Getty Images ") == "KIM Won Jin / AFP via Getty Images"


@pytest.mark.parametrize(
    "same",
    [
        replace(DRAFT, ids=("folder:b",)),
        replace(DRAFT, source="plone"),
        replace(DRAFT, status="withheld", hold="x"),
        replace(DRAFT, embargo=1, expires=2),
        replace(DRAFT, assets=(DraftAsset("other.jpg", "c", "Cr"),)),
    ],
)
def test_a_digest_does_not_change_with_what_is_not_published(same: Draft) -> None:
    assert content_digest(same, [b"1"]) == content_digest(DRAFT, [b"1"])


@pytest.mark.parametrize(
    "other",
    [
        replace(DRAFT, title="U"),
        replace(DRAFT, blocks=()),
        replace(DRAFT, summary="s"),
        replace(DRAFT, byline=("A",)),
        replace(DRAFT, published=0),
        replace(DRAFT, section="s"),
        replace(DRAFT, place="p"),
        replace(DRAFT, publisher="p"),
        replace(DRAFT, assets=(DraftAsset("a.jpg", "c", "Other"),)),
    ],
)
def test_a_digest_changes_with_what_is_published(other: Draft) -> None:
    assert content_digest(other, [b"1"]) != content_digest(DRAFT, [b"1"])


def test_a_digest_changes_with_a_pictures_bytes() -> None:
    assert len({content_digest(DRAFT, [data]) for data in (b"", b"1", b"2")}) == 3
    with pytest.raises(ValueError, match="argument"):
        content_digest(DRAFT, [])


# --- the grammar of credit lines ---------------------------------------------------------------


@pytest.mark.parametrize("row", _table(LINES, 6), ids=lambda row: row[0])
def test_a_credit_line_is_taken_apart(row: tuple[str, ...]) -> None:
    line, photographer, agency, via, right, marks = row
    credit = parse_credit(line, own=OWN)
    assert (credit.photographer, credit.agency, credit.via, credit.right) == (photographer, agency, via, right)
    assert credit.marks == tuple(marks.split())
    assert credit.raw == line


def test_without_own_names_nothing_is_owned() -> None:
    for row in _table(LINES, 6):
        assert parse_credit(row[0]).right not in {"owned", "commissioned"}, row[0]


@pytest.mark.parametrize(
    "form", ["RFA/{}", "{}/RFA", "RFA; {}", "{} via RFA", "RFA / {} / RFA", "Photo: RFA, {}", "{} for RFA"]
)
def test_our_name_beside_another_owner_never_makes_a_picture_ours(form: str) -> None:
    for row in _table(LINES, 6):
        if row[4] in {"wire", "stock", "handout", "social"}:
            assert parse_credit(form.format(row[0]), own=OWN).right not in {"owned", "commissioned"}, row[0]


@pytest.mark.parametrize(
    "line",
    [
        "RFAX",
        "UNRFA",
        "RFA2",
        "xRFA",
        "RFAs",
        "RFA's",
        "rfa",
        "Rfa",
        "NotRFA",
        "Not RFA",
        "Friends of RFA",
        "RFA does not own this",
        "RFA/XYZ",
        "RFA/Ap",
        "RFA/Example Tribune",
        "RFA/Example Ministry",
        "RFA/a man at the gate",
        "RFA/Ko A/Ko B",
        "RFA/2021 Example",
        "RFA/ဖေ့စ်ဘုတ်မှ",
        "RFA/រូបភាពហ្វេសប៊ុក",
        "Photo not by RFA",
        "RFA edit",
        "RFA (unverified)",
        "via RFA",
        "for RFA",
        "Jane Doe for RFAX",
        "中国RFA",
        "RFA社",
        "RFA/Jane AFP Jane",
        "RFA/AFPCredit",
        "RFA/Getty Imagesvia",
        "RFA/Doe, Jane AP",
        "RFA Jane Doe AFP Ko",
        "Not public domain",
        "Jane AFP Jane CC BY 2.0",
        "CC BY-NC 2.0",
        "Creative Commons",
        "NASA/XYZ",
        "U.S. Navy",
        "White House/Example News",
        "RFA網站",
        "សូមRFA",
        "RFA " + "x" * LIMIT,
    ],
)
def test_where_it_is_not_certain_a_picture_is_not_ours(line: str) -> None:
    assert parse_credit(line, own=OWN).right not in {"owned", "commissioned", "cc", "public-domain"}


@pytest.mark.parametrize(
    "line",
    [
        "APRIL",
        "map",
        "Dpa",
        "Ap Hti",
        "EPAulet",
        "ANSAri",
        "PAris",
        "Getty Lee",
        "Reuter Jones",
        "Rex Example",
        "April Example",
        "Sputnika Doe",
        "Apa Sherpa",
        "Epa Example",
        "Planet Example",
        "Kyodoko Doe",
        "Sipan Doe",
        "Magnum Doe",
    ],
)
def test_an_agency_is_not_found_inside_a_name(line: str) -> None:
    credit = parse_credit(line, own=OWN)
    assert (credit.agency, credit.via, credit.right) == ("", "", "unknown")


@pytest.mark.parametrize("form", ["（{}）", "[{}]", "【{}】", "  {}  ", "{}.", "{} ", "\n{}\n", "({})"])
@pytest.mark.parametrize(
    "line",
    ["Jane Doe/AFP via Getty Images", "新华社记者 王晔 摄", "사진=AP/뉴시스", "Ảnh: Nguyễn Văn A/RFA", "RFA/Ko Ko"],
)
def test_brackets_and_space_around_a_line_change_nothing_but_the_raw_line(line: str, form: str) -> None:
    plain, wrapped = parse_credit(line, own=OWN), parse_credit(form.format(line), own=OWN)
    assert replace(wrapped, raw="") == replace(plain, raw="")


def test_full_width_letters_are_read() -> None:
    assert parse_credit("ＡＦＰ／ＪＡＮＥ　ＤＯＥ").agency == "AFP"
    assert parse_credit("（ＲＦＡ）", own=OWN).right == "owned"


@given(st.text(max_size=200))
@example("RFA/" * 150)
@example("©" * 600)
def test_any_text_gives_a_credit_that_keeps_the_line(text: str) -> None:
    credit = parse_credit(text, own=OWN)
    assert credit.raw == normalise_credit(text)
    assert credit.right in RIGHTS
    assert parse_credit(credit.raw, own=OWN) == credit
    assert credit.marks == tuple(sorted(set(credit.marks)))


def _words(text: str) -> list[str]:
    return text.split()


_WORDS = st.sampled_from(
    _words(
        "AFP RFA via Getty-Images / | , ( ) （ ） [ ] Photo: Photo-by Jane Doe a-boat . 。 —"
        " 图/ 法新社 摄 王晔 사진= 연합뉴스 제공 Ảnh: cung-cấp"
        " ဓာတ်ပုံ- ภาพ: រូបថត៖ ຮູບ: FILE- File courtesy-of © Reuters Facebook CC-BY-2.0 public-domain for by and ; : … (c)"
    )
).map(lambda word: word.replace("-", " "))
_LINES = st.lists(_WORDS, max_size=14).map(" ".join)


@given(_LINES)
def test_a_line_of_known_words_is_stable_and_with_another_owner_never_ours(text: str) -> None:
    credit = parse_credit(text, own=OWN)
    assert parse_credit(credit.raw, own=OWN) == credit
    if "AFP" in text or "연합뉴스" in text or "Getty Images" in text or "法新社" in text:
        assert credit.right in {"wire", "stock"}


# --- captions with a credit in them ---------------------------------------------------------------


@pytest.mark.parametrize("row", _table(CAPTIONS, 3), ids=lambda row: row[0])
def test_a_credit_is_taken_off_a_caption(row: tuple[str, ...]) -> None:
    text, caption, credit = row
    assert split_caption(text) == (caption, credit)


def test_a_bracketed_credit_of_an_agency_survives_behind_a_caption() -> None:
    for line, _, agency, via, right, _ in _table(LINES, 6):
        if right in {"wire", "stock"} and (agency or via) and not any(c in "()[]（）：:" for c in line):
            assert line.strip("/ ") in split_caption(f"A boat on the river. ({line})")[1], line


# What may go between a caption and its credit.
_SIGNS = frozenset("()[]（）【】［］〔〕「」『』〈〉《》|—–-/,，、;；.。·•:：៖")


def _visible(text: str) -> list[str]:
    return sorted(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and c not in _SIGNS)


@given(st.one_of(_LINES, st.text(max_size=300), st.builds("{} ({})".format, st.text(max_size=60), _LINES)))
@example("(Foto: )")
@example("((AFP))")
@example("a (AFP) b (Reuters) c")
@example("Photo: ")
@example("FILE - (AP Photo/Jane Doe, File)")
def test_no_visible_character_is_lost_between_caption_and_credit(text: str) -> None:
    caption, credit = split_caption(text)
    assert _visible(caption + credit) == _visible(text)
    if not credit:
        assert caption == text


@pytest.mark.parametrize(
    "part",
    ["(", ")", "[(", "/", " ", "a. ", "(AFP", "AFP/", "Photo: ", "photo by ", "©", "图：", "(a)", "摄 ", "via ", "—"],
)
def test_a_long_hostile_text_is_read_like_any_other(part: str) -> None:
    text = (part * 20_000)[:20_000]
    assert parse_credit(text, own=OWN) == parse_credit(normalise_credit(text), own=OWN)
    caption, credit = split_caption(text)
    assert _visible(caption + credit) == _visible(text)
    assert find_wire([text] * 50, text) == find_wire([text], text)


def test_a_line_too_long_for_a_credit_says_nothing() -> None:
    credit = parse_credit("RFA/" + "Jane " * 200 + "AFP", own=OWN)
    assert (credit.photographer, credit.agency, credit.right) == ("", "", "unknown")


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        (
            "Jane Doe/AFP via Getty Images\nA boat on the river.",
            "A boat on the river.",
            "Jane Doe/AFP via Getty Images",
        ),
        ("A boat on the river.\nPhoto: Jane Doe/RFA", "A boat on the river.", "Photo: Jane Doe/RFA"),
        ("A boat on the river.\n\n新华社记者 王晔 摄", "A boat on the river.", "新华社记者 王晔 摄"),
        ("One line.\nAnother line.", "One line.\nAnother line.", ""),
    ],
)
def test_a_line_of_its_own_can_be_the_credit(text: str, caption: str, credit: str) -> None:
    assert split_caption(text) == (caption, credit)


# --- whose copy a story is ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("AFP", "AFP"),
        ("Reuters Staff", "Reuters"),
        ("By Associated Press", "AP"),
        ("The Associated Press", "AP"),
        ("法新社", "AFP"),
        ("연합뉴스", "Yonhap"),
        ("新华社", "Xinhua"),
        ("Xinhua", "Xinhua"),
        ("AFP - Agence France Presse", "AFP"),
        ("Nga Pham, AFP", "AFP"),
        ("Jane Doe, Associated Press writer", "AP"),
        ("JANE DOE Associated Press", "AP"),
        ("Jane Doe | AP", "AP"),
        ("AP Staff", "AP"),
        ("Jane Doe / AFP", "AFP"),
        ("(Reuters)", "Reuters"),
        ("Agence France-Presse in Beijing", "AFP"),
        ("Kyodo News", "Kyodo"),
        ("新华社记者 王晔", "Xinhua"),
        ("연합뉴스 홍길동 기자", "Yonhap"),
        ("Thông tấn xã Việt Nam", "VNA"),
        ("TTXVN", "VNA"),
        ("AP通信", ""),
        ("Reuters and AFP", "Reuters"),
        ("รอยเตอร์", "Reuters"),
        ("အေအက်ဖ်ပီ", "AFP"),
        ("中央社", "CNA"),
        ("뉴시스", "Newsis"),
        ("Jane Doe", ""),
        ("RFA and AFP", ""),
        ("AFP/RFA", ""),
        ("Staff and wires", ""),
        ("Staff and AFP", ""),
        ("Ap Hti", ""),
        ("By RFA Tibetan, with reporting by AFP", ""),
        ("Jane Doe with AFP", ""),
        ("Nga Pham and AFP", ""),
        ("综合法新社报道", ""),
        ("RFA Burmese", ""),
        ("RFA staff", ""),
        ("홍길동 기자", ""),
        ("", ""),
        ("Getty Images", ""),
        ("Example News", ""),
    ],
)
def test_an_agency_in_the_authors_place_makes_wire_copy(byline: str, agency: str) -> None:
    assert find_wire([byline], "The dam on the river was built in a year, Reuters reported.") == agency


def test_a_byline_of_several_entries_is_read_together() -> None:
    assert find_wire(["Nga Pham", "AFP"], "") == "AFP"
    assert find_wire(["RFA", "AFP"], "") == ""
    assert find_wire([], "") == ""


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("BEIJING (Reuters) - The dam", "Reuters"),
        ("WASHINGTON (AP) — The dam", "AP"),
        ("（法新社北京5日电）中国", "AFP"),
        ("（法新社北京三日电）中国", "AFP"),
        ("【新华社北京11月5日电】中国", "Xinhua"),
        ("新华社北京11月23日电 中国", "Xinhua"),
        ("新华社巴黎12月9日电（记者王晔）法国", "Xinhua"),
        ("（中央社記者王小明台北23日電）台灣", "CNA"),
        ("中央社台北23日電", "CNA"),
        ("中新网11月23日电 据", "China News Service"),
        ("(서울=연합뉴스) 홍길동 기자 = 북한", "Yonhap"),
        ("[서울=뉴시스] 홍길동 기자 = 북한", "Newsis"),
        ("(Hà Nội - TTXVN) Sáng", "VNA"),
        ("Hà Nội (TTXVN) - Sáng", "VNA"),
        ("TTXVN - Sáng", "VNA"),
        ("BEIJING, Nov. 23 (Xinhua) -- China", "Xinhua"),
        ("LONDON/PARIS, May 5 (Reuters) - The dam", "Reuters"),
        ("(Reuters) - U.S. stocks", "Reuters"),
        ("AFP - The dam", "AFP"),
        ("Beijing (AFP) – China", "AFP"),
        ("กรุงเทพฯ (รอยเตอร์) - ผู้", "Reuters"),
        ("ရန်ကုန် (အေအက်ဖ်ပီ) - x", "AFP"),
        ("As AFP reported, the dam", ""),
        ("AFP reported that the dam", ""),
        ("据法新社北京5日电 中国", ""),
        ("BEIJING — The dam", ""),
        ("RFA — The dam", ""),
        ("Members of the Associated Press (AP) — said that", ""),
        ("He said (AP) was late", ""),
        ("The dam (AFP)", ""),
        ("The dam is old. " * 20 + "(Reuters) - x", ""),
    ],
)
def test_an_agency_in_the_dateline_makes_wire_copy(opening: str, agency: str) -> None:
    assert find_wire([], opening) == agency


@given(st.lists(st.one_of(st.text(max_size=80), _LINES), max_size=4), st.one_of(st.text(max_size=200), _LINES))
def test_any_byline_and_opening_give_an_answer(byline: list[str], opening: str) -> None:
    assert find_wire(byline, opening) == find_wire(tuple(byline), opening)
