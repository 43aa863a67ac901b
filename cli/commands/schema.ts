import { stackFileSchema } from "../../config/inputs/stack-file-schema";

/** `npm run schema`: prints the JSON Schema of stack files. */
export function schema(): void {
  console.log(JSON.stringify(stackFileSchema(), undefined, 2));
}
