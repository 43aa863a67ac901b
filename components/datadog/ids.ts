import * as pulumi from "@pulumi/pulumi";
import { referencesIn, withIds, type ReferredKind } from "../../config/datadog/references";

/** Ids of what is made, by kind and name. What refers to it is made after it. */
export class Ids {
  private readonly known = new Map<string, pulumi.Output<string>>();

  set(kind: ReferredKind, name: string, id: pulumi.Output<string>): void {
    this.known.set(`${kind}:${name}`, id);
  }

  /**
   * A text with the ids in it. One without references stays plain, so that previews know it.
   *
   * @throws Error when it refers to what isn't made before it
   */
  fill(text: string): pulumi.Input<string> {
    const references = referencesIn(text);
    if (references.length === 0) return text;
    const ids = references.map(({ kind, name }) => {
      const id = this.known.get(`${kind}:${name}`);
      if (!id) throw new Error(`the ${kind} ${name} is not made before what refers to it`);
      return [`${kind}:${name}`, id] as const;
    });
    return pulumi
      .all(Object.fromEntries(ids))
      .apply((known) => withIds(text, (kind, name) => known[`${kind}:${name}`] ?? ""));
  }
}
