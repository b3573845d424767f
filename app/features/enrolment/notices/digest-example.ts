import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { MailContent } from "#app/platform/mail/compose.ts";
import { digestMail } from "./digest.ts";
import type { NoticeNames } from "./notice-kinds.ts";
import { noticeInWords } from "./notice-kinds.ts";

const SERIAL = "7K3M-2PX9";
const WORKSHOP = "0198f2c4-0000-7000-8000-000000000000";

/** The mail about notices as it looks, for the page that shows every mail. */
export function digestExample(locale: Locale): MailContent {
  const agency = {
    nameZh: m.styleguide_mail_agency({}, { locale }),
    nameEn: m.styleguide_mail_agency({}, { locale }),
  };
  const title = m.styleguide_mail_course({}, { locale });
  const names: NoticeNames = { course: () => title, workshop: () => title, agency: () => agency };
  const notices = [
    { kind: "certificate.issued", detail: { course: "x", serial: SERIAL } },
    { kind: "attendance.decided", detail: { workshop: WORKSHOP, status: "attended", corrected: false } },
    { kind: "role.given", detail: { grant: WORKSHOP, role: "trainer", agency: "x" } },
  ].map((one) => noticeInWords(one, names, locale));
  const house = {
    issuer: m.frame_brand({}, { locale }),
    contact: m.styleguide_mail_contact({}, { locale }),
    origin: "https://academy.example.gov.tw",
  };
  return digestMail(locale, house, { name: m.styleguide_person_name({}, { locale }), notices });
}
