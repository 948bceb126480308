"""English: words that carry facts."""

from __future__ import annotations

from typing import Final

WORDS: Final = """
no: not | n't
no: never | no | none | nobody | nothing | nowhere | neither | nor | without | denied | denies | deny | denying
no: denial | denials | hardly | barely | refused | refuses | refuse | refusing | rejected | rejects | reject
no: rejecting | failed to | fails to | fail to | failing to | unable | declined | declines | lack of | lacked
no: lacks | absence of | ruled out | stopped short of | dismissed
none: not only | no doubt | no longer than | said no word | no later than | no fewer than | no less than | not least
none: whether or not | no matter | nothing but
h:approx: about | around | approximately | roughly | some | an estimated | estimated | close to | circa | or so
h:below: nearly | almost | up to | as many as | as much as | fewer than | less than | under | at most | no more than
h:below: not more than
h:above: more than | over | at least | no fewer than | no less than | not less than | upwards of | in excess of
h:above: exceeding
h:doubt: appears | appeared | appear | seems | seemed | seem | suggests | suggested | suggest | suggesting | indicates
h:doubt: may | might | could | may have | might have | could have | possibly | perhaps | likely | probably
h:doubt: apparently | seemingly | reportedly | allegedly | alleged | suspected | purported | purportedly | presumed
h:doubt: presumably | believed to | thought to | believed to have | thought to have | is believed | are believed
h:doubt: was believed | were believed | is said to | are said to | appears to | appeared to | appear to | seems to
h:doubt: seemed to | seem to | rumored | rumoured | unconfirmed | unverified | accused of | suspicion | expected to
h:doubt: is expected | are expected
s:called: so-called | so called | what he called | what she called | what they called | what it called
s:called: what it calls | what he calls | what she calls | what they call | what he described as
s:called: what she described as | what they described as | what it described as | which he called | which it called
s:called: which it calls | as he put it | as she put it | described as | referred to as | dubbed | self-styled
s:called: self-described
s:according: according to | as per | in the words of | citing | cited | quoting | quoted | attributed to
s:report: reports say | reports said | reports | report | reported | reporting | media reports | local reports
s:report: reportedly said
s:say: believe | believes | believed | think | thinks | suspect | suspects | suspected that | estimated that
s:say: said | says | say | saying | told | tells | tell | telling | stated | states | stating | added | adds
s:say: adding | noted | notes | noting | remarked | explained | explains | explaining | recalled | wrote | writes
s:say: estimates that | projected | projects that | forecasts that | concluded | concludes | commented | spoke
s:say: mentioned | asked | replied | announced | announces | announcing
s:claim: claimed | claims | claim | claiming | alleges | alleging | asserted | asserts | asserting | insisted
s:claim: insists | insisting | argued | argues | maintained | maintains | contended | contends | accused | accuses
s:claim: accusing | warned | warns | warning
s:confirm: confirmed | confirms | confirming | admitted | admits | admitting | acknowledged | acknowledges
s:confirm: acknowledging | revealed | reveals | revealing | conceded | concedes | proved | proves | verified
s:confirm: established
anon: on condition of anonymity | on the condition of anonymity | on condition of not being named | asked not to be named
anon: would not give his name | would not give her name | would not give their names | did not give his name
anon: did not give her name | did not give a name | refused to give his name | refused to give her name
anon: asked that his name not be used | asked that her name not be used | asked that their names not be used
anon: asked not to be identified | asked to remain anonymous | asked for anonymity | requested anonymity
anon: requesting anonymity | asking not to be named | declined to be named | declined to be identified
anon: declining to be named | declining to be identified | refused to be named | did not want to be named
anon: did not wish to be named | did not want to be identified | who wished to remain anonymous | not to be named
anon: not to be identified | not be named | not be identified | speaking anonymously | spoke anonymously | anonymously
anon: wanted to remain anonymous | on condition that he not be named | on condition that she not be named
anon: on condition that they not be named | on condition he not be named | on condition she not be named
anon: requested that his name not be used | requested that her name not be used | whose name is being withheld
anon: who is not being named | who gave only | without giving a name | without giving his name
src:officials: officials | official | authorities | authority | government | spokesman | spokeswoman | spokesperson
src:officials: spokespersons | police | military | ministry
src:sources: sources | source | insider | insiders | informant
src:witnesses: witnesses | witness | eyewitness | eyewitnesses | resident | residents | villager | villagers | local
src:witnesses: locals | relatives | relative | family
src:experts: experts | expert | analyst | analysts | observers | observer | researchers | researcher | scholar
src:experts: scholars | lawyer | lawyers
src:activists: activists | activist | campaigners | rights groups | rights group | ngo | ngos | dissidents
src:estimates: estimates | estimate
src:media: state media | media | news agency | newspaper | broadcaster | state television
wd:1: Monday | Mondays | Mon
wd:2: Tuesday | Tuesdays | Tue | Tues
wd:3: Wednesday | Wednesdays | Wed
wd:4: Thursday | Thursdays | Thu | Thurs
wd:5: Friday | Fridays | Fri
wd:6: Saturday | Saturdays | Sat
wd:7: Sunday | Sundays | Sun
mo:1: January | Jan
mo:2: February | Feb
mo:3: March | Mar
mo:4: April | Apr
mo:5: May
mo:6: June | Jun
mo:7: July | Jul
mo:8: August | Aug
mo:9: September | Sept | Sep
mo:10: October | Oct
mo:11: November | Nov
mo:12: December | Dec
rel:-2:d: the day before yesterday
rel:-1:d: yesterday | the previous day | the day before | a day earlier | last night | overnight
rel:0:d: today | tonight | this morning | this afternoon | this evening | earlier today | earlier in the day
rel:1:d: tomorrow | the next day | the following day
rel:0:w: this week | earlier this week | later this week | this weekend | in recent days | recent days
rel:-7:w: last week | the previous week | a week ago | last weekend | the week before | a week earlier
rel:7:w: next week | the following week | next weekend
rel:0:m: this month | earlier this month | later this month | in recent weeks | recent weeks
rel:-30:m: last month | the previous month | a month ago
rel:30:m: next month
rel:0:y: this year | earlier this year | later this year
rel:-365:y: last year | the previous year | a year ago
rel:365:y: next year | the following year
rel:-3:n: recently | in recent times
rel:0:n: now | currently | at present
pl:us: United States of America | United States | U.S.A. | USA | U.S. | America
pl:us: American | Americans
pl:un: United Nations | U.N. | UN
pl:uk: United Kingdom | U.K. | UK | Britain | Great Britain | British
pl:eu: European Union | E.U. | EU
pl:nk: North Korea | DPRK | North Korean | North Koreans | Democratic People's Republic of Korea
pl:sk: South Korea | ROK | South Korean | South Koreans | Republic of Korea
pl:cn: China | Chinese | PRC | People's Republic of China
pl:ccp: Chinese Communist Party | CCP | Communist Party of China | CPC
pl:mm: Myanmar | Burma | Burmese
pl:yangon: Yangon | Rangoon
pl:kyiv: Kyiv | Kiev
pl:hcmc: Ho Chi Minh City | Saigon
pl:uyghur: Uyghur | Uyghurs | Uighur | Uighurs | Uygur
pl:xinjiang: Xinjiang | East Turkestan | Xinjiang Uyghur Autonomous Region | XUAR
pl:tibet: Tibet | Tibetan | Tibetans
pl:rfa: Radio Free Asia | RFA
pl:voa: Voice of America | VOA
pl:russia: Russia | Russian | Russians | Russian Federation
pl:vn: Vietnam | Viet Nam | Vietnamese
pl:kh: Cambodia | Cambodian | Cambodians
pl:la: Laos | Lao | Laotian | Laotians
pl:tw: Taiwan | Taiwanese
pl:jp: Japan | Japanese
pl:hk: Hong Kong | Hongkong | Hong Konger | Hong Kongers
pl:th: Thailand | Thai | Thais
pl:in: India | Indian | Indians
pl:ph: Philippines | Philippine | Filipino | Filipinos
title: Mr | Mrs | Ms | Miss | Mx | Dr | Sir | Madam
office: President | Prime Minister | Premier | Minister | Foreign Minister | Defense Minister | General | Gen
office: Senior General | Lt | Lieutenant | Colonel | Col | Major | Maj | Captain | Capt | Sergeant | Sgt | Admiral
office: Adm | Governor | Gov | Senator | Sen | Representative | Rep | Congressman | Congresswoman | Chairman
office: Chairwoman | Chair | Secretary | Secretary General | General Secretary | Professor | Prof | Ambassador
office: Director | Chief | Spokesman | Spokeswoman | Spokesperson | Leader | King | Queen | Prince | Pope | Mayor
office: Judge | Supreme Leader | Party Secretary | Marshal | Commander
num:0: zero
num:1: one
num:2: two
num:3: three
num:4: four
num:5: five
num:6: six
num:7: seven
num:8: eight
num:9: nine
num:10: ten
num:11: eleven
num:12: twelve
num:13: thirteen
num:14: fourteen
num:15: fifteen
num:16: sixteen
num:17: seventeen
num:18: eighteen
num:19: nineteen
num:20: twenty
num:30: thirty
num:40: forty
num:50: fifty
num:60: sixty
num:70: seventy
num:80: eighty
num:90: ninety
num:0.5: half
ord:1: first | 1st
ord:2: second | 2nd
ord:3: third | 3rd
ord:4: fourth | 4th
ord:5: fifth | 5th
ord:6: sixth
ord:7: seventh
ord:8: eighth
ord:9: ninth
ord:10: tenth
fold:2: twice | double | doubled | doubling
fold:3: triple | tripled | tripling | thrice
many:10: dozens | scores | tens
many:100: hundreds
many:1000: thousands
many:1000000: millions
many:1000000000: billions
sc:12: dozen
sc:100: hundred
sc:1000: thousand
sc:1000000: million | mln | m
sc:1000000000: billion | bn
sc:1000000000000: trillion | tn
u:%: percent | per cent | % | pct
u:pp: percentage points | percentage point
u:$: US$ | U.S.$ | dollars | dollar | $ | usd
u:€: euros | euro | €
u:£: pounds sterling | £
u:yuan: yuan | rmb | renminbi | ¥
u:won: won | ₩
u:kyat: kyat | kyats
u:km: kilometers | kilometres | kilometer | kilometre | km
u:mi: miles | mile
u:kg: kilograms | kilogram | kg | kilos
u:t: tons | tonnes | ton | tonne
u:ha: hectares | hectare | acres | acre
u:day: days | day
u:week: weeks | week
u:month: months | month
u:year: years | year | year-old | years-old
u:hour: hours | hour
u:minute: minutes | minute
gram: 's | am | the | a | an | that | and | of | in | on | at | to | for | by | with | was | were | is | are | be | been
gram: being | has | have | had | it | its | this | these | those | which | who | whom | whose | also | as | then
gram: so | than | there | will
"""

# Spellings of one word: British and American, long and short.
SPELLINGS: Final = """
colour color|honour honor|favour favor|labour labor|neighbour neighbor|neighbours neighbors|neighbouring neighboring
harbour harbor
behaviour behavior|rumour rumor|rumours rumors|defence defense|offence offense|licence license|centre center
centres centers|theatre theater
metre meter|metres meters|kilometre kilometer|kilometres kilometers|programme program|programmes programs
travelled traveled|travelling traveling
cancelled canceled|cancelling canceling|labelled labeled|grey gray|cheque check|judgement judgment|ageing aging
tonne ton|tonnes tons
towards toward|whilst while|amongst among|afterwards afterward|backwards backward|jailed jailed|practise practice
sceptical skeptical
organisation organization|organisations organizations|organised organized|organise organize|organising organizing
organisers organizers
recognise recognize|recognised recognized|criticise criticize|criticised criticized|criticising criticizing
realise realize|realised realized
authorised authorized|authorise authorize|apologise apologize|apologised apologized|emphasise emphasize
emphasised emphasized
modernisation modernization|civilisation civilization|mobilise mobilize|mobilised mobilized|minimise minimize
publicise publicize
analyse analyze|analysed analyzed|paralysed paralyzed|globalisation globalization|normalise normalize
normalised normalized
email e-mail|adviser advisor|advisers advisors|counsellor counselor|marvellous marvelous|fulfil fulfill|enrol enroll
instalment installment
manoeuvre maneuver|paediatric pediatric|aeroplane airplane|aluminium aluminum|moustache mustache|pyjamas pajamas
tyre tire|storey story
i'm iam|it's itis|they're theyare|we're weare|i've ihave|we've wehave|they've theyhave|he's heis|she's sheis
i'll iwill|we'll wewill
govt government|dept department|gov governor|sen senator|rep representative|gen general|lt lieutenant|col colonel
sgt sergeant|capt captain|prof professor|st saint
jan january|feb february|mar march|apr april|aug august|sept september|sep september|oct october|nov november
dec december
mon monday|tues tuesday|tue tuesday|wed wednesday|thurs thursday|thu thursday|fri friday|sat saturday
okay ok|ok ok|vs versus|no. number|approx approximately|km kilometer|kms kilometers|kg kilogram|min minutes
peking beijing|jong-un jongun|mohammad muhammad|mohammed muhammad
"""
