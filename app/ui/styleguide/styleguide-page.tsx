import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import { ActionsSection, MenuSection, PlaceSection } from "./actions.tsx";
import { ChoiceSection, FormSection } from "./forms.tsx";
import { ColourSection, IconSection, TypeSection } from "./foundations.tsx";
import { LabSection, ReadingSection } from "./reading.tsx";
import { EmptySection, NoticeSection, ProgressSection, StateSection } from "./states.tsx";
import { SumSection, TableSection } from "./tables.tsx";
import { DialogSection, TabsSection } from "./widgets.tsx";

type Theme = "light" | "dark" | null;

/** A reader's look at the other ground; the product itself follows the system. */
function showTheme(theme: Theme): void {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/**
 * Every component in every state, in the language of the page.
 * @param children what features show beside them, such as their mails
 */
export function StyleguidePage({ children }: { children?: ReactNode }) {
  return (
    <main id="main" className="page guide">
      <h1>{m.styleguide_title()}</h1>
      <p className="prose soft">{m.styleguide_lede()}</p>
      <div className="acts guide-themes">
        <span className="soft">{m.styleguide_theme()}</span>
        <button type="button" className="btn quiet" onClick={() => showTheme("light")}>
          {m.styleguide_theme_light()}
        </button>
        <button type="button" className="btn quiet" onClick={() => showTheme("dark")}>
          {m.styleguide_theme_dark()}
        </button>
        <button type="button" className="btn quiet" onClick={() => showTheme(null)}>
          {m.styleguide_theme_system()}
        </button>
      </div>
      <ColourSection />
      <TypeSection />
      <ActionsSection />
      <PlaceSection />
      <MenuSection />
      <FormSection />
      <ChoiceSection />
      <ReadingSection />
      <ProgressSection />
      <StateSection />
      <NoticeSection />
      <TabsSection />
      <DialogSection />
      <TableSection />
      <SumSection />
      <LabSection />
      <EmptySection />
      {children}
      <IconSection />
    </main>
  );
}
