import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const shared = {
  setupFiles: ["e2e/fixtures/process-env.ts"],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

// Unit tests lie beside the code; API tests play real requests on a real PostgreSQL. Both may clone the template.
export default defineConfig({
  resolve: { alias: { "@/": fileURLToPath(new URL("./", import.meta.url)) } },
  test: {
    globalSetup: ["e2e/fixtures/global-setup.ts"],
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["{app,components,db,lib,scripts}/**/*.test.{ts,tsx}"],
        },
      },
      { extends: true, test: { ...shared, name: "api", include: ["e2e/api/**/*.test.ts"] } },
    ],
  },
});
