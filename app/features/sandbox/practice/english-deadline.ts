const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
/** 15 October 2026, October 15, 2026, the 15th of October, Friday, 15 October; the day never takes digits of the year. */
const DATE = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?:the )?${DAY} (?:of )?)?${MONTH}(?: ${DAY}(?!\\d))?(?:,? \\d{4}(?!\\d))?`;
const SPAN = "(?:\\d+|two|three|four|six|ten) (?:working )?(?:days|weeks|months)";

/** "by 15 October 2026", "no later than the end of October", "within ten days": an English deadline as it is written. */
export const ENGLISH_DEADLINE = `\\b(?:by|before|no later than|not later than|on or before|within|until)\\s+(?:(?:the )?end of )?(?:${DATE}|${SPAN}|(?:the )?(?:next meeting|month|year|week|school year|term))`;
