import { m } from "#app/i18n/messages.js";
import { Button, GoLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import styles from "./attendance.module.css";
import type { AttendancePageData } from "./attendance.ts";

/** Blank lines below the names, for whoever comes unannounced. */
const BLANK_LINES = 12;

/** A sheet of A4 to sign on, for the day when nothing works. */
export function SignInSheet({ page }: { page: AttendancePageData }) {
  const { workshop } = page;
  const people = page.rows.filter((row) => !row.removed);
  const lines = [
    ...people.map(({ participantId, name, agency, employeeNumber }) => ({
      ...{ key: participantId, name, agency, employeeNumber: employeeNumber ?? "" },
    })),
    ...Array.from({ length: BLANK_LINES }, (_, index) => ({
      ...{ key: `blank-${index}`, name: "", agency: "", employeeNumber: "" },
    })),
  ];
  return (
    <main id="main" className="page stack">
      <div className="toolbar no-print">
        <GoLink icon="left" to={`/workshops/${workshop.id}/attendance`}>
          {m.attendance_sheet_back()}
        </GoLink>
        <span className="push acts needs-script">
          <Button type="button" kind="quiet" icon="print" onClick={() => window.print()}>
            {m.attendance_sheet_print()}
          </Button>
        </span>
      </div>
      <h1>
        {workshop.title}　{m.attendance_sheet_title()}
      </h1>
      <p>
        <DateText iso={workshop.startsAt} time />
        {workshop.place && `　${workshop.place}`}
      </p>
      <TableScroll label={m.attendance_sheet_title()}>
        <table className={styles.sheet}>
          <thead>
            <tr>
              <th scope="col">{m.attendance_sheet_no()}</th>
              <th scope="col">{m.attendance_agency()}</th>
              <th scope="col">{m.attendance_name()}</th>
              <th scope="col">{m.attendance_employee()}</th>
              <th scope="col" className={styles.signature}>
                {m.attendance_sheet_in()}
              </th>
              <th scope="col" className={styles.signature}>
                {m.attendance_sheet_out()}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={line.key}>
                <td className="num">{index + 1}</td>
                <td>{line.agency}</td>
                <td>{line.name}</td>
                <td>{line.employeeNumber}</td>
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p>{m.attendance_sheet_trainer()}</p>
    </main>
  );
}
