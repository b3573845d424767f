// How officers say that something is not wanted. Shared by the parsers of rules, so that a new way of saying no
// is learned once.

/** 不要, 請勿, 免: a denial before what is denied. */
export const DENY_ZH =
  "(?:不(?:要|用|必|需要?|須|得|可以?|能夠?|准|許|應該?|宜|該|會|想|再|允許|准許)?(?:再|去|有)?|毋(?:須|庸|需)?|無(?:需|須|庸|必要)|[請切]?勿|別再?|\\bno\\b\\s?|[甭免]|禁止?|嚴禁|避免|切忌|杜絕|拒絕|絕不|沒有必要|沒必要)";

/** 省略, 拿掉: verbs that take something away. */
export const REMOVE_ZH =
  "(?:省略|省去|省掉|省下|略去|略過|略掉|去掉|去除|除去|拿掉|拿走|刪掉|刪除|刪去|刪|砍掉|捨去|捨棄|跳過|免去|免除|免|拋開|剔除|移除|收起來)";

/** "not", "never", "leave out": before what is denied. */
export const DENY_EN =
  "(?:(?:\\b(?:not|never|no|nothing|none|without|avoid(?:ing)?|skip|omit|drop|cut(?: out)?|ditch|lose|remove|strip|spare me|save me|minus|zero|refrain from|leave (?:out|off)|dispense with|do away with|forget|dont|cannot|neither|nor|free of|instead of|rather than|exclude|hold)|n['’]t)\\b)";

/** "is not needed", "can be left out": behind what is denied. */
export const DENIED_EN =
  "(?:\\b(?:(?:is|are|be|do|does|will|would|should|must|may|can|shall)(?: not|n['’]t)|cannot|never|unnecessary|unwanted|not (?:needed|wanted|required|necessary)|left out|omitted|dropped|skipped|removed|cut|forbidden|unwelcome)\\b)";

/** 不可少, don't forget: a denial that asks for more, and so denies nothing. */
export const DOUBLE_DENIAL =
  /(?:不(?:可|能|得|要|准)以?|[別勿])(?:缺?少|漏掉?|缺|省略|遺漏|忘[了記]?|刪|略)|缺一不可|\b(?:don['’]?t|do not|never|not) (?:forget|omit|leave out|miss|fail|drop|skip|lose|cut)\b/i;
