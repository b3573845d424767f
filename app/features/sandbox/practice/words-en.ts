// Classes of English words that the readers of rules put together (see together.ts): what stands here is said in every
// directive, and a new way of saying it is learned once.

/** The material: what is pasted, attached or written below. */
export const MATERIAL =
  "(?:(?:the|this|that|these|those|its|your|my|our|any|each) (?:[a-z]+ ){0,2}?(?:sources?|texts?|documents?|minutes|originals?|passages?|materials?|records?|letters?|petitions?|contents?|data|files?|e-?mails?|messages?|attachments?|notes|articles?|excerpts?|transcripts?|reports?|papers?|logs?|input)|(?:source|original|input|supplied|given|provided|pasted|attached) (?:text|document|material|passage|data)?|what(?:['’]s| is| was| has been) (?:actually |really )?(?:written|said|stated|recorded|given|set down)(?: below| above| here| there| down)?|what (?:I|we)(?: have|['’]ve)? ?(?:gave|given|sent|provided|pasted|attached|supplied)(?: you)?|what(?:['’]s| is| stands| comes| follows| I(?: have|['’]ve)?)? ?(?:below|above|here|follows|pasted|given|gave|sent|attached|provided|supplied|written there)|(?:everything|anything|whatever|the (?:text|part|lines|stuff|bit|words)) (?:below|above|that follows|which follows|inside|between|I pasted|you find (?:below|there))|(?:in|inside|within|from) (?:there|it|them)|minutes|source)\\b";

/** Everything that the answer says, one by one or as a whole. */
export const EACH_STATEMENT =
  "(?:(?:each|every|any|all|per|no|both|single|whichever) (?:(?:and every|of the|of your|of them|of these|one of|single|the|these|your) ?)*(?:[a-z-]+ )?(?:points?|bullets?|claims?|statements?|items?|facts?|figures?|numbers?|sentences?|answers?|lines?|conclusions?|assertions?|entr(?:y|ies)|decisions?|rows?|amounts?|dates?|findings?|sayings?|ones?|thing)|each(?= of)|(?:after|behind|beside|next to|with|to|for|following|at the end of) (?:each|every|all)(?: of)?(?: (?:one|them|these|it))?|every(?:thing|where)|(?:anything|whatever|everything|what|all) (?:that )?you (?:say|state|write|claim|assert|put|list|mention|report|give|tell|come up with)|when(?:ever)? you (?:say|state|write|claim|assert|mention|report|give|make) (?:something|anything|a \\w+))";

/** Verbs of writing something down. */
export const WRITES =
  "(?:writ(?:e|ten|ing)|put(?:ting)?|add(?:ed|ing)?|giv(?:e|en|ing)|stat(?:e|ed|ing)|show(?:n|ing)?|not(?:e|ed|ing)|mark(?:ed|ing)?|nam(?:e|ed|ing)|mention(?:ed|ing)?|indicat(?:e|ed|ing)|includ(?:e|ed|ing)|append(?:ed)?|attach(?:ed)?|insert(?:ed)?|suppl(?:y|ied)|provid(?:e|ed)|specif(?:y|ied)|identif(?:y|ied)|list(?:ed)?|record(?:ed)?|tell|say|point (?:to|out|me to)|refer(?:red)? (?:to|back)|link(?:ed)?|carr(?:y|ies)|follow(?:ed)? by|accompan(?:y|ied) by|come(?:s)? with|go(?:es)? with|needs?|requires?|must have|should have|has to have|want|quote|copy|enter(?:ed)?|type|set|place|supported|backed(?: up)?|trace(?:d)?)";

/** That something isn't there. */
export const LACKS =
  "(?:(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would)(?:n['’]?t| not| never) (?:[a-z]+ )?(?:in|there|any|given|stated|mentioned|found|find|have|say|state|mention|contain|include|hold|know|tell|written|come from|appear|exist|support|supported|back|backed|cover|covered|recorded|show|shown|provide|provided|offer|stand|stem)|not (?:[a-z]+ )?(?:in|there|from|given|stated|mentioned|found|contained|written|present|recorded|supported|covered|part of|provided)|lacks?|lacking|absent|missing|silent|nowhere|outside|beyond|(?:nobody|no one|none of (?:them|the [a-z]+)) (?:said|says|wrote|mentioned))";

/** A denial: what follows or stands near is not wanted. */
export const DENIES =
  "(?:(?:do|does|did|must|should|may|can|could|shall|will|would|need|is|are)(?:n['’]?t| not)\\b|\\b(?:dont|mustnt|shouldnt|cant|cannot|never|not|no|nothing|none|nobody|without|avoid|refrain|stop|neither|nor|zero|free of|forbidden|prohibited|banned|off limits)\\b)";

/** What the model may know beside the material. */
export const OWN_KNOWLEDGE =
  "(?:your|its|one's) (?:own |general |prior |previous |background |personal |world |inner )*(?:knowledge|memory|experience|imagination|ideas?|opinions?|training|head|fantasy|expertise|understanding|assumptions?|thoughts|guesses)|(?:general|outside|prior|background|world|external|own|common|previous) (?:knowledge|information|facts|sources|sense|material)|what you (?:yourself )?(?:happen to |already |may |might |think you |otherwise )?(?:know|remember|learn(?:ed|t)|believe)(?: yourself)?|(?:the )?(?:internet|web|wikipedia|google)|other sources|from memory|googling";

/** Turning something away. */
export const SHUTS_OUT = `${DENIES}|no (?:place|room|business)|(?:keep|leave|stays?|put|set|lay)\\b[^.;,]{0,40}\\b(?:out|aside|away|at home)|forget|ignore|disregard|exclude[sd]?|omit(?:ted)?|unwelcome`;

/** Bringing something into the answer. */
export const BRINGS_IN =
  "add(?:ed|ing)?|suppl(?:y|ied|ying|ement(?:ed)?)|bring(?:ing)? in(?:to)?|introduc(?:e|ed|ing)|insert(?:ed)?|import(?:ed)?|contribute[sd]?|includ(?:e|ed|ing)|us(?:e|ed|ing)|draw(?:n)? on|writ(?:e|ten|ing)|put|mention(?:ed)?|stat(?:e|ed|ing)|say|appear|enter(?:ed)?|slip in|make use of|come up with|give[n]?|tell|repeat";
