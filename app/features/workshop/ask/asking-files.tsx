import { m } from "#app/i18n/messages.js";
import { Actions } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";

/** What was asked and answered, to take along. @param props.days how long it is kept */
export function AskingFiles(props: { workshopId: string; days: number }) {
  const locale = useLocale();
  const to = (kind: string) =>
    `/workshops/${props.workshopId}/asking.${kind}${locale === "en" ? "?lang=en" : ""}`;
  return (
    <section className="stack-s" aria-labelledby="asking">
      <h2 id="asking">{m.ask_file()}</h2>
      <p className="soft">{m.ask_file_text({ days: props.days })}</p>
      <Actions>
        <a className="btn quiet" href={to("ods")} download>
          {m.ask_file_ods()}
        </a>
        <a className="btn quiet" href={to("csv")} download>
          {m.ask_file_csv()}
        </a>
      </Actions>
    </section>
  );
}
