/** Ids from the root of the tree down to an agency. */
type Path = readonly string[];

/** Whether one of two agencies is the other, or lies above it. */
const inLine = (a: Path, b: Path) => a.includes(b.at(-1) ?? "") || b.includes(a.at(-1) ?? "");

/**
 * Whether a role ends because its holder moves: it belonged to where they worked (it held for their agency, one above or
 * one below) and doesn't belong to where they work from now on. Roles for everything, and those for agencies where they
 * never worked, were given for other reasons and stay.
 * @param role path of the agency that the role holds for; empty for everything
 */
export function endsByMove(role: Path, from: Path, to: Path): boolean {
  return role.length > 0 && from.length > 0 && inLine(role, from) && !inLine(role, to);
}
