/** Which pictures this engine draws: AVIF and WebP are tried on the smallest ones there are. */

const SMALLEST: Readonly<Record<string, string>> = {
  "image/webp": "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
  "image/avif":
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQ0MAAAAABNjb2xybmNseAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D///8WfhwB8+ErK42A=",
};

const asked = new Map<string, Promise<boolean>>();

/** Says whether the engine draws a media type; every one draws JPEG, PNG and GIF. */
export function draws(media: string): Promise<boolean> {
  const smallest = SMALLEST[media];
  if (!smallest) return Promise.resolve(media.startsWith("image/"));
  let answer = asked.get(media);
  if (!answer) {
    answer = tried(smallest, media);
    asked.set(media, answer);
  }
  return answer;
}

function tried(encoded: string, media: string): Promise<boolean> {
  const text = atob(encoded);
  const data = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) data[at] = text.charCodeAt(at);
  const address = URL.createObjectURL(new Blob([data], { type: media }));
  return new Promise<boolean>((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image.naturalWidth > 0);
    image.onerror = () => resolve(false);
    image.src = address;
  }).then((drawn) => {
    URL.revokeObjectURL(address);
    return drawn;
  });
}
