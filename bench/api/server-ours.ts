import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { api } from "@/lib/api/app";

// The API as the production web process mounts it.
const server = createServer(getRequestListener(api.fetch));
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
