import type { ReactNode } from "react";

/** Nothing here yet: what comes here, and a first step (`children`). */
export function Empty({ title, text, children }: { title: string; text: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </div>
  );
}
