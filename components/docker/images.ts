import { RemoteImage } from "@pulumi/docker/remoteImage";
import type * as pulumi from "@pulumi/pulumi";
import type { ImageName, Images } from "../../config/inputs/images";

/** Gives an image's reference, once the daemon has it. */
export type ImageSource = (image: ImageName) => pulumi.Output<string>;

/** A gateway's images. Only those that are asked for are brought to the daemon. */
export function imageSource(name: string, images: Images, parent: pulumi.Resource): ImageSource {
  const made = new Map<ImageName, RemoteImage>();
  return (image) => {
    const there = made.get(image);
    if (there) return there.name;
    const options = { name: images[image], keepLocally: true };
    const remote = new RemoteImage(`${name}-image-${image}`, options, { parent });
    made.set(image, remote);
    return remote.name;
  };
}
