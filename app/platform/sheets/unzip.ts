import { crc32, createInflateRaw } from "node:zlib";
import { SheetError } from "./sheet-file.ts";

/** A spreadsheet has some dozens of parts. */
const MOST_ENTRIES = 2_000;
/** All parts together, opened. */
const MOST_OPENED_BYTES = 400_000_000;
/** Tables of repeated words pack to a thirtieth; a bomb packs to a thousandth. Small parts are let be. */
const MOST_RATIO = 300;
const SMALL_BYTES = 2_000_000;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

type Entry = { method: number; flags: number; crc: number; packed: number; plain: number; start: number };

/** An archive in memory whose entries are opened piece by piece, none before it is asked for. */
export class ZipFile {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();
  #opened = 0;

  /** @throws SheetError `broken` for what isn't a whole ZIP archive, `too-large` beyond the limits above */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#findEnd();
    const count = this.#bytes.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw new SheetError("too-large");
    let at = this.#bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) at = this.#readEntry(at, end);
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The content of an entry. @throws SheetError where it isn't there or isn't what the directory says */
  async *open(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new SheetError("broken");
    if (entry.flags & 1) throw new SheetError("encrypted");
    const packed = this.#packed(entry);
    let crc = 0;
    let plain = 0;
    for await (const piece of entry.method === 0 ? [packed] : inflated(packed, entry.method)) {
      plain += piece.length;
      this.#opened += piece.length;
      if (this.#opened > MOST_OPENED_BYTES) throw new SheetError("too-large");
      if (plain > SMALL_BYTES && plain > entry.packed * MOST_RATIO) throw new SheetError("too-large");
      crc = crc32(piece, crc);
      yield piece;
    }
    if (crc !== entry.crc || plain !== entry.plain) throw new SheetError("broken");
  }

  /** The end of the directory is the last thing in the file, but for a comment of at most 65,535 bytes. */
  #findEnd(): number {
    const first = Math.max(0, this.#bytes.length - 65_557);
    for (let at = this.#bytes.length - 22; at >= first; at -= 1) {
      if (this.#bytes.readUInt32LE(at) === DIRECTORY_END) return at;
    }
    throw new SheetError("broken");
  }

  #readEntry(at: number, end: number): number {
    if (at + 46 > end || this.#bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new SheetError("broken");
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => this.#bytes.readUInt16LE(at + field));
    const after = at + 46 + (nameLength ?? 0);
    if (after > end) throw new SheetError("broken");
    const name = this.#bytes.toString("utf8", at + 46, after);
    // Twice the same name means one thing to one program and another to the next.
    if (this.#entries.has(name)) throw new SheetError("broken");
    this.#entries.set(name, {
      flags: this.#bytes.readUInt16LE(at + 8),
      method: this.#bytes.readUInt16LE(at + 10),
      crc: this.#bytes.readUInt32LE(at + 16),
      packed: this.#bytes.readUInt32LE(at + 20),
      plain: this.#bytes.readUInt32LE(at + 24),
      start: this.#bytes.readUInt32LE(at + 42),
    });
    return after + (extra ?? 0) + (comment ?? 0);
  }

  #packed({ start, packed }: Entry): Buffer {
    if (start + 30 > this.#bytes.length || this.#bytes.readUInt32LE(start) !== LOCAL_ENTRY)
      throw new SheetError("broken");
    const from = start + 30 + this.#bytes.readUInt16LE(start + 26) + this.#bytes.readUInt16LE(start + 28);
    if (from + packed > this.#bytes.length) throw new SheetError("broken");
    return this.#bytes.subarray(from, from + packed);
  }
}

async function* inflated(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method !== 8) throw new SheetError("broken");
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(packed);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) yield piece;
  } catch {
    throw new SheetError("broken");
  } finally {
    inflate.destroy();
  }
}
