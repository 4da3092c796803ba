import { createServer } from "node:http";
import next from "next";

// The same handlers mounted by Next's app routes; needs a production build.
const app = next({ dev: false });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(
  Number(process.env.PORT),
  "127.0.0.1",
  () => process.send?.("ready"),
);
