import { InitializationError } from "../bridge/resource";
import { hasUnknown, type Properties } from "../bridge/values";
import { ApiError } from "./api-server";
import type { Cluster } from "./cluster";
import { createObject } from "./creation";
import { adopt, creator, withoutIgnored } from "./managers";
import { managerName } from "./names";
import { annotation, idOf, textAt, without, withoutNotes } from "./objects";
import { NotReadyError, untilReady, whyNotReady } from "./ready";

/** An object in the state, with the provider's notes. */
export interface Stored extends Properties {
  __fieldManager?: string;
  __initialApiVersion?: string;
}

/** An update that is wanted. */
export interface UpdateRequest {
  stored: Stored;
  inputs: Properties;
  ignored: readonly string[];
  urn: string;
}

/** What is done with one object. */
export class Operations {
  constructor(
    private readonly cluster: Cluster,
    private readonly cancelled: AbortSignal,
  ) {}

  /** What an object would become; its inputs where the cluster can't say. */
  async previewCreate(inputs: Properties): Promise<Properties> {
    if (hasUnknown(inputs)) return inputs;
    return dryRun(inputs, () => this.cluster.create(inputs, creator, true));
  }

  /** @throws InitializationError when it was made, but is not ready */
  async create(inputs: Properties, urn: string, timeout: number): Promise<Stored> {
    const object = await createObject(this.cluster, inputs, this.cancelled).catch(
      (error: unknown) => {
        throw new Error(
          `resource "${urn}" was not successfully created by the Kubernetes API server: ${(error as Error).message}`,
        );
      },
    );
    const notes = { __initialApiVersion: textAt(inputs, "apiVersion") };
    return this.awaited(object, inputs, notes, { urn, timeout, updated: false });
  }

  /** What an update would make of an object; the inputs where the cluster can't say. */
  async previewUpdate({ stored, inputs, ignored, urn }: UpdateRequest): Promise<Properties> {
    if (hasUnknown(inputs)) return inputs;
    const manager = managerOf(inputs, stored, urn);
    return dryRun(inputs, async () => {
      const live = (await this.cluster.get(withoutNotes(stored))) ?? {};
      const wanted = withoutIgnored(inputs, live, ignored, manager);
      return this.cluster.apply(wanted, manager, { force: true, dryRun: true });
    });
  }

  /** @throws InitializationError when it was changed, but is not ready */
  async update(request: UpdateRequest, timeout: number): Promise<Stored> {
    const { stored, inputs, ignored, urn } = request;
    const manager = managerOf(inputs, stored, urn);
    const live = await this.cluster.get(withoutNotes(stored));
    if (!live) throw new Error(`'${idOf(stored)}' is no longer there; refresh, and update again`);
    await adopt(this.cluster, live, manager);
    const wanted = withoutIgnored(inputs, live, ignored, manager);
    const force = annotation(inputs, "patchForce") === "true";
    const object = await this.cluster
      .apply(wanted, manager, { force, dryRun: false })
      .catch((error: unknown) => {
        throw conflictExplained(error, manager);
      });
    const notes = { ...notesOf(stored), __fieldManager: manager };
    return this.awaited(object, inputs, notes, { urn, timeout, updated: true });
  }

  read(object: Properties): Promise<Properties | undefined> {
    return this.cluster.get(object);
  }

  /** An object as it goes into the state. */
  stored(live: Properties, before: Stored, urn: string): Stored {
    const version = textAt(live, "apiVersion");
    return {
      ...live,
      __initialApiVersion: before.__initialApiVersion ?? version,
      __fieldManager: before.__fieldManager ?? managerName(urn),
    };
  }

  /** @throws InitializationError when an object that was read is not ready */
  async requireReady(properties: Stored, inputs: Properties, id: string): Promise<void> {
    const reasons = await whyNotReady(this.cluster, withoutNotes(properties), inputs);
    if (!reasons) return;
    const message = `Resource '${id}' was created but failed to initialize`;
    throw new InitializationError({ id, properties, inputs }, message, [message, ...reasons]);
  }

  async isReady(object: Properties, inputs: Properties): Promise<boolean> {
    const live = await this.cluster.get(object);
    return live !== undefined && !(await whyNotReady(this.cluster, live, inputs));
  }

  private async awaited(
    object: Properties,
    inputs: Properties,
    notes: Stored,
    { urn, timeout, updated }: { urn: string; timeout: number; updated: boolean },
  ): Promise<Stored> {
    const { cluster, cancelled } = this;
    try {
      const ready = await untilReady({ cluster, object, inputs, updated, timeout, cancelled });
      return this.stored(ready, notes, urn);
    } catch (error) {
      const done = updated ? "updated" : "created";
      const message =
        `resource "${urn}" was successfully ${done}, but the Kubernetes API server ` +
        `reported that it failed to fully initialize or become live: ${(error as Error).message}`;
      const [last, reasons] =
        error instanceof NotReadyError ? [error.object, error.reasons] : [object, []];
      const properties = this.stored(last, notes, urn);
      throw new InitializationError({ id: idOf(object), properties }, message, [
        message,
        ...reasons,
      ]);
    }
  }
}

function managerOf(inputs: Properties, stored: Stored, urn: string): string {
  return annotation(inputs, "patchFieldManager") || (stored.__fieldManager ?? managerName(urn));
}

function notesOf({ __fieldManager, __initialApiVersion }: Stored): Stored {
  return { __fieldManager, __initialApiVersion };
}

/**
 * Asks the API server what would happen. Where it is not there, or can't say before the namespace, the
 * kind or a permission is there, the inputs stand for the result; a refusal is an error of the preview.
 */
async function dryRun(inputs: Properties, ask: () => Promise<Properties>): Promise<Properties> {
  try {
    return without(await ask(), "status");
  } catch (error) {
    const cantSay = [403, 404, 409];
    if (!(error instanceof ApiError) || cantSay.includes(error.code)) return inputs;
    throw error;
  }
}

function conflictExplained(error: unknown, manager: string): unknown {
  if (!(error instanceof ApiError) || error.code !== 409) return error;
  return new Error(
    `server-side apply field conflict detected: the resource managed by field manager ` +
      `"${manager}" had an apply conflict: ${error.message}. Remove the field from the program, name ` +
      `it in ignoreChanges, or take it with the annotation pulumi.com/patchForce: "true"`,
  );
}
