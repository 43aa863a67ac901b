import type { Settings } from "../inputs/schema";

/**
 * Seconds that what runs once stays after its work: on Docker for a health check to see the file that
 * says so, whatever else the machine is doing. On Kubernetes its exit code is looked at.
 */
export const lingerSeconds = ({ target }: Settings): number => (target === "docker" ? 60 : 0);
