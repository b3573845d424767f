import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSerial, newSerial, readSerial } from "./serial.ts";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const anySerial = fc.noShrink(fc.constant(null).map(() => newSerial()));

describe("a serial", () => {
  it("is read back as it was printed, and as people type it", () => {
    fc.assert(
      fc.property(anySerial, (serial) => {
        expect(readSerial(formatSerial(serial))).toEqual({ kind: "serial", serial });
        expect(readSerial(` ${formatSerial(serial).toLowerCase().replaceAll("-", " ")} `)).toMatchObject({
          serial,
        });
        const misread = serial.replaceAll("0", "o").replaceAll("1", "l");
        expect(readSerial(misread)).toMatchObject({ serial });
        const fullWidth = [...serial]
          .map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))
          .join("");
        expect(readSerial(fullWidth)).toMatchObject({ serial });
      }),
    );
  });

  it("is refused with any one symbol wrong", () => {
    fc.assert(
      fc.property(anySerial, fc.nat(13), fc.nat(31), (serial, place, other) => {
        const symbol = SYMBOLS[other] ?? "";
        fc.pre(serial[place] !== symbol);
        const wrong = serial.slice(0, place) + symbol + serial.slice(place + 1);
        expect(readSerial(wrong)).toEqual({ kind: "mistyped" });
      }),
    );
  });

  it("is refused with any two symbols exchanged", () => {
    fc.assert(
      fc.property(anySerial, fc.nat(13), fc.nat(13), (serial, a, b) => {
        fc.pre(serial[a] !== serial[b]);
        const symbols = [...serial];
        [symbols[a], symbols[b]] = [symbols[b] ?? "", symbols[a] ?? ""];
        expect(readSerial(symbols.join(""))).toEqual({ kind: "mistyped" });
      }),
    );
  });

  it.each(["", "123", "ABCD-EFGH-JKM-NPQR", "<script>alert(1)</script>", "🦊".repeat(14), "U".repeat(14)])(
    "is not %j",
    (typed) => {
      expect(readSerial(typed)).toEqual({ kind: "mistyped" });
    },
  );
});
