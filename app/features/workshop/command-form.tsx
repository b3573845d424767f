import type { FormEvent, ReactNode } from "react";
import { createContext, useContext, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { RoomState } from "./room-state.ts";
import type { Press, Pressed } from "./use-room.tsx";
import { refusalInWords } from "./workshop-words.ts";

/** What the buttons of a page need: the state that they were drawn in, and how a press is sent. */
type Desk = {
  state: RoomState;
  send: (command: Record<string, string>) => Promise<Pressed>;
  pending: string;
};

const DeskContext = createContext<Desk | null>(null);

const keyOf = (command: Record<string, string>) => Object.values(command).join(":");

/**
 * Around everything that can be pressed in a room. What was refused is said in words, and stays until the next press.
 * @param refused what the page's own action answered, where no scripts run
 */
export function CommandDesk(props: {
  state: RoomState;
  press: Press;
  refused: string | null;
  children: ReactNode;
}) {
  const [answer, setAnswer] = useState<string | null>(props.refused);
  const [pending, setPending] = useState("");
  const send = async (command: Record<string, string>) => {
    setPending(keyOf(command));
    setAnswer(null);
    const what = await props.press(command);
    setAnswer(what);
    setPending("");
    return what;
  };
  const words = answer === null ? null : refusalInWords(answer);
  return (
    <DeskContext.Provider value={{ state: props.state, send, pending }}>
      <div role="status">
        {words && (
          <Notice tone="warn">
            <p>{words}</p>
          </Notice>
        )}
      </div>
      {props.children}
    </DeskContext.Provider>
  );
}

/** How a press is sent, for keys; nothing happens outside a desk. */
export function useSend(): Desk["send"] {
  const desk = useContext(DeskContext);
  return desk?.send ?? (async () => "unreached");
}

type Looks = Omit<Parameters<typeof Button>[0], "onClick" | "type" | "busy" | "busyLabel" | "form">;

/** One thing to do in a room: a form before scripts, a press after. `fields` are typed beside the button. */
export function CommandButton({
  command,
  fields,
  formClass,
  ...looks
}: Looks & {
  command: Record<string, string>;
  fields?: ReactNode;
  formClass?: string | undefined;
}) {
  const desk = useContext(DeskContext);
  if (!desk) return null;
  const { state, pending, send } = desk;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === "string");
    const { actionId: _, expected: __, ...rest } = Object.fromEntries(typed) as Record<string, string>;
    void send(rest);
  };
  return (
    <form method="post" className={formClass} onSubmit={onSubmit}>
      {/* Drawn anew with each change of the room: the same form sent twice is one press. */}
      <input type="hidden" name="actionId" value={`${state.seq}:${keyOf(command)}`.slice(0, 64)} />
      <input type="hidden" name="expected" value={state.pace.revision} />
      {Object.entries(command).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields}
      <Button
        {...looks}
        busy={pending !== "" && pending.startsWith(keyOf(command))}
        busyLabel={m.workshop_sending()}
      />
    </form>
  );
}
