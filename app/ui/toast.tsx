import type { ReactNode } from "react";

/** Done, and can be taken back (`action`). Never for anything that must be read. */
export function Toast({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="toast" role="status">
      <span>{children}</span>
      {action}
    </div>
  );
}
