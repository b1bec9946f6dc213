import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";

const LIFE_S = 60;

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Makes session tokens as Clerk does: RS256, a minute long. */
export class TokenMaker {
  constructor(issuer) {
    this.issuer = issuer;
    this.kid = `ins_${randomUUID()}`;
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    this.privateKey = privateKey;
    const jwk = publicKey.export({ format: "jwk" });
    this.keySet = { keys: [{ ...jwk, use: "sig", alg: "RS256", kid: this.kid }] };
  }

  /** A token of this session for this origin; one of a template names no session. */
  make({ id, user, status }, origin, template) {
    const now = Math.floor(Date.now() / 1000);
    const common = { sub: user.id, iss: this.issuer, azp: origin, iat: now, nbf: now - 10, exp: now + LIFE_S };
    const session = { sid: id, v: 2, fva: [0, -1], ...(status === "pending" && { sts: "pending" }) };
    const claims = { ...common, jti: randomUUID(), ...(!template && session) };
    const signed = `${encode({ alg: "RS256", kid: this.kid, typ: "JWT" })}.${encode(claims)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(this.privateKey, "base64url")}`;
  }
}
