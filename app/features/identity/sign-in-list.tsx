import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import type { SignInLimits } from "./sign-in-limits.ts";
import type { SignIn } from "./sign-ins.ts";

function deviceInWords({ browser, system, kind }: SignIn): string {
  if (kind === "unknown" || browser === "" || system === "") return m.identity_device_unknown();
  const names = { browser, system };
  if (kind === "phone") return m.identity_device_phone(names);
  return kind === "tablet" ? m.identity_device_tablet(names) : m.identity_device_computer(names);
}

/** The browsers that somebody is signed in on, this one first; each of the others can be signed out. */
export function SignInList(props: { signIns: SignIn[]; thisOne: string; limits: SignInLimits }) {
  const { signIns, thisOne, limits } = props;
  const others = signIns.filter((one) => one.id !== thisOne);
  const ordered = [...signIns.filter((one) => one.id === thisOne), ...others];
  return (
    <section className="stack" aria-labelledby="devices">
      <h2 id="devices">{m.identity_devices_title()}</h2>
      <p className="soft num">
        {m.identity_devices_limits({ idle: limits.idleMinutes, hours: limits.hours })}
      </p>
      <ul className="devices">
        {ordered.map((one) => (
          <li key={one.id}>
            <div>
              <h3>{deviceInWords(one)}</h3>
              {one.id === thisOne && (
                <Chip tone="ok" icon="check">
                  {m.identity_device_this()}
                </Chip>
              )}
              <dl className="when soft num">
                <div>
                  <dt>{m.identity_device_started()}</dt>
                  <dd>
                    <DateText iso={one.startedAt} time />
                  </dd>
                </div>
                <div>
                  <dt>{m.identity_device_seen()}</dt>
                  <dd>
                    <DateText iso={one.lastSeenAt} time />
                  </dd>
                </div>
              </dl>
            </div>
            {one.id !== thisOne && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="signIn" value={one.id} />
                <Button
                  kind="quiet"
                  name="intent"
                  value="end"
                  aria-label={m.identity_device_end_which({ device: deviceInWords(one) })}
                >
                  {m.identity_device_end()}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && <p className="soft">{m.identity_devices_unknown_hint()}</p>}
      {others.length > 1 && (
        <Form method="post" className="acts">
          <Button kind="quiet" name="intent" value="end-others">
            {m.identity_devices_end_others({ count: others.length })}
          </Button>
        </Form>
      )}
    </section>
  );
}
