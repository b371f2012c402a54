//! fiskaly as a salon sets it up and changes it: key, secret, PIN and PUK lie in the key vault and nowhere else, and the TSE
//! that is plugged in signs behind the port.
//!
//! The service itself was never reached with this code; see [`crate::fiskaly`].

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use book::ports::{Attest, AttestTrouble, AttestingOffice, GoOn, TseOffice, TseReport, TseTrouble};
use book::{Clock, KeyVault, Outcome, Trouble as Fault};
use contract::tse_setup::{TseAccess, TseName};
use serde::{Deserialize, Serialize};
use tse::ClientId;
use uuid::{Builder, Uuid};

use crate::fiskaly::{
    BASE_URL, ErrorCode, Fiskaly, Part, Provision, PukSafe, Settings, Trouble, TssInfo, TssState,
};
use crate::{DeviceIdentity, Secret};

use super::answer::{device_of, with_certificate};
use super::fiskaly::FiskalyTse;

/// As people call it.
const MAKER: &str = "fiskaly SIGN DE V2";
/// Name of key and secret in the vault.
const ACCESS: &str = "tse-fiskaly";
/// How long one question of the till may take; the till waits a little longer.
const PATIENCE: Duration = Duration::from_secs(4);
/// How long one question of a set-up may take: the owner waits for it.
const PATIENCE_OF_THE_OWNER: Duration = Duration::from_secs(20);
/// So many digits has a PIN that is made up here.
const PIN_DIGITS: usize = 10;

/// Key and secret, as the vault keeps them.
#[derive(Serialize, Deserialize)]
struct KeptAccess {
    key: String,
    secret: String,
}

/// The TSE that is plugged in, or why it can't be asked.
struct PluggedIn {
    name: TseName,
    tse: Result<Arc<FiskalyTse>, String>,
}

/// Where TSEs of fiskaly are set up, with the one at work.
pub struct FiskalyOffice {
    vault: Arc<dyn KeyVault>,
    clock: Arc<dyn Clock>,
    base_url: String,
    plugged_in: RwLock<Option<PluggedIn>>,
    /// Whose events they are.
    register: Mutex<Option<String>>,
}

impl FiskalyOffice {
    /// With the service's own address.
    pub fn new(vault: Arc<dyn KeyVault>, clock: Arc<dyn Clock>) -> Self {
        Self::at(BASE_URL, vault, clock)
    }

    /// With another address, which no salon can choose.
    pub fn at(base_url: &str, vault: Arc<dyn KeyVault>, clock: Arc<dyn Clock>) -> Self {
        let (base_url, plugged_in, register) = (base_url.to_owned(), RwLock::default(), Mutex::default());
        Self { vault, clock, base_url, plugged_in, register }
    }

    fn clock(&self) -> crate::Clock {
        let clock = self.clock.clone();
        Arc::new(move || clock.now().utc_ms().div_euclid(1_000))
    }

    /// The client's settings, with key and secret out of the vault.
    fn settings(&self, name: &TseName, patience: Duration) -> Result<Settings, TseTrouble> {
        let kept = self.vault.secret(ACCESS).map_err(vault_trouble)?;
        let kept: Option<KeptAccess> = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        let kept = kept.ok_or_else(|| {
            no("API-Schlüssel und Geheimnis der TSE fehlen auf diesem PC. Bitte im Management unter „TSE“ eingeben.")
        })?;
        self.settings_with(name, kept, patience)
    }

    fn settings_with(
        &self,
        name: &TseName,
        KeptAccess { key, secret }: KeptAccess,
        patience: Duration,
    ) -> Result<Settings, TseTrouble> {
        let (tss, client) = ids(&name.device, &name.client).ok_or_else(|| {
            no("Die Kennungen der TSE im Kassenbuch sind nicht lesbar. Bitte die TSE neu einrichten.")
        })?;
        let (api_key, api_secret) = (Secret::new(key), Secret::new(secret));
        Ok(Settings { base_url: self.base_url.clone(), api_key, api_secret, tss, client, patience })
    }

    fn client(&self, name: &TseName, patience: Duration) -> Result<Fiskaly, TseTrouble> {
        Fiskaly::new(self.settings(name, patience)?, self.clock()).map_err(trouble)
    }

    fn provision(&self, name: &TseName, register: &str, pin: Secret) -> Result<Provision, TseTrouble> {
        let serial = ClientId::new(register).map_err(|error| no(&error.to_string()))?;
        let settings = self.settings(name, PATIENCE_OF_THE_OWNER)?;
        Provision::new(settings, self.clock(), serial, pin).map_err(trouble)
    }

    /// The administrator's PIN of a TSE, made up where there is none yet.
    fn pin(&self, name: &TseName) -> Result<Secret, TseTrouble> {
        let place = pin_of(name);
        if let Some(pin) = self.vault.secret(&place).map_err(vault_trouble)? {
            return Ok(Secret::new(pin));
        }
        let pin = digits().map_err(vault_trouble)?;
        self.vault.keep_secret(&place, &pin).map_err(vault_trouble)?;
        Ok(Secret::new(pin))
    }

    fn tse(&self) -> Result<Arc<FiskalyTse>, AttestTrouble> {
        let plugged_in = self.plugged_in.read().unwrap_or_else(PoisonError::into_inner);
        match plugged_in.as_ref().map(|plugged_in| &plugged_in.tse) {
            Some(Ok(tse)) => Ok(tse.clone()),
            Some(Err(why)) => Err(AttestTrouble::Refused(why.clone())),
            None => Err(AttestTrouble::Refused("Es ist keine TSE eingerichtet.".to_owned())),
        }
    }
}

impl TseOffice for FiskalyOffice {
    fn maker(&self) -> &'static str {
        MAKER
    }

    fn wants_access(&self) -> bool {
        true
    }

    fn has_access(&self) -> Outcome<bool> {
        Ok(self.vault.secret(ACCESS)?.is_some())
    }

    fn try_access(&self, name: &TseName, access: &TseAccess) -> Result<(), TseTrouble> {
        let TseAccess { key, secret, .. } = access.clone();
        let settings = self.settings_with(name, KeptAccess { key, secret }, PATIENCE_OF_THE_OWNER)?;
        match Fiskaly::new(settings, self.clock()).and_then(|fiskaly| fiskaly.info()) {
            // One that is not ordered yet is no reason to doubt the key.
            Ok(_) | Err(Trouble::Said(ErrorCode::TssNotFound)) => Ok(()),
            Err(no) => Err(trouble(no)),
        }
    }

    fn keep_access(&self, name: &TseName, access: &TseAccess) -> Outcome<()> {
        let TseAccess { key, secret, pin } = access.clone();
        if let Some(pin) = pin {
            self.vault.keep_secret(&pin_of(name), &pin)?;
        }
        self.vault.keep_secret(ACCESS, &serde_json::to_string(&KeptAccess { key, secret })?)
    }

    fn fresh(&self) -> Outcome<TseName> {
        let id = || -> Outcome<String> {
            let mut bytes = [0; 16];
            getrandom::fill(&mut bytes).map_err(|error| Fault::fault(format!("random: {error}")))?;
            Ok(Builder::from_random_bytes(bytes).into_uuid().to_string())
        };
        Ok(TseName { maker: MAKER.to_owned(), device: id()?, client: id()? })
    }

    fn named(&self, device: &str, client: &str) -> Option<TseName> {
        let (tss, client) = ids(device, client)?;
        Some(TseName { maker: MAKER.to_owned(), device: tss.to_string(), client: client.to_string() })
    }

    fn set_up(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble> {
        let pin = self.pin(name)?;
        let safe = VaultOfPuk { vault: &*self.vault, place: format!("tse-fiskaly-puk-{}", name.device) };
        self.provision(name, register, pin)?.run(&safe).map_err(trouble)?;
        self.report(name, register)
    }

    fn plug_in(&self, name: &TseName, register: &str) {
        let tse = self.client(name, PATIENCE).map(|client| {
            let tse = FiskalyTse::new(client);
            tse.serve(register);
            Arc::new(tse)
        });
        *self.register.lock().unwrap_or_else(PoisonError::into_inner) = Some(register.to_owned());
        let plugged_in = PluggedIn { name: name.clone(), tse: tse.map_err(|trouble| trouble.sentence) };
        *self.plugged_in.write().unwrap_or_else(PoisonError::into_inner) = Some(plugged_in);
    }

    fn at_work(&self) -> Option<TseName> {
        let plugged_in = self.plugged_in.read().unwrap_or_else(PoisonError::into_inner);
        plugged_in.as_ref().map(|plugged_in| plugged_in.name.clone())
    }

    fn report(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble> {
        let info = self.client(name, PATIENCE_OF_THE_OWNER)?.info().map_err(trouble)?;
        let TssInfo { state, key, algorithm, time_format, certificate, not_after, certification, .. } = info;
        let identity = DeviceIdentity { client: register.to_owned(), key, algorithm, time_format };
        let device = with_certificate(device_of(&identity), &certificate);
        let signs = state == TssState::Initialized;
        Ok(TseReport { device, signs, not_after: Some(not_after), certification })
    }

    fn export(&self, name: &TseName, _: &str, to: &Path, go_on: &mut GoOn<'_>) -> Result<(), TseTrouble> {
        let id = self.fresh().map_err(vault_trouble)?.device;
        let id = Uuid::parse_str(&id).map_err(|_| no("Der Export bekam keine Kennung."))?;
        let client = self.client(name, PATIENCE_OF_THE_OWNER)?;
        client.export(id, Part::All).run(to, go_on).map(|_| ()).map_err(trouble)
    }

    fn put_out_of_use(&self, name: &TseName, register: &str) -> Result<(), TseTrouble> {
        let pin = self.vault.secret(&pin_of(name)).map_err(vault_trouble)?;
        let pin = pin.ok_or_else(|| {
            no("Die Admin-PIN der TSE fehlt auf diesem PC. Bitte mit dem Zugang zur TSE noch einmal eingeben.")
        })?;
        self.provision(name, register, Secret::new(pin))?.disable().map_err(trouble)
    }
}

impl AttestingOffice for FiskalyOffice {
    fn plugged_in(&self) -> Result<Arc<dyn Attest>, AttestTrouble> {
        Ok(self.tse()?)
    }

    fn hears_whom_it_serves(&self, client: &str) {
        *self.register.lock().unwrap_or_else(PoisonError::into_inner) = Some(client.to_owned());
        if let Ok(tse) = self.tse() {
            tse.serve(client);
        }
    }

    fn before_probe(&self) {
        if self.tse().is_err() {
            let register = self.register.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if let (Some(name), Some(register)) = (self.at_work(), register) {
                // The vault may answer again.
                self.plug_in(&name, &register);
            }
        }
    }

    fn patience_without(&self) -> Duration {
        PATIENCE
    }
}

/// The drawer of a PUK in the vault.
struct VaultOfPuk<'a> {
    vault: &'a dyn KeyVault,
    place: String,
}

impl PukSafe for VaultOfPuk<'_> {
    fn keep(&self, puk: &Secret) -> Result<(), Trouble> {
        self.vault
            .keep_secret(&self.place, puk.expose())
            .map_err(|_| Trouble::Disk(std::io::ErrorKind::Other))
    }

    fn kept(&self) -> Result<Option<Secret>, Trouble> {
        let kept = self.vault.secret(&self.place).map_err(|_| Trouble::Disk(std::io::ErrorKind::Other))?;
        Ok(kept.map(Secret::new))
    }
}

fn pin_of(name: &TseName) -> String {
    format!("tse-fiskaly-pin-{}", name.device)
}

fn ids(device: &str, client: &str) -> Option<(Uuid, Uuid)> {
    Some((Uuid::parse_str(device.trim()).ok()?, Uuid::parse_str(client.trim()).ok()?))
}

fn digits() -> Outcome<String> {
    let mut bytes = [0_u8; PIN_DIGITS];
    getrandom::fill(&mut bytes).map_err(|error| Fault::fault(format!("random: {error}")))?;
    // Some digits come a little more often; ten of them are more than a PIN needs.
    Ok(bytes.iter().map(|byte| char::from(b'0' + byte % 10)).collect())
}

fn no(sentence: &str) -> TseTrouble {
    TseTrouble { sentence: sentence.to_owned(), is_final: false }
}

fn trouble(trouble: Trouble) -> TseTrouble {
    let is_final = matches!(trouble, Trouble::OutOfUse | Trouble::PukMissing);
    TseTrouble { sentence: trouble.to_string(), is_final }
}

/// What the vault says of itself may name places, never what lies in them.
fn vault_trouble(fault: Fault) -> TseTrouble {
    no(&format!("Die Schlüsselablage dieses PCs antwortet nicht: {fault}"))
}
