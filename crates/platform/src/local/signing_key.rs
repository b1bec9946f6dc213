//! The key that signs the local identity's tokens, kept beside the database.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, EncodingKey, Header, encode,
    jwk::{
        AlgorithmParameters, CommonParameters, Jwk, JwkSet, KeyAlgorithm, PublicKeyUse,
        RSAKeyParameters, RSAKeyType,
    },
};
use rsa::{
    RsaPrivateKey,
    pkcs1::{DecodeRsaPrivateKey as _, EncodeRsaPrivateKey as _, LineEnding},
    traits::PublicKeyParts as _,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const BITS: usize = 2048;

/// An RSA key pair with a name.
pub struct SigningKey {
    kid: String,
    private: EncodingKey,
    public: RSAKeyParameters,
}

impl SigningKey {
    /// Makes a key that is not kept.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn generate() -> io::Result<Self> {
        Self::from_pem(&new_pem()?)
    }

    /// Reads the key in the file at `path`; makes it when it is not there, readable by its owner
    /// only. Of two processes that make it at once, one wins and both use it.
    ///
    /// # Errors
    /// When the file can be neither read nor made, or holds no key.
    pub fn open(path: &Path) -> io::Result<Self> {
        if !path.try_exists()? {
            let draft = path.with_extension(format!("{}.draft", std::process::id()));
            write_private(&draft, new_pem()?.as_bytes())?;
            let linked = fs::hard_link(&draft, path);
            fs::remove_file(&draft)?;
            match linked {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
        }
        Self::from_pem(&Zeroizing::new(fs::read_to_string(path)?))
    }

    fn from_pem(pem: &str) -> io::Result<Self> {
        let key = RsaPrivateKey::from_pkcs1_pem(pem).map_err(invalid)?;
        let der = key.to_pkcs1_der().map_err(invalid)?;
        let encode = |number: &rsa::BigUint| BASE64_URL_SAFE_NO_PAD.encode(number.to_bytes_be());
        let public =
            RSAKeyParameters { key_type: RSAKeyType::RSA, n: encode(key.n()), e: encode(key.e()) };
        let kid = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&public.n)[..12]);
        Ok(Self { kid, private: EncodingKey::from_rsa_der(der.as_bytes()), public })
    }

    /// Signs a token that carries `claims`.
    ///
    /// # Errors
    /// When the key cannot sign.
    pub fn sign(&self, claims: &impl Serialize) -> Result<String, jsonwebtoken::errors::Error> {
        let header = Header { kid: Some(self.kid.clone()), ..Header::new(Algorithm::RS256) };
        encode(&header, claims, &self.private)
    }

    /// The key set to verify with.
    #[must_use]
    pub fn public_keys(&self) -> JwkSet {
        let common = CommonParameters {
            public_key_use: Some(PublicKeyUse::Signature),
            key_algorithm: Some(KeyAlgorithm::RS256),
            key_id: Some(self.kid.clone()),
            ..CommonParameters::default()
        };
        let algorithm = AlgorithmParameters::RSA(self.public.clone());
        JwkSet { keys: vec![Jwk { common, algorithm }] }
    }
}

fn new_pem() -> io::Result<Zeroizing<String>> {
    let key = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, BITS).map_err(invalid)?;
    key.to_pkcs1_pem(LineEnding::LF).map_err(invalid)
}

fn write_private(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

fn invalid(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("signing-key.pem");
        let (first, again) = (SigningKey::open(&path).unwrap(), SigningKey::open(&path).unwrap());
        assert_eq!(first.kid, again.kid);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_that_holds_no_key_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(SigningKey::open(file.path()).is_err());
    }
}
