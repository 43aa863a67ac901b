import { Refused, type Body } from "./answer";

/** Permissions that the API asks for (API v1 `x-permission`; v2 "Get a user permissions"). */
export const allPermissions = [
  "monitors_read",
  "monitors_write",
  "slos_read",
  "slos_write",
  "dashboards_read",
  "dashboards_write",
  "user_access_read",
] as const;

/** What a user can be allowed to. */
export type Permission = (typeof allPermissions)[number];

/** An account on the site: one user, with a key of each kind. */
export class Account {
  readonly apiKey = "00000000000000000000000000000abc";
  readonly appKey = "0000000000000000000000000000000000000abc";
  private readonly userId = "11111111-2222-3333-4444-555555555555";
  /** What the user is allowed to. */
  permissions = new Set<Permission>(allPermissions);

  /** @throws Refused when the API key isn't the account's, or the application key, where it is needed */
  requireKeys(headers: NodeJS.Dict<string | string[]>, withAppKey: boolean): void {
    const isKnown =
      headers["dd-api-key"] === this.apiKey &&
      (!withAppKey || headers["dd-application-key"] === this.appKey);
    if (!isKnown) throw new Refused(403, ["Forbidden"]);
  }

  /** @throws Refused when the user isn't allowed to */
  requirePermission(permission: Permission): void {
    if (!this.permissions.has(permission))
      throw new Refused(403, ["Forbidden", `Failed permission authorization checks`]);
  }

  /** `GET /api/v2/current_user`. */
  user(): Body {
    return { data: { type: "users", id: this.userId, attributes: { disabled: false } } };
  }

  /** `GET /api/v2/users/{id}/permissions`. */
  userPermissions(id: string): Body {
    if (id !== this.userId) throw new Refused(404, ["user not found"]);
    const data = [...this.permissions].map((name) => ({
      type: "permissions",
      id: name,
      attributes: { name, name_aliases: [], restricted: false },
    }));
    return { data };
  }
}
