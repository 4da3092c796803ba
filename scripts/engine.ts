import { MEMORY_MB } from "@/lib/checks/engine/host/limits";
import { serveTasks } from "@/lib/checks/engine/host/serve-tasks";
import { TASKS } from "@/lib/checks/engine/tasks";

// The engine's child process: started by lib/checks/engine/host, never by hand.
serveTasks(TASKS, MEMORY_MB);
