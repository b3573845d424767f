import { createServer } from "node:http";

const server = createServer((_request, response) => response.end("ok\n"));
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
