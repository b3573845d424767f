import { crc32, createDeflateRaw } from "node:zlib";

/** A file in a ZIP archive: its path, and its content piece by piece. */
export type ZipEntry = { name: string; content: Iterable<string>; stored?: boolean };

const VERSION = 20;
/** Sizes and checksum follow the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
const STORED = 0;
/** What a plain archive (without ZIP64) can hold. */
const MOST_BYTES = 0xffffffff;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3), written while its content is made, so that memory stays flat. A stored entry is
 * held whole: its size must stand before it.
 * @param at the time that all entries bear, read by its UTC fields: archives know no time zone
 * @throws RangeError when an entry or the archive passes 4 GB
 */
export async function* zip(entries: Iterable<ZipEntry>, at: Date): AsyncGenerator<Buffer> {
  const time = dosTime(at);
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const start = offset;
    const measured = { crc: 0, plain: 0, packed: 0 };
    for await (const piece of entry.stored
      ? storedEntry(entry, time, measured)
      : deflatedEntry(entry, time, measured)) {
      offset = within(offset + piece.length);
      yield piece;
    }
    directory.push(header("PK\x01\x02", entry, time, measured, start));
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(offset, 16);
  yield Buffer.concat([whole, end]);
}

type Measured = { crc: number; plain: number; packed: number };
type DosTime = { time: number; date: number };

function* storedEntry(entry: ZipEntry, time: DosTime, measured: Measured): Generator<Buffer> {
  const content = Buffer.from([...entry.content].join(""));
  Object.assign(measured, { crc: crc32(content), plain: content.length, packed: content.length });
  yield header("PK\x03\x04", entry, time, measured);
  yield content;
}

async function* deflatedEntry(entry: ZipEntry, time: DosTime, measured: Measured): AsyncGenerator<Buffer> {
  yield header("PK\x03\x04", entry, time, measured);
  const deflate = createDeflateRaw();
  const feeding = feed(deflate, entry.content, measured);
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    measured.packed += piece.length;
    yield piece;
  }
  await feeding;
  const after = Buffer.alloc(16);
  after.write("PK\x07\x08", "latin1");
  after.writeUInt32LE(measured.crc, 4);
  after.writeUInt32LE(within(measured.packed), 8);
  after.writeUInt32LE(within(measured.plain), 12);
  yield after;
}

/** Hands the content over as fast as it is taken; what its making throws ends the stream with that error. */
async function feed(
  deflate: ReturnType<typeof createDeflateRaw>,
  content: Iterable<string>,
  measured: Measured,
): Promise<void> {
  try {
    for (const text of content) {
      const piece = Buffer.from(text);
      measured.crc = crc32(piece, measured.crc);
      measured.plain += piece.length;
      if (!deflate.write(piece)) await new Promise((resolve) => deflate.once("drain", resolve));
    }
    deflate.end();
  } catch (error) {
    deflate.destroy(error as Error);
  }
}

/** An entry's header: before its content, or (with where that begins) in the directory at the end. */
function header(sign: string, entry: ZipEntry, time: DosTime, measured: Measured, start?: number): Buffer {
  const name = Buffer.from(entry.name);
  const central = start !== undefined;
  const flags = entry.stored ? 0x0800 : FLAGS;
  // Before a deflated entry nothing is known yet.
  const known = central || entry.stored ? measured : { crc: 0, plain: 0, packed: 0 };
  const fixed = Buffer.alloc(central ? 46 : 30);
  let at = fixed.write(sign, "latin1");
  if (central) at = fixed.writeUInt16LE(VERSION, at);
  at = fixed.writeUInt16LE(VERSION, at);
  at = fixed.writeUInt16LE(flags, at);
  at = fixed.writeUInt16LE(entry.stored ? STORED : DEFLATED, at);
  at = fixed.writeUInt16LE(time.time, at);
  at = fixed.writeUInt16LE(time.date, at);
  at = fixed.writeUInt32LE(known.crc, at);
  at = fixed.writeUInt32LE(known.packed, at);
  at = fixed.writeUInt32LE(known.plain, at);
  fixed.writeUInt16LE(name.length, at);
  if (central) fixed.writeUInt32LE(start, 42);
  return Buffer.concat([fixed, name]);
}

function within(bytes: number): number {
  if (bytes > MOST_BYTES) throw new RangeError("a ZIP archive without ZIP64 ends at 4 GB");
  return bytes;
}

/** MS-DOS's date and time: two seconds' steps, years from 1980. */
function dosTime(at: Date): DosTime {
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}
