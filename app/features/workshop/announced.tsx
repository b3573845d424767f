import { useEffect, useRef, useState } from "react";

/** Said to a screen reader when it changes; what stands there when the page comes is read with the page. */
export function Announced({ text }: { text: string }) {
  const first = useRef(text);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (text !== first.current) setSaid(text);
    first.current = "";
  }, [text]);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}
