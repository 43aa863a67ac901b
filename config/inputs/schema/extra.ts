import { z } from "zod";
import { extra } from "./fields";

/** Keys of LiteLLM's config that no input is for. */
export const extraSchema = z
  .strictObject({
    generalSettings: extra("general_settings", { user_header_name: "x-user" }),
    litellmSettings: extra("litellm_settings", { modify_params: true }),
  })
  .meta({
    id: "ExtraArgs",
    description: "Settings of LiteLLM that this package has no input for.",
  })
  .prefault({});
