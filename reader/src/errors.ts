/**
 * Everything that can go wrong, with the codes of spec/11-errors.md.
 *
 * A message is one sentence, lower case, without a full stop: what happened and what it means. It is for receipts and for
 * engineers; what a reader sees comes from the words of the interface.
 */

export class SkywaveError extends Error {
  readonly code: string = "error";
}

/** The bytes do not follow their format; nothing in them may be used. */
export class Malformed extends SkywaveError {
  override readonly code = "malformed";
}

/** A signature, hash or proof is false. */
export class VerificationFailed extends SkywaveError {
  override readonly code = "verification-failed";
}

/** Nothing was shown to be false, but no key that is trusted vouches for it. */
export class Unverified extends SkywaveError {
  override readonly code = "unverified";
}

/** A place could not be read; another one, or another time, may do. */
export class TransportFailed extends SkywaveError {
  override readonly code = "transport-failed";

  /** @param failure One of OONI's failure words (df-007), for receipts. */
  constructor(
    message: string,
    readonly failure: string,
  ) {
    super(message);
  }
}
