/** Runs the tasks, at most `limit` of them at a time; results in the tasks' order. */
export async function atMost<T>(limit: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  async function lane(): Promise<void> {
    for (;;) {
      const at = next++;
      const task = tasks[at];
      if (!task) return;
      results[at] = await task();
    }
  }
  await Promise.all(Array.from({ length: limit }, lane));
  return results;
}
