import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { isFree } from "../postgres/free-port";

const USUAL = { web: 3000, mailbox: 8025, sink: 8026, smtp: 1025 };

/** Where the demo's servers listen; 0 means any free port. */
export type Ports = typeof USUAL;

/**
 * Chooses ports: PORT for the web server if given, the ones of the last start (links and webhook addresses in
 * kept data name them), else the usual ones, else any.
 * @throws Error when PORT was given and is taken
 */
export async function choosePorts(file: string, host: string, given: string | undefined): Promise<Ports> {
  const last = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Ports>) : {};
  const wanted = { ...USUAL, ...last };
  const ports = { ...wanted };
  for (const name of ["mailbox", "sink", "smtp"] as const) {
    if (!(await available(wanted[name], host))) ports[name] = 0;
  }
  if (given !== undefined) {
    ports.web = Number(given);
    if (!Number.isInteger(ports.web) || ports.web < 0 || ports.web > 65535) {
      throw new Error(`PORT must be a number up to 65535, not "${given}"`);
    }
    if (ports.web > 0 && !(await available(ports.web, host))) {
      throw new Error(
        `Port ${given} is taken by another program. Free it, or choose another: PORT=3001 npm run demo`,
      );
    }
    return ports;
  }
  while (!(await available(ports.web, host))) ports.web += 1;
  return ports;
}

/** Keeps the ports that were really taken for the next start. */
export function keepPorts(file: string, ports: Ports): void {
  writeFileSync(file, JSON.stringify(ports));
}

/** "localhost" is both addresses: a stranger on the other one would get our visitors. */
async function available(port: number, host: string): Promise<boolean> {
  if (!(await isFree(port, host))) return false;
  return host !== "127.0.0.1" || !(await answers(port));
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = connect({ port, host: "::1" });
    probe.setTimeout(300, () => probe.destroy());
    probe.once("connect", () => {
      done(true);
      probe.destroy();
    });
    probe.once("error", () => done(false));
    probe.once("close", () => done(false));
  });
}
