//! The service behind the server: accounts, tokens, and the way to each TSE.

use std::collections::HashMap;

use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

use crate::hands::Hands;

use super::answer::{Answer, Answered};
use super::http::Request;
use super::tss::Tss;

/// All that the service keeps.
pub struct Cloud {
    folder: TempDir,
    hands: Hands,
    key: String,
    secret: String,
    tokens: HashMap<String, i64>,
    refresh: HashMap<String, i64>,
    given: u64,
    tss: HashMap<Uuid, Tss>,
    pub token_holds: i64,
    pub export_takes: i64,
}

impl Cloud {
    pub fn new(hands: Hands, key: &str, secret: &str) -> Self {
        Self {
            folder: in_memory(),
            hands,
            key: key.to_owned(),
            secret: secret.to_owned(),
            tokens: HashMap::new(),
            refresh: HashMap::new(),
            given: 0,
            tss: HashMap::new(),
            token_holds: 3_600,
            export_takes: 20,
        }
    }

    pub fn forget_tokens(&mut self) {
        self.tokens.clear();
        self.refresh.clear();
    }

    /// A TSE that signs for one register.
    pub fn set_up(&mut self, id: Uuid, client: Uuid, serial: &str) {
        let mut tss = Tss::create(id, self.folder.path(), &self.hands);
        tss.state = "INITIALIZED";
        tss.add_client(client, serial);
        self.tss.insert(id, tss);
    }

    pub fn tss_mut(&mut self, id: Uuid) -> Result<&mut Tss, Answer> {
        self.tss.get_mut(&id).ok_or_else(|| Answer::no(404, "E_TSS_NOT_FOUND"))
    }

    /// Does what is asked.
    pub fn answer(&mut self, request: &Request) -> Answer {
        self.route(request).unwrap_or_else(|no| no)
    }

    fn route(&mut self, request: &Request) -> Answered {
        let path = request.path.strip_prefix("/api/v2/").unwrap_or_default();
        let parts: Vec<&str> = path.split('/').collect();
        if parts == ["auth"] {
            return self.sign_in(request);
        }
        let holds = |token: &String| self.tokens.get(token).is_some_and(|until| self.hands.now() < *until);
        if !request.token.as_ref().is_some_and(holds) {
            return Err(Answer::no(401, "E_UNAUTHORIZED"));
        }
        let (Some(&"tss"), Some(id)) = (parts.first(), parts.get(1).and_then(|id| id.parse().ok())) else {
            return Err(Answer::no(404, "E_ROUTE"));
        };
        let method = request.method.as_str();
        if (method, parts.len()) == ("PUT", 2) {
            return self.create(id);
        }
        let (now, takes) = (self.hands.now(), self.export_takes);
        let tss = self.tss_mut(id)?;
        match (method, &parts[2..]) {
            ("GET", []) => Ok(Answer::json(&tss.told())),
            ("PATCH", []) => tss.turn(&request.body),
            ("PATCH", ["admin"]) => tss.set_pin(&request.body),
            ("POST", ["admin", "auth"]) => tss.log_in(&request.body),
            ("POST", ["admin", "logout"]) => tss.log_out(),
            (_, ["client", client]) => tss.client(method, id_of(client)?, &request.body),
            ("PUT", ["tx", tx]) => tss.upsert(id_of(tx)?, request),
            ("GET", ["tx", tx]) => tss.retrieve(id_of(tx)?),
            ("PUT", ["export", export]) => tss.trigger(id_of(export)?, &request.query, now, takes),
            ("GET", ["export", export]) => tss.export(id_of(export)?, now),
            ("GET", ["export", export, "file"]) => tss.export_file(id_of(export)?, now),
            ("DELETE", ["export", export]) => tss.cancel_export(id_of(export)?, now),
            _ => Err(Answer::no(404, "E_ROUTE")),
        }
    }

    fn create(&mut self, id: Uuid) -> Answered {
        let (folder, hands) = (self.folder.path(), &self.hands);
        let tss = self.tss.entry(id).or_insert_with(|| Tss::create(id, folder, hands));
        if tss.state != "CREATED" {
            return Err(Answer::no(409, "E_TSS_CONFLICT"));
        }
        let mut told = tss.told();
        told["admin_puk"] = json!(tss.puk);
        Ok(Answer::json(&told))
    }

    fn sign_in(&mut self, request: &Request) -> Answered {
        let text = |name: &str| request.body[name].as_str();
        let now = self.hands.now();
        let by_key = text("api_key") == Some(&self.key) && text("api_secret") == Some(&self.secret);
        let refreshed = text("refresh_token").and_then(|token| self.refresh.remove(token));
        if !by_key && refreshed.is_none_or(|until| until <= now) {
            return Err(Answer::no(401, "E_UNAUTHORIZED"));
        }
        self.given += 1;
        let (access, refresh) = (format!("zugang-{}", self.given), format!("erneuern-{}", self.given));
        self.tokens.insert(access.clone(), now + self.token_holds);
        self.refresh.insert(refresh.clone(), now + 2 * self.token_holds);
        Ok(Answer::json(&json!({
            "access_token": access,
            "access_token_claims": { "env": "TEST", "organization_id": Uuid::nil() },
            "access_token_expires_in": self.token_holds,
            "access_token_expires_at": now + self.token_holds,
            "refresh_token": refresh,
            "refresh_token_expires_in": 2 * self.token_holds,
            "refresh_token_expires_at": now + 2 * self.token_holds,
        })))
    }
}

fn id_of(text: &str) -> Result<Uuid, Answer> {
    text.parse().map_err(|_| Answer::no(400, "E_FAILED_SCHEMA_VALIDATION"))
}

/// A folder in memory, where the system has one: what is signed here need not survive a power cut.
fn in_memory() -> TempDir {
    let memory = std::path::Path::new("/dev/shm");
    let made = memory.is_dir().then(|| tempfile::tempdir_in(memory).ok()).flatten();
    made.unwrap_or_else(|| tempfile::tempdir().unwrap())
}
