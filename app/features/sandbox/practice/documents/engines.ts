import type { Engine } from "../engine.ts";
import type { Task } from "../reading.ts";
import { letter } from "./letter.ts";
import { memo } from "./memo.ts";
import { minutes } from "./minutes.ts";
import { press } from "./press.ts";
import { reply } from "./reply.ts";

/** The tasks that end in a document. */
export const documentEngines: Partial<Record<Task, Engine>> = { letter, memo, press, minutes, reply };
