import { describe, expect, it } from "vitest";
import { readSettings } from "./env.server.ts";

describe("readSettings", () => {
  it("has a default for everything in development", () => {
    const settings = readSettings({ NODE_ENV: "development" });
    expect(settings).toMatchObject({
      HOST: "127.0.0.1",
      PORT: 3000,
      DEMO: false,
      ORIGIN: "http://localhost:3000",
    });
  });

  it("names every wrong setting at once", () => {
    expect(() => readSettings({ PORT: "many", LOG_LEVEL: "loud" })).toThrow(/PORT[\s\S]*LOG_LEVEL/);
  });

  it("names a setting that doesn't exist, because it is a typing error", () => {
    expect(() => readSettings({ DATABASE_FLIE: "x.db" })).toThrow(/DATABASE_FLIE is not a setting/);
  });

  it("wants an origin in production and refuses the demo's password there", () => {
    expect(() => readSettings({ NODE_ENV: "production" })).toThrow(/ORIGIN must be set/);
    expect(() =>
      readSettings({
        NODE_ENV: "production",
        ORIGIN: "https://a.gov.tw",
        DEMO_PASSWORD: "correct horse battery",
      }),
    ).toThrow(/DEMO_PASSWORD/);
  });

  it("refuses demo settings in production, unless the command line says that it is the demo", () => {
    const demo = { NODE_ENV: "production", DEMO: "true", DEMO_PASSWORD: "correct horse battery" };
    expect(() => readSettings(demo)).toThrow(/DEMO=true is for `npm run demo`/);
    expect(readSettings(demo, true).DEMO).toBe(true);
  });

  it("keeps only the origin of a URL", () => {
    expect(readSettings({ ORIGIN: "https://a.gov.tw/path/" }).ORIGIN).toBe("https://a.gov.tw");
    expect(() => readSettings({ ORIGIN: "a.gov.tw" })).toThrow(/ORIGIN/);
  });
});
