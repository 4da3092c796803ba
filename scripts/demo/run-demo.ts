import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startMailbox } from "../mailbox/start-mailbox";
import { isFree } from "../postgres/free-port";
import { holdFolder } from "../postgres/owner";
import { onStop } from "../runtime/on-stop";
import { startSink } from "../webhook-sink/start-sink";
import { type Child, startChild } from "./child";
import { startDatabase } from "./demo-database";
import { type DemoJson, keptSecret, SETTINGS_FILE, writeWhole } from "./demo-files";
import { choosePorts, keepPorts } from "./ports";
import { seeToBuild, seeToData } from "./prepare";
import { notice, step, welcome } from "./welcome";

const STOP_LIMIT = 40_000;

/**
 * Runs the whole product on this computer until asked to stop: database, mailbox, webhook sink, web, worker.
 * Settings: PORT, HOST, DATA_DIR, DATABASE_URL, BASE_URL, VERIDESK_SECRET.
 * @param development pages by `next dev`, and the processes straight from the sources
 */
export async function runDemo({ development }: { development: boolean }): Promise<void> {
  const began = performance.now();
  const dataDir = resolve(process.env.DATA_DIR || ".data");
  const host = process.env.HOST || "127.0.0.1";
  mkdirSync(join(dataDir, "logs"), { recursive: true, mode: 0o711 });
  const held = hold(dataDir);
  // Undone in reverse: what was started last stops first.
  const undo: (() => Promise<void>)[] = [async () => held.release()];
  const stopAll = async () => {
    for (const stop of undo.splice(0).reverse()) await stop().catch((error) => notice(String(error)));
  };
  let stopping = false;
  onStop(async () => {
    stopping = true;
    console.log("\n  Stopping …");
    await stopAll();
  }, STOP_LIMIT);

  try {
    const portsFile = join(dataDir, "ports.json");
    const ports = await choosePorts(portsFile, host, process.env.PORT || undefined);
    const built = development ? Promise.resolve() : seeToBuild();
    built.catch(() => {});
    const database = await startDatabase(join(dataDir, "postgres"), process.env.DATABASE_URL, notice);
    undo.push(database.stop);

    let secrets: string[] = [];
    const mailbox = await startMailbox({
      folder: join(dataDir, "mailbox"),
      host,
      smtpPort: ports.smtp,
      httpPort: ports.mailbox,
    });
    undo.push(mailbox.close);
    const sinkFile = join(dataDir, "webhook-sink.jsonl");
    const sink = await startSink({ file: sinkFile, host, port: ports.sink, secrets: () => secrets });
    undo.push(sink.close);
    const taken = { ...ports, mailbox: mailbox.httpPort, smtp: mailbox.smtpPort, sink: sink.port };
    keepPorts(portsFile, taken);

    const settings = {
      NODE_ENV: development ? "development" : "production",
      DATABASE_URL: database.url,
      BASE_URL: process.env.BASE_URL || `http://localhost:${taken.web}`,
      PORT: String(taken.web),
      HOST: host,
      DATA_DIR: dataDir,
      VERIDESK_SECRET: process.env.VERIDESK_SECRET || keptSecret(dataDir),
      VERIDESK_DEMO: "1",
      SMTP_URL: `smtp://127.0.0.1:${taken.smtp}`,
      MAIL_FROM: process.env.MAIL_FROM || "Veridesk <no-reply@localhost>",
      WEBHOOK_ALLOW_HOSTS: "127.0.0.1,localhost,[::1]",
      NEXT_TELEMETRY_DISABLED: "1",
    };
    Object.assign(process.env, settings);
    writeWhole(join(dataDir, SETTINGS_FILE), JSON.stringify(settings));
    const mailboxUrl = `http://127.0.0.1:${taken.mailbox}`;
    const sinkUrl = `http://127.0.0.1:${taken.sink}`;
    const { seed, first } = await seeToData(dataDir, database.url, sinkUrl);
    secrets = [seed.webhookSecretTest];
    await built;

    step("starting web and worker");
    const start = (name: string, args: string[]): Child => {
      const child = startChild({
        name,
        args,
        env: settings,
        log: join(dataDir, "logs", `${name}.log`),
        tell: notice,
      });
      undo.push(child.stop);
      return child;
    };
    const commands = processCommands(development, taken.web, host);
    const children = [start("worker", commands.worker), start("web", commands.web)];
    await Promise.all(development ? [answering(taken.web)] : children.map((child) => child.ready));

    const demo: DemoJson = {
      base_url: settings.BASE_URL,
      mailbox_url: mailboxUrl,
      webhook_sink_url: sinkUrl,
      test_api_key: seed.testApiKey,
      live_api_key: seed.liveApiKey,
      webhook_secret_test: seed.webhookSecretTest,
      users: seed.users,
    };
    writeWhole(join(dataDir, "demo.json"), `${JSON.stringify(demo, null, 2)}\n`);
    welcome(demo, { seconds: (performance.now() - began) / 1000, dataDir, first });
  } catch (error) {
    // Asked to stop while starting: what failed, failed because of that, and the stop is under way.
    if (stopping) return;
    await stopAll();
    throw error;
  }
}

function hold(dataDir: string): { release(): void } {
  try {
    return holdFolder(join(dataDir, "in-use.json"));
  } catch (error) {
    throw new Error(`${dataDir} is ${(error as Error).message}: a demo runs on it already`);
  }
}

/** `next dev` says nothing to us: it is ready when it takes connections. */
async function answering(port: number): Promise<void> {
  while (await isFree(port)) await sleep(200);
}

/** As `npm run web` and `worker` do (the limits of V8's young generation spare 70 MB each), or from the sources. */
function processCommands(development: boolean, port: number, host: string) {
  if (!development)
    return {
      web: ["--max-semi-space-size=32", "dist/web.js"],
      worker: ["--max-semi-space-size=16", "dist/worker.js"],
    };
  const next = resolve("node_modules/next/dist/bin/next");
  return {
    web: [next, "dev", "--port", String(port), "--hostname", host],
    worker: ["--import", "tsx", "scripts/worker.ts"],
  };
}
