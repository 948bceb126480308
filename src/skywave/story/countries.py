"""The names of countries as terms of use spell them, and their ISO 3166-1 codes.

A name may stand for several codes where it leaves open which is meant, or means them all. Regions without a fixed list of
countries (Europe, Asia) are missing on purpose: who meets one must ask.
"""

from __future__ import annotations

from typing import Final

_LATIN = """
AF Afghanistan; AL Albania; DZ Algeria; AD Andorra; AO Angola; AG Antigua and Barbuda, Antigua & Barbuda; AR
Argentina; AM Armenia; AU Australia; AT Austria; AZ Azerbaijan; BS Bahamas; BH Bahrain; BD Bangladesh; BB Barbados; BY
Belarus; BE Belgium; BZ Belize; BJ Benin; BM Bermuda; BT Bhutan; BO Bolivia; BA Bosnia and Herzegovina, Bosnia &
Herzegovina, Bosnia; BW Botswana; BR Brazil, Brasil; BN Brunei; BG Bulgaria; BF Burkina Faso; BI Burundi; KH Cambodia;
CM Cameroon; CA Canada; CV Cape Verde, Cabo Verde; CF Central African Republic; TD Chad; CL Chile; CN China, Mainland
China, PRC, People's Republic of China; CN HK MO TW Greater China; CO Colombia; KM Comoros; CG CD Congo; CD DR Congo,
DRC, Democratic Republic of the Congo, Democratic Republic of Congo; CG Republic of the Congo; CR Costa Rica; CI Ivory
Coast, Cote d'Ivoire, Côte d'Ivoire; HR Croatia; CU Cuba; CY Cyprus; CZ Czech Republic, Czechia; DK Denmark; DJ
Djibouti; DM Dominica; DO Dominican Republic; EC Ecuador; EG Egypt; SV El Salvador; GQ Equatorial Guinea; ER Eritrea;
EE Estonia; SZ Eswatini, Swaziland; ET Ethiopia; FJ Fiji; FI Finland; FR France; GA Gabon; GM Gambia; GE Georgia; DE
Germany, Deutschland; GH Ghana; GI Gibraltar; GR Greece; GL Greenland; GD Grenada; GT Guatemala; GN Guinea; GW
Guinea-Bissau; GY Guyana; HT Haiti; HN Honduras; HK Hong Kong, Hongkong, HKSAR; HU Hungary; IS Iceland; IN India; ID
Indonesia; IR Iran; IQ Iraq; IE Ireland, Republic of Ireland, Eire; IL Israel; IT Italy, Italia; JM Jamaica; JP Japan;
JO Jordan; KZ Kazakhstan; KE Kenya; KI Kiribati; XK Kosovo; KW Kuwait; KG Kyrgyzstan; KP KR Korea; KR South Korea, S
Korea, Republic of Korea, ROK; KP North Korea, N Korea, DPRK; LA Laos; LV Latvia; LB Lebanon; LS
Lesotho; LR Liberia; LY Libya; LI Liechtenstein; LT Lithuania; LU Luxembourg; MO Macau, Macao; MG Madagascar; MW
Malawi; MY Malaysia; MV Maldives; ML Mali; MT Malta; MH Marshall Islands; MR Mauritania; MU Mauritius; MX Mexico; FM
Micronesia; MD Moldova; MC Monaco; MN Mongolia; ME Montenegro; MA Morocco; MZ Mozambique; MM Myanmar, Burma; NA
Namibia; NR Nauru; NP Nepal; NL Netherlands, Holland; NZ New Zealand; NI Nicaragua; NE Niger; NG Nigeria; MK North
Macedonia, Macedonia; NO Norway; OM Oman; PK Pakistan; PW Palau; PS Palestine; PA Panama; PG Papua New Guinea; PY
Paraguay; PE Peru; PH Philippines; PL Poland; PT Portugal; PR Puerto Rico; QA Qatar; RO Romania; RU Russia, Russian
Federation; RW Rwanda; WS Samoa; SM San Marino; SA Saudi Arabia, KSA; SN Senegal; RS Serbia; SC Seychelles; SL Sierra
Leone; SG Singapore; SK Slovakia; SI Slovenia; SB Solomon Islands; SO Somalia; ZA South Africa; SS South Sudan; ES
Spain, España; LK Sri Lanka; SD Sudan; SR Suriname; SE Sweden; CH Switzerland; SY Syria; TW Taiwan; TJ Tajikistan; TZ
Tanzania; TH Thailand; TL Timor-Leste, East Timor; TG Togo; TO Tonga; TT Trinidad and Tobago, Trinidad & Tobago; TN
Tunisia; TR Turkey, Türkiye; TM Turkmenistan; TV Tuvalu; UG Uganda; UA Ukraine; AE United Arab Emirates, UAE; GB
United Kingdom, UK, GB, Great Britain, Britain, England, Scotland, Wales, Northern Ireland; US United States of
America, United States, USA, US, America; UY Uruguay; UZ Uzbekistan; VU Vanuatu; VA Vatican, Vatican City; VE
Venezuela; VN Vietnam, Viet Nam; YE Yemen; ZM Zambia; ZW Zimbabwe; BE NL LU Benelux; DK NO SE Scandinavia
"""
_ASIAN = """
CN 中国大陆 中國大陸 中国 中國 大陆 大陸 중국; HK 香港 홍콩; MO 澳门 澳門 마카오; TW 台湾 台灣 臺灣 대만 타이완; JP
日本国内 日本 일본; KR 韩国 韓國 韓国 南韩 南韓 대한민국 한국; KP 朝鲜 朝鮮 北韩 北韓 북한; US 美国 美國 미국; GB
英国 英國 영국; FR 法国 法國 프랑스; DE 德国 德國 독일; RU 俄罗斯 俄羅斯 러시아; IN 印度 인도; AU 澳大利亚 澳大利亞
澳洲 호주; CA 加拿大 캐나다; SG 新加坡 싱가포르; MY 马来西亚 馬來西亞 말레이시아; TH 泰国 泰國 태국; VN 越南 베트남;
ID 印度尼西亚 印度尼西亞 印尼 인도네시아; PH 菲律宾 菲律賓 필리핀; MM 缅甸 緬甸 미얀마; KH 柬埔寨 캄보디아; LA 老挝
老撾 寮國 라오스
"""


def _codes(entry: str) -> tuple[tuple[str, ...], str]:
    words = entry.split()
    count = next(
        place for place, word in enumerate(words) if not (len(word) == 2 and word.isascii() and word.isupper())
    )
    return tuple(words[:count]), " ".join(words[count:])


# Names in lower case.
LATIN: Final = {
    name.strip().casefold(): codes
    for entry in _LATIN.split(";")
    for codes, names in (_codes(entry),)
    for name in names.split(",")
}
ASIAN: Final = {
    name: codes for entry in _ASIAN.split(";") for codes, names in (_codes(entry),) for name in names.split()
}
