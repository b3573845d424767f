import type { Actor } from "#app/features/identity/actor.ts";
import { hasRole } from "#app/features/identity/actor.ts";
import { formerNames, formerParents, isWaiting } from "#app/features/identity/agencies/agency-change.ts";
import type { ChangeRow } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import {
  changesOf,
  peopleByAgency,
  waitingChanges,
} from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import type {
  AgencyPageData,
  AgencyRow,
  ChangeView,
} from "#app/features/identity/agencies/agency-page-data.ts";
import { agenciesInCharge, agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import type { Agency } from "#app/features/identity/agency.ts";
import { isLive } from "#app/features/identity/agency.ts";
import {
  agencyContacts,
  contactAlong,
  generalContact,
} from "#app/features/identity/help/contacts.queries.server.ts";
import { authorise, can } from "#app/features/identity/policy.ts";
import { yearsOfAgency } from "#app/features/record/agency-years.queries.server.ts";
import { notFound } from "#app/platform/http.server.ts";

/** The agencies that somebody sees to, as a tree. @throws 404 for who sees to none */
export function seeAgencies(actor: Actor): AgencyRow[] {
  authorise(actor, "agency.list", null);
  const agencies = agenciesOf(actor);
  const top = Math.min(...agencies.map(({ path }) => path.length));
  const people = peopleByAgency();
  const contacts = new Map(agencyContacts().map(({ id, contact }) => [id, contact]));
  const waiting = waitingChanges();
  return agencies.map((agency) => ({
    ...linkOf(agency),
    depth: agency.path.length - top,
    endedOn: agency.endedOn,
    ...countsOf(agency, agencies, people),
    contact: contacts.get(agency.id) ?? null,
    waiting: waiting
      .filter(({ agencyId }) => agencyId === agency.id)
      .map(({ kind, fromDay }) => ({ kind, fromDay })),
  }));
}

/** An agency by its code. @throws 404 where there is none, or none that this person sees to */
export function agencyInCharge(actor: Actor, code: string): Agency {
  const agency = agencyTree().find((one) => one.code === code) ?? notFound();
  authorise(actor, "agency.read", { agencyPath: agency.path });
  return agency;
}

/** The agencies below or into which somebody may put an agency. */
export function targetsFor(actor: Actor, agency: Agency): Agency[] {
  return agenciesOf(actor).filter(
    (one) =>
      isLive(one) &&
      !one.path.includes(agency.id) &&
      can(actor, "agency.place", { agencyPath: agency.path, targetPath: one.path }).allowed,
  );
}

/** The page of an agency. @throws 404 as `agencyInCharge` does */
export function seeAgency(actor: Actor, code: string): AgencyPageData {
  const agency = agencyInCharge(actor, code);
  const tree = agencyTree();
  const mine = agenciesOf(actor);
  const linkTo = (id: string | null) => {
    const found = mine.find((one) => one.id === id);
    return found ? linkOf(found) : null;
  };
  const changes = changesOf(agency.id);
  const contact = agencyContacts().find(({ id }) => id === agency.id)?.contact ?? null;
  const targets = targetsFor(actor, agency);
  const top = Math.min(...targets.map(({ path }) => path.length));
  return {
    ...linkOf(agency),
    endedOn: agency.endedOn,
    parent: linkTo(agency.parentId),
    ...countsOf(agency, tree, peopleByAgency()),
    contact: { own: contact, holds: contactAlong(agency.path) ?? generalContact() },
    waiting: changes.filter(isWaiting).map((change) => toView(actor, agency, change, tree)),
    formerNames: formerNames(changes),
    formerParents: formerParents(changes).map(({ parentId, ...days }) => ({
      ...days,
      parent: linkTo(parentId),
    })),
    merged: tree.flatMap((one) =>
      one.parentId === agency.id && one.endedOn !== null ? [{ ...linkOf(one), endedOn: one.endedOn }] : [],
    ),
    years: yearsOfAgency(agency.id),
    targets: targets.map((one) => ({ ...linkOf(one), depth: one.path.length - top })),
    mayChange: isLive(agency) && can(actor, "agency.change", { agencyPath: agency.path }).allowed,
  };
}

/** A change of an agency that waits; null where it waits no more. @throws 404 where somebody else must take it back */
export function waitingChange(actor: Actor, agency: Agency, id: string): ChangeRow | null {
  const change = changesOf(agency.id).find((one) => one.id === id && isWaiting(one));
  if (!change) return null;
  return mayCancel(actor, agency, change) ? change : notFound();
}

function mayCancel(actor: Actor, agency: Agency, change: ChangeRow, tree = agencyTree()): boolean {
  const targetPath = tree.find(({ id }) => id === change.targetId)?.path ?? [];
  return change.kind === "rename"
    ? can(actor, "agency.change", { agencyPath: agency.path }).allowed
    : can(actor, "agency.place", { agencyPath: agency.path, targetPath }).allowed;
}

function agenciesOf(actor: Actor): Agency[] {
  return hasRole(actor, "operator") ? agencyTree() : agenciesInCharge(actor, ["hr"]);
}

function toView(actor: Actor, agency: Agency, change: ChangeRow, tree: Agency[]): ChangeView {
  const { id, kind, fromDay, nameZh, nameEn, reason, enteredAt, enteredBy } = change;
  const target = tree.find((one) => one.id === change.targetId);
  return {
    ...{ id, kind, fromDay, reason, enteredAt, enteredBy },
    names: nameZh !== null && nameEn !== null ? { nameZh, nameEn } : null,
    target: target ? linkOf(target) : null,
    mayCancel: mayCancel(actor, agency, change, tree),
  };
}

function countsOf(agency: Agency, tree: readonly Agency[], people: Map<string, number>) {
  const below = tree.filter(({ path }) => path.includes(agency.id));
  return {
    people: people.get(agency.id) ?? 0,
    peopleBelow: below.reduce((sum, { id }) => sum + (people.get(id) ?? 0), 0),
  };
}

export const linkOf = ({ code, nameZh, nameEn }: Agency) => ({ code, nameZh, nameEn });
