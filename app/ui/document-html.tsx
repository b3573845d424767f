import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { Html } from "./html.tsx";

/**
 * HTML that a document brings in its markup and not in its data. The browser keeps what it finds there for as long as
 * the page is shown; on a page reached by a click the data bring it.
 */
export function DocumentHtml({ html }: { html: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const [keeps, setKeeps] = useState(html === undefined);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    // Something (an extension, for example) had changed the document, so React drew it anew, without the text.
    if (!keeps || box.current?.hasChildNodes()) return;
    setKeeps(false);
    revalidate();
  }, [keeps, revalidate]);
  return <Html box={box} html={keeps ? "" : (html ?? "")} />;
}
