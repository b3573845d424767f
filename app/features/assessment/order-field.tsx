import type { KeyboardEvent, PointerEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";

type Item = { id: string; text: string };

/** Before scripts arrive a place is chosen for each item; after, items are moved. Both send the same answer. */
export function OrderField(props: { questionId: string; items: Item[]; onChange?: () => void }) {
  const [moving, setMoving] = useState(false);
  useEffect(() => setMoving(true), []);
  return moving ? <MovableList {...props} /> : <PlaceSelects {...props} />;
}

function PlaceSelects({ questionId, items }: { questionId: string; items: Item[] }) {
  return (
    <ol className="order">
      {items.map((item, index) => (
        <li key={item.id}>
          <span className="order-text">{item.text}</span>
          <span className="field place">
            <label className="sr" htmlFor={`${questionId}-${item.id}`}>
              {m.quiz_place_of({ item: item.text })}
            </label>
            <select id={`${questionId}-${item.id}`} name={`place-${item.id}`} defaultValue={index + 1}>
              {items.map((other, place) => (
                <option key={other.id} value={place + 1}>
                  {m.quiz_place({ place: place + 1 })}
                </option>
              ))}
            </select>
          </span>
        </li>
      ))}
    </ol>
  );
}

function MovableList({
  questionId,
  items,
  onChange,
}: {
  questionId: string;
  items: Item[];
  onChange?: () => void;
}) {
  const [order, setOrder] = useState(items.map((item) => item.id));
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const focusAfter = useRef<string | null>(null);

  // Moving a node in the document takes the focus off it; give it back to the same control.
  useEffect(() => {
    if (focusAfter.current === null) return;
    document.getElementById(focusAfter.current)?.focus();
    focusAfter.current = null;
  });

  const textOf = (id: string) => items.find((item) => item.id === id)?.text ?? "";

  function place(id: string, to: number): void {
    const from = order.indexOf(id);
    if (to < 0 || to >= order.length || to === from) return;
    const next = order.filter((other) => other !== id);
    next.splice(to, 0, id);
    setOrder(next);
    setSaid(m.quiz_moved({ item: textOf(id), place: to + 1, count: order.length }));
    onChange?.();
  }

  function move(id: string, step: 1 | -1, control: string): void {
    focusAfter.current = control;
    place(id, order.indexOf(id) + step);
  }

  function onKeyDown(event: KeyboardEvent, id: string, control: string): void {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(id, event.key === "ArrowUp" ? -1 : 1, control);
  }

  function onPointerMove(event: PointerEvent): void {
    if (dragged === null || !list.current) return;
    const rows = [...list.current.children];
    const over = rows.findIndex((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY >= box.top && event.clientY < box.bottom;
    });
    if (over !== -1 && order[over] !== dragged) place(dragged, over);
  }

  return (
    <>
      <p className="hint">{m.quiz_order_hint()}</p>
      <ol className="order" ref={list}>
        {order.map((id, index) => {
          const handle = `${questionId}-${id}-handle`;
          return (
            <li key={id} className={id === dragged ? "dragged" : undefined}>
              <input type="hidden" name="option" value={id} />
              <button
                type="button"
                className="order-handle"
                id={handle}
                aria-label={m.quiz_move_handle({ item: textOf(id) })}
                onKeyDown={(event) => onKeyDown(event, id, handle)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setDragged(id);
                }}
                onPointerMove={onPointerMove}
                onPointerUp={() => setDragged(null)}
                onPointerCancel={() => setDragged(null)}
              >
                <Icon name="sort" />
              </button>
              <span className="order-text">
                <span className="num soft">{index + 1}.</span> {textOf(id)}
              </span>
              <span className="order-moves">
                <button
                  type="button"
                  className="go"
                  id={`${questionId}-${id}-up`}
                  onClick={() => move(id, -1, `${questionId}-${id}-up`)}
                >
                  {m.quiz_move_up()}
                  <span className="sr"> {textOf(id)}</span>
                </button>
                <button
                  type="button"
                  className="go"
                  id={`${questionId}-${id}-down`}
                  onClick={() => move(id, 1, `${questionId}-${id}-down`)}
                >
                  {m.quiz_move_down()}
                  <span className="sr"> {textOf(id)}</span>
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="sr" aria-live="polite">
        {said}
      </p>
    </>
  );
}
