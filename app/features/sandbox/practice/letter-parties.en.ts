// Who writes an official letter to whom, in English prompts. Every pattern captures one name; earlier ones are surer.

/** A name in capitals, or a kind of office or people in small letters ("public schools", "residents of Heping Village"). */
const PROPER = "(?:[A-Z][\\w'’.&-]*|Directorate-General)(?: (?:(?:of|the|and|for|on) )*[A-Z][\\w'’&-]*){0,6}";
const COMMON =
  "(?:(?!(?:the|an?|and|or|to|of|in|for|with|from|by|which|that|our|its|their|your|own|all|every|each|both|subordinate|superior|higher|lower|upper|parent|peer|sister|fellow|competent|under|below|official|formal|draft|write)\\b)[a-z-]+ ){0,3}(?:offices?|schools?|residents?|citizens?|agenc(?:y|ies)|bureaus?|departments?|units?|centers?|centres?|stations?|precincts?|governments?|villagers|households|hospitals?|libraries|applicants?|petitioners?|taxpayers?|branches|districts|townships)(?: of (?:the )?[A-Z][\\w'’-]*(?: [A-Z][\\w'’-]*){0,3})?";
const PERSON = "(?:Mr|Ms|Mrs|Miss|Dr)\\.? [A-Z][\\w'’-]+(?: [A-Z][\\w'’-]+){0,3}";
const AGENCY = `(${PROPER})`;
const ARTICLE = "(?:(?:the|a|an|all|every|each|our|its|their|your|own|both|of|the two|one of) ){0,3}";
/** Words on a party's rank or kind before its name: "our superior, the …", "to lower unit, …", "a citizen, Mr. …". */
const KIND =
  "(?:(?:superior|subordinate|supervis(?:ing|ory)|higher(?:[- ]level)?|lower(?:[- ]level)?|upper|parent|sister|peer|fellow|equal(?:[- ]ranking)?|competent|private|ordinary)?(?: ?(?:agency|agencies|authority|authorities|body|bodies|unit|units|office|institution|organi[sz]ation|citizen|citizens|resident|applicant|petitioner|complainant|taxpayer|person|member of the public))?(?: above us| below us| under us)?(?:,? ?(?:namely|called|named|known as|i\\.e\\.)?[,:(]? ?\\(?))";
const TO =
  "(?:[Tt]o|[Rr]eplying to|[Rr]eply to|[Aa]nswering|[Dd]irected to|[Aa]ddressed to|[Aa]ddressing|[Ww]rites? to|[Ww]riting to|[Ii]nform(?:s|ing)?|[Nn]otif(?:y|ies|ying)|[Ii]nstruct(?:s|ing)?|[Dd]irect(?:s|ing)?|[Oo]rder(?:s|ing)?|[Tt]ell(?:s|ing)?|[Aa]sk(?:s|ing)?|[Rr]equest(?:s|ing)?|[Rr]emind(?:s|ing)?|[Uu]rg(?:es|ing)|[Ww]rite)";
const RECIPIENT_LABEL =
  "(?:[Rr]ecipient|[Aa]ddressee|[Rr]eceiver|[Rr]eceiving agency|[Ss]ubordinate agency|[Ss]uperior agency|[Aa]ddressed to|[Tt]hey are|[Ww]ho (?:gets|receives) it|[Tt]o whom|[Tt]o)";
const SENDER_LABEL =
  "(?:[Ss]ender|[Ii]ssuing (?:agency|authority|office)|[Ii]ssued by|[Ii]ssuer|[Ff]rom|[Ss]ending (?:agency|office)|[Ss]igned by|[Ww]riter|[Ww]e are|[Ww]ho (?:writes|sends)(?: it)?)";
/** A label stands at the start of a line or clause, and a colon, dash or verb ties the name to it. */
const TIED = "\\s*(?:[:=–-]|is|will be|should be|being)\\s*(?:the )?";
const LABEL_AT = "(?:^|[\\n.,;(]|[-*•]\\s?)\\s*(?:[Tt]he |[Oo]ur |[Ii]ts |[Tt]heir )?";

/** What somebody asks of an agency: "borrow chairs from the Sports Bureau" names no sender. */
const ASKED_OF =
  "(?:[Bb]orrow|[Rr]equest|[Oo]btain|[Gg]et|[Nn]eed|[Ww]ant|[Ss]eek|[Ll]oan|[Aa]sk for)\\b(?:(?!letter|函)[^.\\n]){1,40}?";
const RECEIVES =
  "(?:receives?|gets?|(?:will|shall|should|is to|has to|must) (?:receive|get|be (?:sent|written|informed|told|notified|asked))|(?:is|will be) the (?:addressee|recipient|receiver))";
const SENDS =
  "(?:instructs?|directs|wishes|wants?|is writing|writing to|writing|needs?|would|has to|informs?|asks?|requests?|replies|writes?|tells?|notif(?:y|ies)|reports?|submits?|orders?|applies|sends?|addresses|shall|will|is to|must|should(?! (?:receive|get|be)))";

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
  new RegExp(
    `(${PERSON}|${PROPER})(?:,[^,.\\n]{1,40},| (?:of|at|in) [A-Z][\\w ]{2,30}?)? ${RECEIVES}\\b`,
    "g",
  ),
  new RegExp(
    `(${PERSON})[^\\n]{1,140}?\\b(?:[Ww]rite|[Aa]nswer|[Rr]eply to|[Ss]end|[Tt]ell|[Ii]nform) (?:him|her|them)\\b`,
    "g",
  ),
  new RegExp(
    `(?:[Tt]he )?(${PROPER}|${COMMON})(?: is| are|, which is|, which are|,) (?:our|its|their) (?:\\w+ )?(?:subordinate|superior|parent)`,
    "g",
  ),
  new RegExp(`\\b${ASKED_OF} from (?:the )?${AGENCY}`, "g"),
  new RegExp(`\\b${TO} ${ARTICLE}${KIND}(?:the )?(${PERSON})`, "g"),
  new RegExp(`\\b${TO} ${ARTICLE}${KIND}(?:the |a |an |all |every )*${AGENCY}`, "g"),
  new RegExp(`[A-Za-z函]\\s*(?:->|→|=>)\\s*(?:the )?(${PROPER})`, "g"),
  new RegExp(
    `(?:\\b${TO} (?:(?:the|an?|our|its|their|your|own) )*${KIND}(?:the )?|\\bnamely (?:the )?)((?:all |every |each )*(?:the )?${KIND}${COMMON})\\b`,
    "g",
  ),
  new RegExp(`\\bfor ${ARTICLE}${KIND}(?:the |a |an )*(${PERSON}|${PROPER})`, "g"),
];

export const SENDER_EN: RegExp[] = [
  new RegExp(`${LABEL_AT}${SENDER_LABEL}${TIED}${AGENCY}`, "gm"),
  new RegExp(`\\b[Ss]ender,? ?(?:the )?(?::|is)? ?(?:the )?${AGENCY}`, "g"),
  new RegExp(
    `\\b(?:[Ss]ent by|[Dd]r(?:awn|afted)(?: up)? by|[Ww]ritten by|[Pp]repared by|[Ss]ubmitted by|[Oo]n behalf of|[Ii]n the name of|[Ff]rom us,|(?<!${ASKED_OF})[Ff]rom|[Aa]s|[Bb]ehalf of|[Ii]ssued by|by which|in which|[Ww]rite, for|[Dd]raft, for|[Ww]e are|[Ww]e['’]re|[Ww]e,|[Ii] work (?:at|for|in)|[Ww]e work (?:at|for|in)) (?:the |a |an |our )?${AGENCY}`,
    "g",
  ),
  new RegExp(`\\b(?:[Ww]e|[Oo]ur (?:office|bureau|agency)) \\((?:the )?${AGENCY}\\)`, "g"),
  new RegExp(`\\b[Ff]or (?:the |our )?${AGENCY},? to (?:the |its |our )?[A-Z]`, "g"),
  new RegExp(
    `(?:^|[.\\n,:] ?|\\b(?:that|which|where|whereby|because|since|as|when) )(?:[Tt]he |[Oo]ur )?${AGENCY},? ${SENDS}\\b`,
    "gm",
  ),
  new RegExp(`${AGENCY}\\s*(?:->|→|=>)\\s*(?:the )?[A-Z]`, "g"),
  new RegExp(`${AGENCY}(?:'s|’s) (?:official|formal) letter`, "g"),
  new RegExp(`(?:letter|correspondence),? (?:from )?${AGENCY} to `, "g"),
];

const NOT_NAME =
  /^(?:Draft|Write|Please|Kindly|Could|Would|Help|Compose|Make|Prepare|Produce|Official|Formal|Our|We|The|I|Mr|Ms|Mrs|Letter|Need|As|On|Using|From|To|A|An|English|Chinese|Traditional|They|He|She|It|Level|Upward|Downward|Citizen|Superior|Subordinate|Direction|This|That|You|Who|What|Why|It|Document|Type|Rank|Material|Both)$/;

/** A captured name without what hangs on it; null when it is none. */
export function cleanEn(raw: string): string | null {
  const name = raw
    .replace(/[.,;:]+$/, "")
    .replace(/^the /i, "")
    .replace(/(?:'s|’s)$/, "")
    .trim();
  const [head = ""] = name.split(" ");
  return name.length >= 3 &&
    !NOT_NAME.test(name) &&
    !/^(?:Draft|Write|Please|Kindly|Help|Compose|Official|Prepare|Make)$/.test(head)
    ? name
    : null;
}
