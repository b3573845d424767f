import { useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, GoLink, LinkButton } from "../button.tsx";
import { Crumb } from "../crumb.tsx";
import { Hang } from "../hang.tsx";
import { LocaleLink } from "../locale.tsx";
import { Menu } from "../menu.tsx";

const HERE = "/styleguide";

export function ActionsSection() {
  const [busy, setBusy] = useState(false);
  return (
    <Hang title={m.styleguide_actions()}>
      <div className="stack">
        <Actions>
          <Button type="button">{m.styleguide_button_continue()}</Button>
          <Button type="button" className="is-hover">
            {m.styleguide_button_hover()}
          </Button>
          <Button type="button" className="is-focus">
            {m.styleguide_button_focus()}
          </Button>
          <Button type="button" busy>
            {m.styleguide_button_busy()}
          </Button>
          <Button
            type="button"
            busy={busy}
            busyLabel={m.styleguide_button_busy()}
            onClick={() => setBusy(true)}
          >
            {m.styleguide_button_busy_try()}
          </Button>
          <LinkButton to={HERE} big iconAfter="right">
            {m.styleguide_button_big()}
          </LinkButton>
        </Actions>
        <Actions>
          <Button type="button" kind="quiet">
            {m.styleguide_button_quiet()}
          </Button>
          <Button type="button" kind="quiet" className="is-hover">
            {m.styleguide_button_hover()}
          </Button>
          <Button type="button" kind="quiet" className="is-focus">
            {m.styleguide_button_focus()}
          </Button>
          <Button type="button" kind="quiet" busy>
            {m.styleguide_button_busy()}
          </Button>
          <Button type="button" kind="quiet" icon="print">
            {m.styleguide_button_print()}
          </Button>
        </Actions>
        <Actions>
          <Button type="button" kind="danger">
            {m.styleguide_button_danger()}
          </Button>
          <Button type="button" kind="danger" className="is-hover">
            {m.styleguide_button_hover()}
          </Button>
          <GoLink to={HERE} icon="seal">
            {m.styleguide_link_go()}
          </GoLink>
          <span>
            {m.styleguide_link_sentence()} <LocaleLink to={HERE}>{m.styleguide_link_inline()}</LocaleLink>
          </span>
        </Actions>
        <p className="soft">{m.styleguide_actions_none()}</p>
      </div>
    </Hang>
  );
}

export function PlaceSection() {
  return (
    <Hang title={m.styleguide_place()}>
      <Crumb
        steps={[
          { to: "/courses", label: m.styleguide_place_courses() },
          { to: HERE, label: m.styleguide_place_course() },
        ]}
        here={m.styleguide_place_here()}
      />
    </Hang>
  );
}

export function MenuSection() {
  return (
    <Hang title={m.styleguide_menu()} note={m.styleguide_menu_note()}>
      <Menu button icon="save" label={m.styleguide_menu_export()} arrow>
        <LocaleLink to={HERE}>{m.styleguide_menu_export_csv()}</LocaleLink>
        <button type="button">{m.styleguide_menu_export_all()}</button>
      </Menu>
    </Hang>
  );
}
