export type ReplyWords = {
  salutation(name: string | null, title: string | null, gap: string | null): string;
  opening(matter: string | null, personal: string[]): string;
  theirPhone(phone: string): string;
  basis(text: string): string;
  resultGap(gap: string): string;
  pending: string;
  promise(unit: string): string;
  later(text: string, unit: string): string;
  contact(officer: string | null, phone: string | null, gap: string | null): string;
  thanks: string | null;
  signature(sender: string | null, gap: string | null): string;
  glue: string;
  sentenceEnd: RegExp;
};

/** Kind and plain where the prompt asks for it; else the stiff wording of old letters. */
export function replyChinese(isKind: boolean): ReplyWords {
  const you = isKind ? "您" : "臺端";
  return {
    salutation: (name, title, gap) => {
      if (name === null || name === gap) return isKind ? "陳情人您好：" : "陳情人臺鑒：";
      const called = `${name}${title ?? (isKind ? "君" : "君")}`;
      return isKind ? `${called}，您好：` : `${called}臺鑒：`;
    },
    opening: (matter, personal) => {
      const aside = personal.length > 0 ? `（${personal.join("；")}）` : "";
      const about = matter ? `「${matter}」` : "";
      return isKind
        ? `關於您${aside}反映${about ? `${about}一事` : "的事項"}，處理結果如下：`
        : `有關${you}${aside}陳情${about}一案，茲復如下：`;
    },
    theirPhone: (phone) => `聯絡電話：${phone}`,
    basis: (text) => {
      if (/^(?:依|按|查|根據)/.test(text)) return text;
      const short = [...text].length <= 30 && !/[，。]/.test(text);
      return short ? `本案係依據${text}${/規定$/.test(text) ? "" : "規定"}辦理` : `相關規定：${text}`;
    },
    resultGap: (gap) => `${gap}。`,
    pending: "本案處理結果尚待查明。",
    promise: (unit) =>
      isKind
        ? "我們將儘速處理，並持續追蹤改善情形。"
        : `${unit}將儘速處理，並持續督促相關單位改善，以維民眾權益。`,
    later: (text, unit) =>
      /^(?:(?:民國)?\d{2,4}年|\d{1,2}月|\d{4}-)/.test(text) && !/將|由/.test(text.split("，")[0] ?? "")
        ? `${unit}將於${text}`
        : text,
    contact: (officer, phone, gap) => {
      if (gap !== null && (officer === gap || phone === gap))
        return `承辦人：${officer ?? gap}；聯絡電話：${phone ?? gap}。`;
      const whom = officer ? `請洽${officer}` : "請來電洽詢";
      return isKind
        ? `如果您還有疑問，歡迎${officer ? `洽詢${officer}` : "來電洽詢"}${phone ? `，電話：${phone}` : ""}，我們很樂意為您說明。`
        : `${you}如對本案尚有疑義，${whom}${phone ? `，電話：${phone}` : ""}。`;
    },
    thanks: isKind ? "謝謝您把這件事告訴我們，造成您的不便，敬請見諒。" : null,
    signature: (sender, gap) =>
      sender === null ? "" : sender === gap ? `回復機關：${gap}` : `${sender}　敬復`,
    glue: "",
    sentenceEnd: /(?<=[。！？])(?!」)/u,
  };
}

export function replyEnglish(isKind: boolean): ReplyWords {
  return {
    salutation: (name, title, gap) =>
      `Dear ${name === null || name === gap ? "Sir or Madam" : `${title ? `${title} ` : ""}${name}`},`,
    opening: (matter, personal) => {
      const aside = personal.length > 0 ? ` (${personal.join("; ")})` : "";
      const about = matter ? ` about “${matter}”` : "";
      return isKind
        ? `Thank you for writing to us${aside}${about}. This is the result:`
        : `With reference to your petition${aside}${about}, the result is as follows:`;
    },
    theirPhone: (phone) => `telephone ${phone}`,
    basis: (text) => (/^(?:under|according|by|in line)\b/i.test(text) ? text : `The legal basis is: ${text}`),
    resultGap: (gap) => `${gap}.`,
    pending: "The result of the matter has still to be established.",
    promise: () =>
      "This office will deal with the matter as soon as possible and will keep urging all units concerned.",
    later: (text) => text,
    contact: (officer, phone, gap) =>
      gap !== null && (officer === gap || phone === gap)
        ? `Contact: ${officer ?? gap}; telephone: ${phone ?? gap}.`
        : `${isKind ? "If anything is unclear, please don't hesitate to contact" : "For questions please contact"} ${officer ?? "this office"}${phone ? `, telephone ${phone}` : ""}.`,
    thanks: isKind
      ? "We are sorry for the trouble this has caused you, and grateful that you told us."
      : null,
    signature: (sender) => (sender ? `Yours sincerely,\n${sender}` : ""),
    glue: " ",
    sentenceEnd: /(?<=[.!?])\s+(?=[A-Z“])/,
  };
}
