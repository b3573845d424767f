import type { Socket } from "node:net";
import { connect, createServer } from "node:net";

/** Bytes of a segment; each is lost by itself. */
const SEGMENT = 1400;
/** How long it takes until a lost segment comes again: a sender that hears nothing waits at least so long. */
const AGAIN_MS = 200;

export type LossyProxy = { url: string; close: () => void };

/**
 * A network that is slow and loses packets, as it looks to what runs over TCP: everything comes, in order, each way later
 * by the delay; what is lost comes again after one more delay and the sender's patience, and holds up all that follows.
 * @param target port of this machine
 */
export function startLossyProxy(target: number, delayMs: number, loss: number): Promise<LossyProxy> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      let dueAt = 0;
      // Two timers that are due in the same millisecond may go off in either order; bytes mustn't.
      const waiting: (() => void)[] = [];
      const later = (work: () => void, segments: number) => {
        let takes = delayMs;
        for (let one = 0; one < segments; one++) {
          while (Math.random() < loss) takes += delayMs + AGAIN_MS;
        }
        dueAt = Math.max(dueAt, performance.now() + takes);
        waiting.push(work);
        setTimeout(() => waiting.shift()?.(), dueAt - performance.now());
      };
      from.on("data", (bytes) =>
        later(() => to.destroyed || to.write(bytes), Math.ceil(bytes.length / SEGMENT)),
      );
      from.on("end", () => later(() => to.end(), 0));
      from.on("error", () => {});
      from.on("close", () => {
        open.delete(from);
        later(() => to.destroy(), 0);
      });
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const close = () => {
        server.close();
        for (const socket of open) socket.destroy();
      };
      resolve({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}
