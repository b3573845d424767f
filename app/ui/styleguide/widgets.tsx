import { useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Hang } from "../hang.tsx";
import { Tabs } from "../tabs.tsx";

export function TabsSection() {
  return (
    <Hang title={m.styleguide_tabs()}>
      <Tabs
        label={m.styleguide_tabs_label()}
        tabs={[
          {
            id: "1",
            label: m.styleguide_tabs_case({ number: 1 }),
            panel: <p className="guide-panel">{m.styleguide_tabs_text_1()}</p>,
          },
          {
            id: "2",
            label: m.styleguide_tabs_case({ number: 2 }),
            state: { tone: "danger", icon: "cross", name: m.styleguide_tabs_failed() },
            panel: <p className="guide-panel">{m.styleguide_tabs_text_2()}</p>,
          },
        ]}
      />
    </Hang>
  );
}

export function DialogSection() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Hang title={m.styleguide_dialog()} note={m.styleguide_dialog_note()}>
      <div className="stack guide-form">
        <fieldset className="dialog">
          <h3 className="dialog-title">{m.styleguide_dialog_title()}</h3>
          <p>{m.styleguide_dialog_text_1()}</p>
          <p>{m.styleguide_dialog_text_2()}</p>
          <div className="acts">
            <Button type="button" kind="danger">
              {m.styleguide_button_danger()}
            </Button>
            <Button type="button" kind="quiet">
              {m.styleguide_dialog_keep()}
            </Button>
          </div>
        </fieldset>
        <Button type="button" kind="quiet" onClick={() => setOpen(true)}>
          {m.styleguide_dialog_open()}
        </Button>
      </div>
      <Dialog
        open={open}
        onClose={close}
        title={m.styleguide_dialog_title()}
        actions={
          <>
            <Button type="button" kind="danger" onClick={close}>
              {m.styleguide_button_danger()}
            </Button>
            <Button type="button" kind="quiet" onClick={close}>
              {m.styleguide_dialog_keep()}
            </Button>
          </>
        }
      >
        <p>{m.styleguide_dialog_text_1()}</p>
        <p>{m.styleguide_dialog_text_2()}</p>
      </Dialog>
    </Hang>
  );
}
