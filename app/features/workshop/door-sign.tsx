import { m } from "#app/i18n/messages.js";
import { formatJoinCode } from "./join-code.ts";
import styles from "./workshop.module.css";
import type { Door } from "./workshop-page-data.ts";

/** The code, large enough to be read aloud, and the picture for phones behind a click. */
export function DoorSign({ door, locked }: { door: Door; locked: boolean }) {
  return (
    <div className={styles.door}>
      <p className={styles.joinKey}>
        {locked ? m.workshop_locked_note() : `${m.workshop_join_code()}　${door.address}`}
      </p>
      <p className={styles.join} lang="en">
        {formatJoinCode(door.code)}
      </p>
      <details className={styles.qrBox}>
        <summary>{m.workshop_qr_show()}</summary>
        <QrCode door={door} />
      </details>
    </div>
  );
}

export function QrCode({ door }: { door: Door }) {
  const { size, path } = door.qr;
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={m.workshop_qr()}>
      <path d={path} />
    </svg>
  );
}
