import { m } from "#app/i18n/messages.js";
import { LocaleLink } from "./locale.tsx";

/** The way from the top to here; the last has no address, one is there. */
export function Crumb({ steps, here }: { steps: readonly { to: string; label: string }[]; here: string }) {
  return (
    <nav className="crumb" aria-label={m.common_crumb()}>
      <ol>
        {steps.map((step) => (
          <li key={step.to}>
            <LocaleLink to={step.to}>{step.label}</LocaleLink>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
