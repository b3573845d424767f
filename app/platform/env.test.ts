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

describe("the models' settings", () => {
  const endpoint = {
    MODEL_ENDPOINT_URL: "https://ai.example.gov.tw/v1",
    MODEL_ENDPOINT_MODEL: "qwen3:8b",
    MODEL_ENDPOINT_ALLOW: "http://127.0.0.1:11434, https://ai.example.gov.tw/",
  };

  it("are none by default, with limits for the case", () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ MODEL_ENDPOINT_ALLOW: [], MODEL_CONNECT_MS: 5000, MODEL_RETRIES: 2 });
    expect(settings.MODEL_ENDPOINT_URL).toBeUndefined();
    expect(settings.MODEL_GGUF_PATH).toBeUndefined();
  });

  it("hold together", () => {
    expect(readSettings(endpoint).MODEL_ENDPOINT_ALLOW).toEqual([
      "http://127.0.0.1:11434",
      "https://ai.example.gov.tw",
    ]);
  });

  it("are wrong together, each named at once and the key never shown", () => {
    const wrong = {
      MODEL_ENDPOINT_URL: "https://ai.example.gov.tw/v1",
      MODEL_ENDPOINT_KEY: "sk-secret",
      MODEL_ENDPOINT_ALLOW: "https://other.example.gov.tw",
      MODEL_IDLE_MS: "200000",
    };
    expect(() => readSettings(wrong)).toThrow(
      /MODEL_ENDPOINT_URL needs MODEL_ENDPOINT_MODEL\n.*MODEL_ENDPOINT_ALLOW must list https:\/\/ai\.example\.gov\.tw,[^\n]*\n.*MODEL_IDLE_MS must not be longer/,
    );
    expect(() => readSettings(wrong)).not.toThrow(/sk-secret/);
    expect(() => readSettings({ MODEL_ENDPOINT_KEY: "sk-secret" })).toThrow(/KEY needs MODEL_ENDPOINT_URL/);
    expect(() => readSettings({ ...endpoint, MODEL_ENDPOINT_KEY: "sk secret\n" })).toThrow(
      /MODEL_ENDPOINT_KEY: must be printable/,
    );
  });

  it("refuse addresses that are none, or that hide more than an address", () => {
    const url = (value: string) => () => readSettings({ ...endpoint, MODEL_ENDPOINT_URL: value });
    expect(url("file:///etc/passwd")).toThrow(/MODEL_ENDPOINT_URL/);
    expect(url("https://me:word@ai.example.gov.tw/v1")).toThrow(/no name, password/);
    expect(url("https://ai.example.gov.tw/v1?key=1")).toThrow(/no name, password/);
    expect(() => readSettings({ ...endpoint, MODEL_ENDPOINT_ALLOW: "ai.example.gov.tw" })).toThrow(
      /ai\.example\.gov\.tw is no origin/,
    );
    expect(() => readSettings({ MODEL_IDEL_MS: "5" })).toThrow(/MODEL_IDEL_MS is not a setting/);
  });
});
