// Who writes an official letter to whom, in English prompts. Every pattern captures one name; earlier ones are surer.

/** A name in capitals, or a kind of office or people in small letters ("public schools", "residents of Heping Village"). */
const PROPER = "(?:[A-Z][\\w'’.&-]*|Directorate-General)(?: (?:(?:of|the|and|for|on) )*[A-Z][\\w'’&-]*){0,6}";
const COMMON =
  "(?:(?:township|district|health|village|local|branch|county|school|municipal|field|public|private|city|elementary|junior|senior|high|regional|land|tax|fire|police|central|all|local) ){0,3}(?:offices?|schools?|residents?|citizens?|agenc(?:y|ies)|bureaus?|departments?|units?|centers?|centres?|stations?|precincts?|governments?|villagers|households|hospitals?|libraries|applicants?|petitioners?|taxpayers?)(?: of (?:the )?[A-Z][\\w'’-]*(?: [A-Z][\\w'’-]*){0,3})?";
const PERSON = "(?:Mr|Ms|Mrs|Miss|Dr)\\.? [A-Z][\\w'’-]+(?: [A-Z][\\w'’-]+)?";
const AGENCY = `(${PROPER})`;
const ARTICLE = "(?:(?:the|a|an|all|every|each|our|its|their|your|own|both|of|the two|one of) ){0,3}";
/** Words on a party's rank or kind before its name: "our superior, the …", "to lower unit, …", "a citizen, Mr. …". */
const KIND =
  "(?:(?:superior|subordinate|supervis(?:ing|ory)|higher(?:[- ]level)?|lower(?:[- ]level)?|upper|parent|sister|peer|fellow|equal(?:[- ]ranking)?|competent|private|ordinary)?(?: ?(?:agency|agencies|authority|authorities|body|bodies|unit|units|office|institution|organi[sz]ation|citizen|citizens|resident|applicant|petitioner|complainant|taxpayer|person|member of the public))?(?: above us| below us| under us)?(?:,? ?(?:namely|called|named|known as|i\\.e\\.)?[,:(]? ?\\(?))";
const TO =
  "(?:[Tt]o|[Rr]eplying to|[Rr]eply to|[Aa]nswering|[Dd]irected to|[Aa]ddressed to|[Aa]ddressing|[Ww]rites? to|[Ww]riting to|[Ii]nform(?:s|ing)?|[Nn]otif(?:y|ies|ying)|[Ii]nstruct(?:s|ing)?|[Dd]irect(?:s|ing)?|[Oo]rder(?:s|ing)?|[Tt]ell(?:s|ing)?|[Aa]sk(?:s|ing)?|[Rr]equest(?:s|ing)?|[Rr]emind(?:s|ing)?|[Uu]rg(?:es|ing)|[Ww]rite)";
const RECIPIENT_LABEL =
  "(?:[Rr]ecipient|[Aa]ddressee|[Rr]eceiver|[Rr]eceiving agency|[Ss]ubordinate agency|[Ss]uperior agency|[Aa]ddressed to|[Tt]o)";
const SENDER_LABEL =
  "(?:[Ss]ender|[Ii]ssuing (?:agency|authority|office)|[Ii]ssued by|[Ii]ssuer|[Ff]rom|[Ss]ending (?:agency|office)|[Ss]igned by|[Ww]riter)";
/** A label stands at the start of a line or clause, and a colon, dash or verb ties the name to it. */
const TIED = "\\s*(?:[:=–-]|is|will be|should be|being)\\s*(?:the )?";
const LABEL_AT = "(?:^|[\\n.,;(]|[-*•]\\s?)\\s*";

export const RECIPIENT_EN: RegExp[] = [
  new RegExp(
    `${LABEL_AT}${RECIPIENT_LABEL}${TIED}(?:all |every |each )?(${PERSON}|${PROPER}|${COMMON})`,
    "gm",
  ),
  new RegExp(`[Rr]ecipient(?:s)?,? ?(?:the )?(?::|is|are|will be)? ?(?:the )?(${PROPER})`, "g"),
  new RegExp(
    `\\b(?:superior|higher authority|parent agency|supervis\\w+ (?:agency|authority)|subordinate)(?: agency| body| unit)?(?: is|,|:) (?:the )?${AGENCY}`,
    "g",
  ),
  /(?:public|citizen|resident|person|applicant|petitioner)(?: named| called|,)? ((?:Mr|Ms|Mrs|Miss|Dr)\.? [A-Z]\w+)/g,
  new RegExp(`\\b${TO} ${ARTICLE}${KIND}(?:the )?(${PERSON})`, "g"),
  new RegExp(`\\b${TO} ${ARTICLE}${KIND}(?:the |a |an |all |every )*${AGENCY}`, "g"),
  new RegExp(`[A-Za-z]\\s*(?:->|→|=>)\\s*(?:the )?(${PROPER})`, "g"),
  new RegExp(`(?:\\b${TO} ${ARTICLE}${KIND}(?:the |all |every )*|\\bnamely (?:the )?)(${COMMON})\\b`, "g"),
  new RegExp(`\\bfor ${ARTICLE}${KIND}(?:the |a |an )*(${PERSON}|${PROPER})`, "g"),
];

export const SENDER_EN: RegExp[] = [
  new RegExp(`${LABEL_AT}${SENDER_LABEL}${TIED}${AGENCY}`, "gm"),
  new RegExp(`\\b[Ss]ender,? ?(?:the )?(?::|is)? ?(?:the )?${AGENCY}`, "g"),
  new RegExp(
    `\\b(?:[Ss]ent by|[Oo]n behalf of|[Ii]n the name of|[Ff]rom|[Aa]s|[Bb]ehalf of|[Ii]ssued by|by which|in which|[Ww]rite, for|[Dd]raft, for|[Ww]e are|[Ww]e,|[Ii] work (?:at|for|in)|[Ww]e work (?:at|for|in)) (?:the |a |an )?${AGENCY}`,
    "g",
  ),
  new RegExp(`\\b(?:[Ww]e|[Oo]ur (?:office|bureau|agency)) \\((?:the )?${AGENCY}\\)`, "g"),
  new RegExp(
    `(?:^|[.\\n,:] ?)(?:The )?${AGENCY} (?:instructs|directs|wishes|wants|is writing|needs|would|has|informs|asks|requests|replies|writes|tells|notifies|reports|submits|orders|applies)`,
    "gm",
  ),
  new RegExp(`${AGENCY}\\s*(?:->|→|=>)\\s*(?:the )?[A-Z]`, "g"),
  new RegExp(`${AGENCY}(?:'s|’s) (?:official|formal) letter`, "g"),
  new RegExp(`(?:letter|correspondence),? (?:from )?${AGENCY} to `, "g"),
];

const NOT_NAME =
  /^(?:Draft|Write|Please|Kindly|Could|Would|Help|Compose|Make|Prepare|Produce|Official|Formal|Our|We|The|I|Mr|Ms|Mrs|Letter|Need|As|On|Using|From|To|A|An|English|Chinese|Traditional|They|He|She|It|Level|Upward|Downward|Citizen|Superior|Subordinate|Direction|This|That|You)$/;

/** A captured name without what hangs on it; null when it is none. */
export function cleanEn(raw: string): string | null {
  const name = raw
    .replace(/[.,;:]+$/, "")
    .replace(/^(?:The|the|all|every|each) /i, "")
    .replace(/(?:'s|’s)$/, "")
    .trim();
  const [head = ""] = name.split(" ");
  return name.length >= 3 &&
    !NOT_NAME.test(name) &&
    !/^(?:Draft|Write|Please|Kindly|Help|Compose|Official|Prepare|Make)$/.test(head)
    ? name
    : null;
}
