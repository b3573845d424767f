import { m } from "#app/i18n/messages.js";
import { Hang } from "../hang.tsx";
import { ICON_NAMES, Icon } from "../icon.tsx";

const COLOURS = [
  { token: "paper", use: m.styleguide_colour_paper },
  { token: "paper-raised", use: m.styleguide_colour_paper_raised },
  { token: "paper-sunk", use: m.styleguide_colour_paper_sunk },
  { token: "ink", use: m.styleguide_colour_ink },
  { token: "ink-soft", use: m.styleguide_colour_ink_soft },
  { token: "line", use: m.styleguide_colour_line },
  { token: "line-strong", use: m.styleguide_colour_line_strong },
  { token: "accent", use: m.styleguide_colour_accent },
  { token: "accent-fill", use: m.styleguide_colour_accent_fill },
  { token: "accent-wash", use: m.styleguide_colour_accent_wash },
  { token: "signal", use: m.styleguide_colour_signal },
  { token: "ok", use: m.styleguide_colour_ok },
  { token: "warn", use: m.styleguide_colour_warn },
  { token: "danger", use: m.styleguide_colour_danger },
  { token: "focus", use: m.styleguide_colour_focus },
];

export function ColourSection() {
  return (
    <Hang title={m.styleguide_colour()} note={m.styleguide_colour_note()}>
      <ul className="swatches">
        {COLOURS.map(({ token, use }) => (
          <li key={token}>
            <i style={{ background: `var(--${token})` }} />
            <b lang="en">{token}</b>
            {use()}
          </li>
        ))}
      </ul>
    </Hang>
  );
}

export function TypeSection() {
  return (
    <Hang title={m.styleguide_type()} note={m.styleguide_type_note()}>
      <div className="stack type-sizes">
        <p className="title">{m.styleguide_type_3xl()}</p>
        <p className="size-2xl">{m.styleguide_type_2xl()}</p>
        <p className="size-xl">{m.styleguide_type_xl()}</p>
        <p className="size-l">{m.styleguide_type_l()}</p>
        <p className="prose">{m.styleguide_type_read()}</p>
        <p>{m.styleguide_type_m()}</p>
        <p className="small">{m.styleguide_type_s()}</p>
      </div>
    </Hang>
  );
}

export function IconSection() {
  return (
    <Hang title={m.styleguide_icons()} note={m.styleguide_icons_note()}>
      <ul className="icons" lang="en">
        {ICON_NAMES.map((name) => (
          <li key={name}>
            <Icon name={name} />
            {name}
          </li>
        ))}
      </ul>
    </Hang>
  );
}
