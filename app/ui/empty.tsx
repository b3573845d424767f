import type { ReactNode } from "react";

/** Nothing here yet: what comes here, and a first step (`children`). */
export function Empty(props: {
  title: string;
  text: ReactNode;
  /** The title's level, where no heading but the page's own stands above. */
  heading?: "h2" | "h3";
  children?: ReactNode;
}) {
  const { title, text, heading: Heading = "h3", children } = props;
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </div>
  );
}
