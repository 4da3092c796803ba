/** The engine process's own state. */
export async function engineStatus(_input: Record<string, never>): Promise<{ pid: number; rssMb: number }> {
  return { pid: process.pid, rssMb: Math.round(process.memoryUsage.rss() / 1024 / 1024) };
}
