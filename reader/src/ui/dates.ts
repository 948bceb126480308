/**
 * Dates for readers, in UTC: written as each language writes them, the same on every device. The table and the results are those
 * of `src/skywave/carriers/web/dates.py`; no locale of the browser is asked. A moment whose year is not 1 to 9999 has no form.
 */

import { fill, nearest } from "./words";

const DAY_SECONDS = 86_400;

// A date, a month, the months' names and the ten digits where they are others than 0 to 9.
type Form = readonly [date: string, month: string, names?: string, digits?: string];

const CHINESE: Form = ["{y}年{m}月{d}日", "{y}年{m}月"];
const FORMS = {
  en: [
    "{d} {M} {y}",
    "{M} {y}",
    "January February March April May June July August September October November December",
  ] as Form,
  "zh-Hans": CHINESE,
  "zh-Hant": CHINESE,
  yue: CHINESE,
  ko: ["{y}년 {m}월 {d}일", "{y}년 {m}월"] as Form,
  vi: ["{d} tháng {m}, {y}", "tháng {m}, {y}"] as Form,
  my: [
    "{y} ခုနှစ် {M}လ {d} ရက်",
    "{y} ခုနှစ် {M}လ",
    "ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ",
    "၀၁၂၃၄၅၆၇၈၉",
  ] as Form,
  km: [
    "{d} {M} {y}",
    "{M} {y}",
    "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
    "០១២៣៤៥៦៧៨៩",
  ] as Form,
  lo: ["{d} {M} {y}", "{M} {y}", "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ"] as Form,
  th: [
    "{d} {M} ค.ศ. {y}",
    "{M} ค.ศ. {y}",
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
  ] as Form,
  bo: ["{y} ཟླ་{m} ཚེས་{d}", "{y} ཟླ་{m}", "", "༠༡༢༣༤༥༦༧༨༩"] as Form,
  ug: [
    "{y}-يىلى {d}-{M}",
    "{y}-يىلى {M}",
    "يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر",
  ] as Form,
};
const LANGUAGES = Object.keys(FORMS) as (keyof typeof FORMS)[];

/**
 * Returns the day as readers of a language write it, or null where it has no form.
 *
 * @param seconds Since the epoch, an integer.
 * @param language BCP 47.
 */
export function formatDate(seconds: number, language: string): string | null {
  const found = moment(seconds);
  if (!found) return null;
  return written(0, language, found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate());
}

/** Returns the month of a list's key, `2026-05`, as readers of a language write it. */
export function formatMonth(key: string, language: string): string {
  const [year, month] = key.split("-");
  return written(1, language, Number(year), Number(month), 0);
}

/** Returns hour and minute, `14:03 UTC`; nothing at midnight, which says that the source knew the day only. */
export function formatHour(seconds: number): string {
  const found = moment(seconds);
  // A space that does not break.
  return found && seconds % DAY_SECONDS !== 0 ? `${clock(found)}\u00a0UTC` : "";
}

/** Returns a moment for machines, to the minute, as `datetime` of `<time>` has it: `2026-05-12T14:03Z`; null where it has no form. */
export function machineTime(seconds: number): string | null {
  const found = moment(seconds);
  if (!found) return null;
  const parts = [
    padded(found.getUTCFullYear(), 4),
    padded(found.getUTCMonth() + 1),
    padded(found.getUTCDate()),
  ];
  return `${parts.join("-")}T${clock(found)}Z`;
}

function moment(seconds: number): Date | null {
  const found = new Date(seconds * 1000);
  const year = found.getUTCFullYear();
  return year >= 1 && year <= 9999 ? found : null;
}

function written(which: 0 | 1, language: string, year: number, month: number, day: number): string {
  const form = FORMS[nearest(language, LANGUAGES)];
  const name = form[2] ? form[2].split(" ")[month - 1]! : "";
  const local = (value: number): string =>
    String(value).replace(/\d/g, (digit) => (form[3] ? form[3].charAt(Number(digit)) : digit));
  return fill(form[which], { y: local(year), m: local(month), d: local(day), M: name });
}

function clock(found: Date): string {
  return `${padded(found.getUTCHours())}:${padded(found.getUTCMinutes())}`;
}

function padded(value: number, width = 2): string {
  return `000${value}`.slice(-width);
}
