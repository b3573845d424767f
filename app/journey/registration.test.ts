import { beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { materialsOf } from "#app/features/workshop/planning/materials.server.ts";
import { readMaterials } from "#app/features/workshop/planning/materials.ts";
import { PLACE_KEPT_MS, stateOf } from "#app/features/workshop/registration/registration.ts";
import {
  openDoorsOf,
  registrationOf,
} from "#app/features/workshop/registration/registrations.queries.server.ts";
import { stepsOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { statusFor } from "../../tests/support/answers.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import type { TestPerson } from "../../tests/support/factories.ts";
import {
  makeAgencyTree,
  makeOpenWorkshop,
  makePerson,
  publishTestCourse,
  tell,
} from "../../tests/support/factories.ts";
import { openMailbox } from "../../tests/support/mailbox.ts";
import { formPost } from "../../tests/support/requests.ts";
import { cancelWorkshop, changeWorkshop } from "./change-workshop.server.ts";
import { enterWithPlace, joinWorkshop } from "./join-workshop.server.ts";
import { planWorkshop } from "./plan-workshop.server.ts";
import {
  addToList,
  registerForWorkshop,
  removeFromList,
  setWorkshopRegistration,
  withdrawFromWorkshop,
} from "./register-for-workshop.server.ts";
import { remindOfWorkshops } from "./send-workshop-mail.server.ts";

const mailbox = openMailbox();
let version: CourseVersion;
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
beforeEach(async () => {
  freshDatabase();
  travelTo("2099-11-02T01:00:00.000Z");
  version = await publishTestCourse();
  agencies = await makeAgencyTree();
});

/** A workshop on 24 November, 9 to 12, for people of the county. */
async function makeInviting(capacity: number) {
  const made = await makeOpenWorkshop(version, { capacity, open: false, day: "2099-11-24" });
  const set = { until: "2099-11-20T09:00:00.000Z", agencies: [agencies.county.id] };
  expect(await setWorkshopRegistration(made.trainer, made.id, set, null)).toBe("set");
  return made;
}

const register = (who: TestPerson, id: string) => registerForWorkshop(who, id, "zh-TW", null);
const state = (who: TestPerson, id: string) => {
  const own = registrationOf(id, who.personId);
  return own && stateOf(own);
};
const people = (count: number) =>
  Promise.all(Array.from({ length: count }, () => makePerson({ agency: agencies.county })));
const calendarIn = (mail: { attachments: { contentType: string; content: Buffer }[] } | undefined) =>
  mail?.attachments.find((one) => one.contentType.startsWith("text/calendar"))?.content.toString() ?? "";

describe("registering", () => {
  it("gives places in order and then a waiting list; a second press changes nothing", async () => {
    const { id } = await makeInviting(1);
    const [first, second] = (await people(2)) as [TestPerson, TestPerson];
    expect(await Promise.all([register(first, id), register(first, id)])).toEqual(["placed", "placed"]);
    expect(await register(second, id)).toBe("waiting");
    const mails = await mailbox.deliver();
    expect(mails.map((mail) => mail.subject).sort()).toEqual(
      ["報名成功：提示詞寫作工作坊", "已列入候補：提示詞寫作工作坊"].sort(),
    );
    const invitation = calendarIn(mails.find((mail) => mail.subject?.startsWith("報名成功")));
    expect(invitation).toContain("METHOD:REQUEST");
    expect(invitation).toContain(`UID:workshop-${id}@`);
    expect(calendarIn(mails.find((mail) => mail.subject?.startsWith("已列入候補")))).toBe("");
  });

  it("gives a place that becomes free to whoever waits longest, and tells both; calendars see a higher number", async () => {
    const { id, trainer } = await makeInviting(1);
    const [first, second, third] = (await people(3)) as [TestPerson, TestPerson, TestPerson];
    for (const one of [first, second, third]) await register(one, id);
    await mailbox.deliver();
    expect(await withdrawFromWorkshop(first, id, null)).toBe("withdrawn");
    expect(await withdrawFromWorkshop(first, id, null)).toBe("withdrawn");
    expect([first, second, third].map((one) => state(one, id))).toEqual(["withdrawn", "placed", "waiting"]);
    const mails = await mailbox.deliver();
    expect(mails.map((mail) => mail.subject?.slice(0, 4)).sort()).toEqual(["候補成功", "已取消報"].sort());
    const end = calendarIn(mails.find((mail) => mail.subject?.startsWith("已取消")));
    expect(end).toContain("METHOD:CANCEL");
    expect(end).toContain("SEQUENCE:1");
    // Whoever comes back goes to the end of the line.
    expect(await register(first, id)).toBe("waiting");
    const one = registrationOf(id, second.personId);
    const form = { registration: one?.id ?? "", reason: "重複報名" };
    expect(await removeFromList(trainer, id, form, null)).toBe("removed");
    expect([first, second, third].map((each) => state(each, id))).toEqual(["waiting", "removed", "placed"]);
    expect(await register(second, id)).toBe("removed");
    expect(await addToList(trainer, id, second.email ?? "", "zh-TW", null)).toBe("waiting");
  });

  it("is closed after its time, for whoever isn't invited, and once the room is open", async () => {
    const { id, lead, trainer } = await makeInviting(9);
    const [invited] = (await people(1)) as [TestPerson];
    const stranger = await makePerson({ agency: agencies.bureau });
    const path = `/workshops/${id}/registration`;
    const page = (who: TestPerson) =>
      statusFor(who, "workshop-registration.tsx", path, { workshop: id }, formPost({ intent: "register" }));
    expect(await page(stranger)).toBe(404);
    expect(await statusFor(trainer, "workshop-registration.tsx", path, { workshop: id })).toBe(404);
    travelTo("2099-11-21T00:00:00.000Z");
    expect(await page(invited)).toBe(409);
    expect(await addToList(trainer, id, stranger.email ?? "", "zh-TW", null)).toBe("placed");
    travelTo("2099-11-24T00:50:00.000Z");
    await tell(lead, { type: "open" });
    expect(await withdrawFromWorkshop(stranger, id, null)).toBe("closed");
  });
});

it("keeps the places of registered people until a quarter of an hour after the beginning; they need no code", async () => {
  const { id, lead } = await makeInviting(2);
  const [first, second] = (await people(2)) as [TestPerson, TestPerson];
  for (const one of [first, second]) await register(one, id);
  travelTo("2099-11-24T00:50:00.000Z");
  expect(await enterWithPlace(id, first, null)).toBe("not-open");
  await tell(lead, { type: "open" });
  const code = workshopById(id)?.joinCode ?? "";
  const guest = () => joinWorkshop(code, { personId: null, name: "訪客" }, "192.0.2.1", null);
  expect(openDoorsOf(first.personId)).toMatchObject([{ id }]);
  expect(await enterWithPlace(id, first, null)).toBe("joined");
  expect((await guest()).outcome).toBe("full");
  travelTo(new Date(Date.parse("2099-11-24T01:00:00.000Z") + PLACE_KEPT_MS).toISOString());
  expect((await guest()).outcome).toBe("joined");
  expect(await enterWithPlace(id, second, null)).toBe("full");
});

it("tells those on the list when it is moved or cancelled, and gives new seats to those who wait", async () => {
  const { id, trainer, lead } = await makeInviting(1);
  const [first, second] = (await people(2)) as [TestPerson, TestPerson];
  for (const one of [first, second]) await register(one, id);
  await mailbox.deliver();
  const form = {
    ...{ title: "提示詞寫作工作坊", day: "2099-11-25", from: "13:30", until: "16:30", capacity: 2 },
    ...{ place: "402 教室", link: "", materials: [{ title: "講義", link: "https://example.com/a" }] },
  };
  expect(await changeWorkshop(trainer, id, form, null)).toBe("changed");
  expect(state(second, id)).toBe("placed");
  expect(await changeWorkshop(trainer, id, { ...form, capacity: 1 }, null)).toBe("taken");
  const moved = (await mailbox.deliver()).filter((mail) => mail.subject?.startsWith("異動"));
  expect(moved).toHaveLength(2);
  const told = moved.map(calendarIn).find((file) => file !== "") ?? "";
  expect(told).toContain("SEQUENCE:1");
  expect(told).toContain("DTSTART;TZID=Asia/Taipei:20991125T133000");
  expect(await cancelWorkshop(trainer, id, null)).toBe("cancelled");
  expect(await cancelWorkshop(trainer, id, null)).toBe("cancelled");
  const mails = await mailbox.deliver();
  expect(mails.map((mail) => calendarIn(mail).match(/METHOD:\w+/)?.[0])).toEqual([
    "METHOD:CANCEL",
    "METHOD:CANCEL",
  ]);
  expect(await tell(lead, { type: "open" })).toMatchObject({ outcome: "refused" });
});

it("reminds those with a place once, a day before", async () => {
  const { id } = await makeInviting(1);
  const [first, second] = (await people(2)) as [TestPerson, TestPerson];
  for (const one of [first, second]) await register(one, id);
  await mailbox.deliver();
  await remindOfWorkshops();
  expect(await mailbox.deliver()).toEqual([]);
  travelTo("2099-11-23T01:30:00.000Z");
  await remindOfWorkshops();
  await remindOfWorkshops();
  expect((await mailbox.deliver()).map((mail) => mail.subject)).toEqual(["提醒：提示詞寫作工作坊"]);
});

it("copies agenda, notes and materials of a workshop that one leads, and of no other", async () => {
  const { id, trainer } = await makeInviting(5);
  const other = await makePerson({ roles: [{ role: "trainer", agency: null }] });
  const form = {
    ...{ title: "第二場", course: version.courseId, day: "2099-12-01", from: "09:00", until: "12:00" },
    ...{ capacity: 5, place: "", link: "" },
  };
  const change = { ...form, materials: [{ title: "講義", link: "https://example.com/a" }] };
  await changeWorkshop(trainer, id, change, null);
  const [own, theirs] = [newId(), newId()];
  await planWorkshop(trainer, { ...form, id: own, copy: id }, "zh-TW", null);
  await planWorkshop(other, { ...form, id: theirs, copy: id }, "zh-TW", null);
  const plain = (workshopId: string) => stepsOf(workshopId).map(({ id: _, ...step }) => step);
  expect(plain(own)).toEqual(plain(id));
  expect(materialsOf(own)).toEqual(change.materials);
  expect(workshopById(own)?.registrationUntil).toBeNull();
  expect(plain(theirs)).not.toEqual(plain(id));
  expect(materialsOf(theirs)).toEqual([]);
});

it("reads materials a line each, and names the line that has no title or no address", () => {
  expect(
    readMaterials("講義 第一版 https://example.com/a\r\n\r\n問卷：\u3000http://example.com/b?c=1"),
  ).toEqual({
    materials: [
      { title: "講義 第一版", link: "https://example.com/a" },
      { title: "問卷", link: "http://example.com/b?c=1" },
    ],
    problem: null,
  });
  expect(readMaterials("好 https://a.example\n壞 javascript:alert(1)")).toEqual({
    problem: { line: 2, code: "link" },
  });
  expect(readMaterials("https://a.example")).toEqual({ problem: { line: 1, code: "title" } });
});
