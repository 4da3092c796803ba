// A registry mirror may lack a package's builds for other platforms; npm then leaves their entries out of
// package-lock.json and `npm ci` refuses the file everywhere. This adds the missing optional entries
// (version, os, cpu; no integrity, since nobody here could see the file). Run after every `npm install X`.
import { readFileSync, writeFileSync } from "node:fs";

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "aix",
  "win32",
];
const cpus = ["arm64", "x64", "ia32", "arm", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d/.test(range)) continue;
    const nested = `${path}/node_modules/${name}`;
    const hoisted = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[hoisted]?.version === range) continue;
    const words = name.split(/[/-]/);
    const os = systems.filter((s) => words.includes(s) || (s === "win32" && words.includes("windows")));
    const cpu = cpus.filter(
      (c) => words.includes(c) || (c === "arm" && words.some((w) => /^arm(eabi|v7)?$/.test(w))),
    );
    if (os.length === 0 && cpu.length === 0) continue;
    const target = lock.packages[hoisted] ? nested : hoisted;
    lock.packages[target] = {
      version: range,
      ...(cpu.length ? { cpu } : {}),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length ? { os } : {}),
    };
    added += 1;
  }
}
// npm runs a package's install script only where the lock says that there is one, in every version; `allowScripts`
// alone stops the newest only. onnxruntime-node's would download hundreds of MB for graphics cards.
const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8"));
for (const [name, mayRun] of Object.entries(allowScripts))
  if (!mayRun) delete lock.packages[`node_modules/${name}`]?.hasInstallScript;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} entries added\n`);
