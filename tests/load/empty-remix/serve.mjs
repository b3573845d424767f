import { createRequestHandler } from "@remix-run/express";
import express from "express";
import * as build from "./build/server/index.js";

const app = express();
app.all("*", createRequestHandler({ build, mode: "production" }));
const server = app.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
