import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../support/server.ts";

export type BufferingProxy = { url: string; close: () => void };

/**
 * An nginx that holds answers back and doesn't listen to who asks it not to, as offices have them in front of everything.
 * It asks by HTTP/1.0, as it does unless told otherwise: by 1.1 it would hand on each chunk at once all the same.
 * @returns null where there is no nginx on this machine
 */
export async function startBufferingProxy(target: string): Promise<BufferingProxy | null> {
  if (spawnSync("nginx", ["-v"]).error) return null;
  const folder = mkdtempSync(join(tmpdir(), "academy-nginx-"));
  const port = await freePort();
  const own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  const file = join(folder, "nginx.conf");
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log stderr crit; worker_processes 1;
events { worker_connections 4096; }
http {
  access_log off; ${own}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${target};
      proxy_buffering on;
      proxy_ignore_headers X-Accel-Buffering;
    }
  }
}
`,
  );
  const nginx = spawn("nginx", ["-c", file, "-p", folder], { stdio: ["ignore", "ignore", "inherit"] });
  // It takes its own files away before it ends.
  nginx.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const close = () => void nginx.kill();
  process.once("exit", close);
  const url = `http://127.0.0.1:${port}`;
  for (let waited = 0; waited < 5000; waited += 50) {
    await pause(50);
    if ((await fetch(`${url}/healthz`).catch(() => null))?.ok) return { url, close };
  }
  throw new Error("nginx doesn't serve");
}
