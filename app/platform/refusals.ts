import type { NextFunction, Request, Response } from "express";
import { cameUnderItsName, comesFromOwnPage } from "./http-security.ts";
import { MOST_FILE_BYTES } from "./sheets/sheet-file.ts";

// What is refused before anybody looks at it.

/** `//evil.example` and `/\evil.example`, written in whatever way, are hosts to a browser and no page of ours. */
export function refuseHostNames(request: Request, response: Response, next: NextFunction): void {
  if (/^\/([/\\]|%2f|%5c)/i.test(request.path)) response.status(404).type("text").send("Not found\n");
  else next();
}

/** Refuses what changes something and comes from another site, or under another name. @param origin ours */
export function refuseOtherOrigins(origin: string) {
  return (request: Request, response: Response, next: NextFunction) => {
    // Remix takes it for a form that was sent; a page's data has no head that anybody would ask for.
    if (request.method === "HEAD" && request.path.endsWith(".data")) {
      return void response.set("Allow", "GET, POST").status(405).end();
    }
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (!comesFromOwnPage(request.headers, origin)) {
      response.status(403).type("text").send("This request does not come from our own pages.\n");
    } else if (!cameUnderItsName(request.headers)) {
      response.status(421).type("text").send(`This request came under another name than ${origin}.\n`);
    } else next();
  };
}

/**
 * 200,000 Chinese characters pasted into a form without scripts come as 1.8 million bytes, and are answered with the
 * text and a word about its length. A body without a declared length isn't one of ours.
 */
const LARGEST_BODY = 2_000_000;

const limitOf = (path: string) => (UPLOAD.test(path) ? LARGEST_UPLOAD : LARGEST_BODY);

/** Where files come in, up to their own limit with room for the form around them. */
const UPLOAD = /^(\/en)?\/roster\/new(\.data)?$/;
const LARGEST_UPLOAD = MOST_FILE_BYTES + 100_000;

/** Refuses a body before it is read. @param sayTooLarge what somebody reads at an address whose form was too large */
export const refuseLargeBodies =
  (sayTooLarge: (path: string) => string) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const hasBody = request.method !== "GET" && request.method !== "HEAD";
    if (hasBody && request.headers["transfer-encoding"] !== undefined) response.status(411).end();
    else if (hasBody && Number(request.headers["content-length"] ?? 0) > limitOf(request.path))
      response
        .status(413)
        .type("text")
        .send(`${sayTooLarge(request.path)}\n`);
    else next();
  };
