import { m } from "#app/i18n/messages.js";

/** The first stop of the Tab key on every page: past the head, to `<main id="main">`. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      {m.common_skip()}
    </a>
  );
}
