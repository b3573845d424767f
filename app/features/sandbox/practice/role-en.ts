import type { FoundRole } from "./found.ts";

const WHO = "([A-Za-z0-9][\\w'’./&-]{0,40}(?:[ ,]{1,2}[A-Za-z0-9][\\w'’./&-]{0,40}){0,11})";
const ARTICLE = "(?:an?|the|our|my|your|one|some)\\s+";
const YOU_ARE = "(?:(?:you|u|ya)(?: are|'re|’re| r)|ur|youre)";
/** Viewpoints that belong to a person. */
const VIEW =
  "(?:role|part|position|capacity|shoes|persona|perspective|point of view|viewpoint|standpoint|angle|eyes|place|hat|identity|profession|character|function|job|post)";

const PATTERNS: RegExp[] = [
  new RegExp(
    `\\b(?:your )?(?:role|persona|identity|character)\\s*(?:\\]|:|=|-|–|→|is|will be|should be|shall be)+\\s*(?:to be |that of\\s+)?(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  // "Your job: communications officer" names a person; "your job is to summarise" doesn't.
  new RegExp(
    `\\byour (?:job|position|post|title|profession|occupation|job title)\\s*(?::|=|-|is|will be)+\\s*(?:that of\\s+)?(?:${ARTICLE})?(?=(?:[\\w'’-]+ ){0,4}[\\w-]*(?:er|or|ist|ant|ian|ary|man|woman|person|chief|clerk|expert|head|aide|agent|staff|counsel)\\b)${WHO}`,
    "i",
  ),
  new RegExp(
    `\\b(?:play|assume|take(?: on| up)?|adopt|fill|perform|act in|acting in|work in|be in|has|have|in|from|wear(?:ing)?|with|use|borrow|step into|put on|through)\\s+(?:the|on the)?\\s*${VIEW}\\s+of\\s+(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  new RegExp(
    `\\b(?:from|in|with|through|take|adopt) (?:${ARTICLE})?([A-Za-z][\\w'’-]{0,30}(?: [A-Za-z][\\w-]{0,30}){0,4}?)['’]s? (?:${VIEW}|mindset|hat)\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:act|acting|serve|serving|behave|behaving|think|thinking|work|working|pose|posing|function|functioning|respond|responding|answer|answering|write|writing|reply|replying|speak|speaking|talk|operate|regard yourself|see yourself|think of yourself)\\s+(?:as if you (?:were|are)|as though you (?:were|are)|as|like)\\s+${ARTICLE}${WHO}`,
    "i",
  ),
  new RegExp(
    `\\b(?:as if you (?:were|are)|as though you (?:were|are)|like you (?:were|are))\\s+(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  new RegExp(
    `\\b(?:act|acting|serve|serving|pose|function|role-?play|behave)\\s+as\\s+(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  new RegExp(
    `\\b(?:hir(?:e|ing)|appoint(?:ing)?|employ(?:ing)?|us(?:e|ing)|need|want|have) you as\\s+(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  new RegExp(`\\b(?:imagine|pretend) being\\s+(?:${ARTICLE})?${WHO}`, "i"),
  new RegExp(
    `\\byou(?:['’]ll| will| shall| are going to| are to| should| must)? (?:now )?(?:play|be playing) (?:${ARTICLE})(?!role|part)([A-Za-z0-9][\\w'’./&-]{0,40}(?:[ ,]{1,2}[A-Za-z0-9][\\w'’./&-]{0,40}){0,11})`,
    "i",
  ),
  new RegExp(
    `\\b(?:consider|imagine|picture|fancy|regard|think of|see|cast) yourself\\s+(?:to be |as |being |in the role of )?(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  new RegExp(
    `\\b(?:pretend|imagine|suppose|assume|let's say|say) (?:that )?(?:${YOU_ARE}|you(?: were| work as| serve as))\\s+(?:now )?(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  new RegExp(
    `\\b(?:pretend(?:ing)? to be|want you to be|need you to be|like you to be|ask you to be|have you be|you (?:will|shall|must|should|are going to|are to) (?:now )?be|put yourself in the (?:shoes|place|position) of|impersonate)\\s+(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  new RegExp(
    `(?:^|[\\s,:])${YOU_ARE} (?:now |today |currently |here |hereby |from now on |deemed (?:to be )?|considered (?:to be )?|assumed to be |taken to be |appointed (?:as )?)*(?:${ARTICLE})${WHO}`,
    "i",
  ),
  new RegExp(
    `(?:^|\\bnow |[,:]\\s*)${YOU_ARE} (?:now |hereby |deemed (?:to be )?|considered (?:to be )?|assumed to be |appointed (?:as )?|hired as |acting as )*(?:${ARTICLE})?${WHO}`,
    "i",
  ),
  // "You work for us as a data protection officer", "imagine you have worked as …"
  new RegExp(
    `\\byou(?:['’]ve| have)? (?:now |long )?(?:work(?:ed)?|serv(?:e|ed)|sit|are employed|were hired|are here|been)\\b[^.\\n,]{0,30}? as (?:${ARTICLE})?(?!follows|well|soon|if|long|far|many|much)${WHO}`,
    "i",
  ),
  new RegExp(`\\bin (?:your|the) capacity as (?:${ARTICLE})?${WHO}`, "i"),
  new RegExp(`(?:^|[,:] ?)you,? (?:as )?${ARTICLE}${WHO}(?=,)`, "i"),
  new RegExp(
    `^(?:please |now |today |kindly )*(?:be|play|become) (?:${ARTICLE})(?!bit\\b|little\\b|lot\\b|model\\b|role\\b|part\\b)${WHO}`,
    "i",
  ),
  new RegExp(
    `^as (?:${ARTICLE})(?!whole|result|rule|matter|reminder|summary|list|table|text|(?:first|second|third|next|last|final) step|single|json|bulleted|numbered|paragraph|general rule|basis|source|reference|guide|follow|guideline|start|plain|prose|form|markdown|letter|memo|draft|note|public document|minimum|maximum|case|minutes|title|heading)${WHO}(?=,|$)`,
    "i",
  ),
];
/** "You are asked to …", "you are not …": what follows is nobody. */
const NOBODY =
  /^(?:an?$|the$|\d+$|asked|requested|required|to\b|not|allowed|free|welcome|going|given|expected|supposed|only|always|never|about|able|right|sure|using|working|looking|being|forbidden|permitted|reading|writing|done|finished|unsure|ready|now to|in\b|on\b|at\b|very|so\b|too\b|calm|kind|correct|instructed|told|advised|invited|limited|bound|unable|encouraged|encountering|it\b|they\b|follows|possible|before|above|below|well|much|many|short|far|long|soon|is\b|if\b|stated|described|shown|[a-z]+ing (?:an?|the|my|our|this|these|to|well|fine|great|with|on|in|it|from|for|at)\b)/i;
/** "I work as a clerk": somebody else, unless the sentence turns to the model. */
const OTHERS = /\b(?:I|we|he|she|they|who|my \w+|our \w+)\b(?![^.]*\byou)[^.]{0,40}$/;

/** Whom an English sentence tells the model to be. */
export function roleInEnglish(sentence: string): FoundRole | null {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(sentence);
    const who = match?.[1]?.trim() ?? "";
    if (!match || who === "" || NOBODY.test(who)) continue;
    if (OTHERS.test(sentence.slice(0, match.index)) && !/\byou/i.test(match[0])) continue;
    const role = (who.split(/,| and you\b| who\b| that\b| to (?:do|write|help|summari|draft)/i)[0] ?? "")
      .replace(/[\s,]+(?:please|pls|for me|today|now|here)$/i, "")
      .trim();
    if (role !== "") return { role, start: match.index, end: match.index + match[0].length };
  }
  return null;
}
