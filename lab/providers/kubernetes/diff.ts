import type { Change } from "../bridge/plan";
import { hasUnknown, isProperties, type Properties, type Value } from "../bridge/values";
import { normalized, pruned } from "./live";
import { idOf, nameOf, namespaceOf, withMetadata } from "./objects";
import { isAutoNamed } from "./names";
import { covers, pathText, parsePath, type Path } from "./paths";
import { isSameQuantity } from "./quantity";
import { replacedFields, type Mutability } from "./replaced-fields";

/** What {@link compare} works on. */
export interface DiffRequest {
  /** The object when it was last looked at. */
  live: Properties;
  /** Inputs of the last update. */
  prior: Properties;
  inputs: Properties;
  /** What the program's `ignoreChanges` names. */
  ignored: readonly string[];
  mutable: Mutability;
}

/** What an update would do. */
export interface Difference {
  /** By property path. Empty: nothing to do. */
  changes: Map<string, Change>;
  /** Two objects of one name can't be there at once. */
  deleteBeforeReplace: boolean;
}

type Maybe = Value | undefined;

/**
 * Compares what the program wants with what is there, as the official provider does
 * (provider/pkg/provider/provider.go, Diff): with the live values of what the program once set.
 */
export function compare({ live, prior, inputs, ignored, mutable }: DiffRequest): Difference {
  const before = normalized(prior);
  const wanted = normalized(inputs);
  const namespace = namespaceOf(wanted) || defaultNamespace(live);
  const comparison = new Comparison(replacedFields(wanted, mutable).map(parsePath));
  comparison.objects(
    { ...live, metadata: isProperties(live.metadata) ? live.metadata : {} },
    withNamespace(pruned(live, before), namespaceOf(live)),
    before,
    withNamespace(wanted, namespace),
    [],
  );
  const ignoredPaths = ignored.map(parsePath);
  const changes = comparison.found
    .filter(({ path }) => !ignoredPaths.some((ignoredPath) => covers(ignoredPath, path)))
    .map(({ path, change }) => [pathText(path), change] as const);
  return {
    changes: new Map(changes),
    deleteBeforeReplace:
      changes.some(([, { replace }]) => replace) &&
      !isAutoNamed(wanted) &&
      !hasUnknown(nameOf(wanted)) &&
      idOf(withMetadata(wanted, { namespace })) === idOf(live),
  };
}

/** The API server puts objects without a namespace into `default`; others have none. */
function defaultNamespace(live: Properties): string {
  return namespaceOf(live) === "" ? "" : "default";
}

function withNamespace(object: Properties, namespace: string): Properties {
  return withMetadata(object, { namespace: namespace || undefined });
}

/** Collects what differs on the way through two objects. */
class Comparison {
  readonly found: { path: Path; change: Change }[] = [];

  constructor(private readonly replaced: readonly Path[]) {}

  objects(
    live: Properties,
    prunedLive: Properties,
    prior: Properties,
    wanted: Properties,
    path: Path,
  ) {
    for (const key of new Set([...Object.keys(prunedLive), ...Object.keys(wanted)]))
      this.values(live[key], prunedLive[key], prior[key], wanted[key], [...path, key]);
  }

  private values(live: Maybe, prunedLive: Maybe, prior: Maybe, wanted: Maybe, path: Path): void {
    if (isProperties(prunedLive) && isProperties(wanted)) {
      const [inner, last] = [live, prior].map((value) => (isProperties(value) ? value : {}));
      this.objects(inner ?? {}, prunedLive, last ?? {}, wanted, path);
    } else if (Array.isArray(prunedLive) && Array.isArray(wanted)) {
      for (let index = 0; index < Math.max(prunedLive.length, wanted.length); index++)
        this.values(element(live, index), prunedLive[index], element(prior, index), wanted[index], [
          ...path,
          index,
        ]);
    } else if (prunedLive === undefined && isLeftOut(live, prior, wanted)) return;
    else if (prunedLive !== wanted && !isSameQuantity(path, prunedLive, wanted))
      this.note(path, prunedLive, wanted);
  }

  private note(path: Path, before: Maybe, after: Maybe): void {
    const kind = before === undefined ? "add" : after === undefined ? "delete" : "update";
    const replace = this.replaced.some(
      (field) => covers(field, path) || reaches(field, path, before) || reaches(field, path, after),
    );
    this.found.push({ path, change: { kind, replace } });
  }
}

/**
 * Whether the API server leaves out what is wanted, because in its types it is the same as absent:
 * empty, or as it was wanted last time already.
 */
function isLeftOut(live: Maybe, prior: Maybe, wanted: Maybe): boolean {
  if (wanted === undefined) return true;
  if (live !== undefined) return false;
  if (wanted === "" || (typeof wanted === "object" && Object.keys(wanted ?? {}).length === 0))
    return true;
  return (wanted === false || wanted === 0) && prior === wanted;
}

/** Whether a value that changes as a whole has the field in it. */
function reaches(field: Path, path: Path, value: Maybe): boolean {
  if (!covers(path, field)) return false;
  let inner = value;
  for (const key of field.slice(path.length))
    inner = isProperties(inner) ? inner[String(key)] : undefined;
  return inner !== undefined;
}

function element(value: Maybe, index: number): Maybe {
  return Array.isArray(value) ? value[index] : undefined;
}
