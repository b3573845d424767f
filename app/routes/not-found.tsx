import { authorisePublic } from "#app/features/identity/policy.ts";
import { notFound } from "#app/platform/http.server.ts";

/** Every address that no other route knows. */
export function loader() {
  authorisePublic("not-found.read");
  return notFound();
}

export function action() {
  authorisePublic("not-found.read");
  return notFound();
}

export default function NotFound() {
  return null;
}
