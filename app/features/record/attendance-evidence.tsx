import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";
import { TableScroll } from "#app/ui/table.tsx";

/** A decision in words: the words are those of the workshop's own pages. */
export type AttendanceEvidence = {
  id: string;
  title: string;
  startsAt: string;
  status: string;
  basis: string;
  reason: string;
  decidedAt: string;
  decider: string;
  /** Whether another decision took its place. */
  superseded: boolean;
};

/** What trainers decided, superseded decisions struck through. */
export function AttendanceSection({ decisions }: { decisions: AttendanceEvidence[] }) {
  return (
    <section className="hang">
      <header>
        <h2>{m.attendance_evidence_title()}</h2>
      </header>
      <TableScroll label={m.attendance_evidence_title()}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.attendance_evidence_workshop()}</th>
              <th scope="col">{m.attendance_decision()}</th>
              <th scope="col">{m.attendance_evidence_basis()}</th>
              <th scope="col">{m.attendance_evidence_by()}</th>
            </tr>
          </thead>
          <tbody>
            {decisions.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.title}
                  <span className="hint">
                    <DateText iso={one.startsAt} style="short" time />
                  </span>
                </th>
                <td className="nw">
                  {one.superseded ? <del>{one.status}</del> : one.status}
                  {one.superseded && <span className="hint">{m.attendance_evidence_superseded()}</span>}
                </td>
                <td>
                  {one.basis}
                  {one.reason && (
                    <p>
                      {m.attendance_why()}：<bdi>{one.reason}</bdi>
                    </p>
                  )}
                </td>
                <td>
                  {one.decider}
                  <span className="hint">
                    <DateText iso={one.decidedAt} style="short" time />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
