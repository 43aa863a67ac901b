import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Change } from "./plan";

const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
const kinds = {
  add: { inPlace: ADD, replace: ADD_REPLACE },
  delete: { inPlace: DELETE, replace: DELETE_REPLACE },
  update: { inPlace: UPDATE, replace: UPDATE_REPLACE },
};

/**
 * Changes as the engine reads them.
 *
 * @param deleteBeforeReplace - in which order a replacement goes, unless the program says otherwise
 */
export function diffResponse(
  changes: Map<string, Change>,
  deleteBeforeReplace: boolean,
): DiffResponse {
  const response = new DiffResponse();
  const changed = new Set<string>();
  const replaced = new Set<string>();
  for (const [path, { kind, replace }] of changes) {
    const detail = new PropertyDiff();
    detail.setKind(kinds[kind][replace ? "replace" : "inPlace"]);
    response.getDetaileddiffMap().set(path, detail);
    const property = path.split(/[.[]/, 1)[0] ?? path;
    changed.add(property);
    if (replace) replaced.add(property);
  }
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  response.setChanges(changes.size > 0 ? DIFF_SOME : DIFF_NONE);
  response.setHasdetaileddiff(true);
  response.setDiffsList([...changed].sort());
  response.setReplacesList([...replaced].sort());
  response.setDeletebeforereplace(replaced.size > 0 && deleteBeforeReplace);
  return response;
}
