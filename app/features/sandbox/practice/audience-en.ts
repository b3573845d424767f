import type { FoundAudience } from "./found.ts";

const WHO = "([A-Za-z][\\w'’-]{0,40}(?: [A-Za-z][\\w'’-]{0,40}){0,7} ?)";
const THING =
  "(?:this|it|that|(?:the|my|our|your) (?:summary|document|text|output|result|report|answer|memo|notice|note|letter|piece|paper|content|final text|brief|version|wording)|which)";
/** Those who read, under any name, with what a label may add to it. */
const READER =
  "(?:(?:target |intended |primary |main |expected |end |likely |typical )*(?:audience|readers?|readership|recipients?|addressees?|target group|target|listeners?|users)(?: profile| group| of (?:this|it|the)(?: \\w+)?)?|(?:people|persons|ones|those|person|man|woman|somebody|someone|whoever|everyone) (?:(?:who|that) )?(?:will |are going to |is going to |would |must |have to |has to |may |is |are )*(?:be )?(?:read|see|use|receive|get|look at|looking at|hear|reading|using|seeing|receiving|getting)s?(?: (?:it|this|the summary|the text|the result))?|who(?: will|['’]ll)? (?:be )?(?:read|reads|reading|see|sees|use|uses) ?(?:it|this|the summary)?|(?:intended|written|prepared|meant|made|produced|designed) for(?= ?[:=-])|for(?: whom?| who)?(?= ?[:=])|for whom|(?:(?:folks|people|ones|persons|those|guys|men|women|colleagues) )(?:(?:who|that|which)(?: will|['’]ll)?|we|I|you) [^.\\n,]{2,40}?)";
const IS =
  "(?:\\s*(?:is|are|will be|would be|should be|shall be|can be|may be|being|:|=|-|–|—|->|→|includes?|consists? of|comprises?|namely))+\\s*(?:going to be |mainly |mostly |usually |chiefly |primarily |all |both |probably |likely |assumed to be |to be )*";
const PREPARED =
  "(?:read|understood|grasped|followed|seen|used|reviewed|viewed|received|studied|looked at|consulted|opened)(?: and \\w+)? by|(?:intended|meant|written|designed|made|prepared|produced|aimed|targeted|addressed|submitted|sent|presented|shown|given|handed|distributed|circulated|forwarded|delivered|directed|suitable|tailored|geared|adapted|pitched|destined|going(?! to (?:be|see|read|use|look|hear|get|receive|study)\\b)|posted|read out|read aloud|reported|mailed|passed on|published)(?: out| over| on| up)? (?:for|to|at|by|towards?)";
const GRASP = "(?:understand|follow|read|grasp|get|comprehend|digest|make sense of|use|take in)";
const SEE = "(?:read|see|understand|look at|hear|receive|get|study|review|use|go through)";

const PATTERNS: RegExp[] = [
  // "The readers are …", "Target group: …", "people reading this are mostly …"
  new RegExp(`\\b${READER}${IS}${WHO}`, "i"),
  // "Think of the reader as …", "with foreign investors in mind", "address farmers directly"
  new RegExp(
    `\\b(?:think of|imagine|picture|see|consider|treat|regard) (?:the|your) (?:reader|audience)s? (?:as|to be) ${WHO}`,
    "i",
  ),
  // "Think of a shop owner who reads this between two customers", "with judges as readers"
  new RegExp(
    `\\b(?:think of|imagine|picture) ${WHO}?(?:who|that) (?:will |has to |must |wants to |only )*(?:reads?|sees?|gets?|looks?)\\b`,
    "i",
  ),
  new RegExp(`\\bwith ${WHO}?as (?:the |its |your )?(?:readers?|audience|readership)\\b`, "i"),
  new RegExp(
    `\\bwho(?:['’]s|['’]ll| is| will| should| has to)? [^.?\\n]{0,24}?(?:reads?|sees?|gets?|uses?|for|reading)\\b[^.?\\n]{0,16}\\?\\s*(?:it['’]s |mostly |mainly |the )?${WHO}(?=[.!\\n,]|$)`,
    "i",
  ),
  new RegExp(`\\b(?:with|keeping|keep|have|having|bearing|bear) ${WHO}?in mind\\b`, "i"),
  new RegExp(
    `^(?:please |kindly )?(?:address|speak to|talk to|reach|target) ${WHO}?(?:directly|with|in|,|$)`,
    "i",
  ),
  // "My director will be the one reading it"
  new RegExp(
    `(?:^|[,:] ?|\\b(?:that|because|since|as|so) )${WHO}(?:will be|is|are|'s|’s)(?: going to be)? (?:the (?:one|ones|person|people)s?) (?:reading|who|to read|that|seeing|using)`,
    "i",
  ),
  new RegExp(
    `\\b(?:it's|it is|it will be|they are|they're) ${WHO}(?:who|that) (?:are|is|will|would|need|have|has|want)\\b[^.\\n]{0,16}(?:read|see|use|look)`,
    "i",
  ),
  new RegExp(
    `\\b(?:is|are|be|been|it|goes|go|going|${THING})(?: \\w+ly)? (?:to be )?(?:${PREPARED}) ${WHO}`,
    "i",
  ),
  new RegExp(`(?:^|\\b(?:make|keep|text|wording|and|it|language)[^.\\n]{0,8} )(?:${PREPARED}) ${WHO}`, "i"),
  new RegExp(
    `\\b${THING}(?:'s| is| will be| are| one['’]?s| one is)?(?: meant| intended| only| mainly)? (?:for|goes (?:out |up |straight |on |directly )*to|go (?:out |up |straight )*to|will go (?:out |up |straight )*to) ${WHO}`,
    "i",
  ),
  // "Make sense to people without …", "something elderly villagers can follow"
  new RegExp(
    `\\b(?:write|written|writing|draft|word|phrase|explain|describe|summari[sz]e|prepare|suitable|appropriate|understandable|clear|readable|accessible|(?:easy|clear)(?: enough)?|simple|useful|fit|fitting|good|right|comprehensible|intelligible|make sense|adapt|adapted|tailor|tailored|aim|pitch|address|target|cater|speak|talk|gear)(?: (?:it|this|them|that|things|the text|the summary|enough|to read|to understand|to follow|everything|directly))?(?: (?:it|this))? (?:for|to|at|towards) ${WHO}`,
    "i",
  ),
  new RegExp(
    `\\bfor ${WHO}(?:'s|’s|s')? (?:eyes|reading|to read|to understand|to see|reference|information|to use|to look at)\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:something|text|words|language|wording|terms|a way|style)(?: that| which)? ${WHO}?(?:can|could|may|will|would|are able to|is able to) (?:easily |quickly |also )*${GRASP}\\b`,
    "i",
  ),
  new RegExp(`(?:i\\.e\\.|namely|that is),? ${WHO}, (?:can|could|will) ${GRASP}`, "i"),
  new RegExp(
    `\\b(?:let|so that|so|such that|help|allow|enable|want|until|in a way that|make sure|ensure|even)(?: that)? ${WHO}?(?:can|could|may|will|to|would|should|are able to|is able to|without trouble)? ?(?:easily |quickly |also |be able to )*(?:understand|follow|read|grasp|get|comprehend)s?\\b`,
    "i",
  ),
  // "Bear in mind that shop owners will read this", "The minister is going to see it tomorrow"
  new RegExp(
    `(?:^\\s*|\\b(?:that|because|since|as|remember|mind|note|and) |, )(?:because |since |as |that )?${WHO}?(?:will|would|must|has to|have to|needs? to|wants? to|is going to|are going to|should|can|should be able to|must be able to) (?:be able to |also |quickly |easily )*(?:be )?${SEE}(?:ing)? (?:it|this|the)\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:brief|report(?: it| this)? to|present(?: it| this)? (?:to|before)|show(?: it| this)? to|send(?: it| this)? to|submit(?: it| this)? to|hand(?: it| this)? (?:over |out )?to|give(?: it| this)? to|give it up to|forward(?: it| this)? to|read it out to|circulate it to|post it to|pass(?: it| this)? (?:on )?to|explain (?:it|this) to|address(?: it| this)? to) ${WHO}`,
    "i",
  ),
  // "The deputy mayor reads this on her phone"
  new RegExp(
    `^\\s*(?:because |since |as )?${WHO}?(?:reads?|sees?|uses?|receives?|gets?) (?:it|this|these|the (?:summary|text|result|answer))\\b`,
    "i",
  ),
  /\bfor\s+((?:the|our|a|an|my|all)?\s*(?:[A-Za-z'’-]+ ){0,4}?(?:secretary|director(?:-general)?|mayor|magistrate|minister|premier|president|commissioner|manager|chief|boss|head|citizens?|residents?|public|staff|official|officer|officials|officers|supervisor|councill?ors?|colleagues|readers?|journalists?|reporters?|students?|pupils?|parents?|farmers?|fishermen|teachers?|engineers?|immigrants?|visitors?|tourists?|seniors|elderly|people|workers|owners|contractors?|volunteers|newcomers|beginners|children|kids|committee|members|legislators?|lawyers?|businesses|companies|press|media|applicants|taxpayers|drivers|patients|spouses|buyers|neighbou?rs|villagers|families|nurses)(?: (?:officers?|chiefs?|heads?|staff|members|villagers|residents|people|owners|workers|managers|teachers|leaders|citizens|readers|drivers))*)\b/i,
];
const NOBODY_EN =
  /^(?:me|you|us|below|above|into|it|this|that|them|him|her|each|every|any|all|example|instance|the (?:following|above|below|summary|text|source|minutes|meeting|material|record|file|document|table|list|points?|answer|format|same|next|whole|date|dates|amount|system|point|end|facts?|rules?|instructions?|letter)|something|anything|nothing|one|two|three|four|five|\d.*|a (?:table|list|summary|minute|moment|point)|and|or|use|read|be|do|in|at|on|then|there|here|reference|items?|points?|bullets?|sentences?|missing|numbering|dates?|every\w*|general|now|what\w*|which|where\w*|copying|privacy|people's|names?|listing|the money|not|only|an?|the|so|as|more|less|least|most|understand|anyone|everyone|everybody|anybody|follow|print|publication|morning|afternoon|tomorrow|today|meeting|about)\b(?!-)(?! (?:public|readers?|staff|people|citizens|residents))/i;

/** "Bear in mind that …": what follows is what is meant. */
const REMINDER =
  /^(?:please |kindly |and )?(?:bear in mind|keep in mind|remember|note|mind|consider|be aware|imagine|think(?! of))(?: that)? /i;

/** The readers that an English sentence names. */
export function audienceInEnglish(sentence: string): FoundAudience | null {
  const told = sentence.replace(REMINDER, (reminder) => " ".repeat(reminder.length));
  for (const pattern of PATTERNS) {
    const match = pattern.exec(told);
    const who = (match?.[1] ?? "")
      .trim()
      .split(
        / (?:who|that|which|so|because|and (?:keep|use|write|make|be|do|the)|can|could|will|would|in order|as|to (?:read|see|use|understand)|only|please|pls|by|after|before)\b/i,
      )[0]
      ?.replace(/^(?:the|an?|our|my|your|all|both|mainly|only)\s+/i, "")
      .replace(/(?:'s|’s|')$/, "")
      .trim();
    if (!match || !who || NOBODY_EN.test(who)) continue;
    return { who, start: match.index, end: match.index + match[0].length };
  }
  return null;
}
