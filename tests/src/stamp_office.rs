//! A time stamp service on this computer: certificates and answers are those of OpenSSL (`openssl ts -reply`), behind a
//! listener that speaks as much HTTP as is needed.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

use tempfile::TempDir;

const CONFIG: &str = "
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[service]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[web]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
[tsa]
default_tsa = tsa_own
[tsa_own]
serial = serial
crypto_device = builtin
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
";

/// What the service does with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// As it should.
    Rightly,
    /// With the stamp of the question before this one.
    WithAnOlderStamp,
    /// With a certificate that is not for time stamps.
    WithAWebCertificate,
    /// With one other byte in the signature.
    WithABadSignature,
    /// That it gives none.
    WithARefusal,
    /// With bytes that are nothing.
    WithNonsense,
    /// By saying where else to ask.
    ByARedirection,
}

/// The service; it ends with the test.
pub struct StampOffice {
    pub address: String,
    folder: Arc<TempDir>,
    answers: Arc<Mutex<Answers>>,
    asked: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// Runs OpenSSL in a folder.
pub fn openssl(folder: &Path, words: &[&str]) -> String {
    let output = Command::new("openssl").current_dir(folder).args(words).output().expect("package openssl");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "openssl {words:?}: {}{said}", String::from_utf8_lossy(&output.stderr));
    said
}

/// A key and a certificate for it, made out by the root or by itself.
fn certified(folder: &Path, name: &str, kind: &[&str], section: &str) {
    let (key, request, made) = (format!("{name}.key"), format!("{name}.csr"), format!("{name}.pem"));
    let mut words = vec!["genpkey", "-out", &key];
    words.extend(kind);
    openssl(folder, &words);
    let subject = format!("/CN={name}");
    openssl(folder, &["req", "-new", "-key", &key, "-subj", &subject, "-config", "cnf", "-out", &request]);
    let common =
        ["x509", "-req", "-in", &request, "-days", "36500", "-extfile", "cnf", "-extensions", section];
    let by: &[&str] = if section == "root" {
        &["-signkey", &key, "-out", &made]
    } else {
        &["-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-out", &made]
    };
    openssl(folder, &[&common[..], by].concat());
}

impl StampOffice {
    /// With keys of RSA, as most services have them.
    pub fn start() -> Self {
        Self::start_with(&["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
    }

    /// With keys of a kind, in the words of `openssl genpkey`.
    pub fn start_with(kind: &[&str]) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        fs::write(folder.path().join("cnf"), CONFIG).unwrap();
        for (name, section) in
            [("root", "root"), ("service", "service"), ("web", "web"), ("stranger", "root")]
        {
            certified(folder.path(), name, kind, section);
        }
        fs::write(folder.path().join("serial"), "01\n").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/tsa", listener.local_addr().unwrap());
        let (answers, asked) = (Arc::new(Mutex::new(Answers::Rightly)), Arc::default());
        let service = Self { address, folder, answers, asked };
        let (folder, answers, asked) =
            (service.folder.clone(), service.answers.clone(), service.asked.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, folder.path(), *answers.lock().unwrap(), &asked);
            }
        });
        service
    }

    /// What it does from now on.
    pub fn answers(&self, answers: Answers) {
        *self.answers.lock().unwrap() = answers;
    }

    /// How often it was asked.
    pub fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    /// Where its certificates lie, and files may be put.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// SHA-256 of a certificate, as people compare it.
    pub fn sum_of(&self, name: &str) -> String {
        let file = format!("{name}.pem");
        let said = openssl(self.folder(), &["x509", "-in", &file, "-noout", "-fingerprint", "-sha256"]);
        said.trim().split_once('=').unwrap().1.to_owned()
    }
}

fn serve(mut stream: TcpStream, folder: &Path, how: Answers, asked: &Mutex<Vec<Vec<u8>>>) {
    let Some(question) = question(&stream) else { return };
    asked.lock().unwrap().push(question.clone());
    let answer = match how {
        Answers::ByARedirection => {
            let elsewhere = "HTTP/1.1 307 T\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
            let _ = stream.write_all(elsewhere.as_bytes());
            return;
        }
        Answers::WithNonsense => b"<html>Willkommen</html>".to_vec(),
        // PKIStatusInfo with status 2, and no token.
        Answers::WithARefusal => vec![0x30, 5, 0x30, 3, 2, 1, 2],
        Answers::WithAnOlderStamp => fs::read(folder.join("kept.tsr")).unwrap(),
        Answers::WithAWebCertificate => signed_for_the_web(folder, &question),
        Answers::Rightly => reply(folder, &question, "service"),
        Answers::WithABadSignature => {
            let mut answer = reply(folder, &question, "service");
            *answer.last_mut().unwrap() ^= 1;
            answer
        }
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        answer.len()
    );
    let _ = stream.write_all(&[head.as_bytes(), &answer].concat());
}

fn question(stream: &TcpStream) -> Option<Vec<u8>> {
    let mut reader = BufReader::new(stream);
    let (mut length, mut line) = (0, String::new());
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        if let Some((name, value)) =
            line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        {
            assert!(!name.is_empty());
            length = value.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(body)
}

/// The answer to a question that the service of a folder signs with the certificate of this name.
pub fn reply(folder: &Path, question: &[u8], name: &str) -> Vec<u8> {
    fs::write(folder.join("asked.tsq"), question).unwrap();
    let (pem, key) = (format!("{name}.pem"), format!("{name}.key"));
    let words = [
        "ts",
        "-reply",
        "-config",
        "cnf",
        "-queryfile",
        "asked.tsq",
        "-signer",
        &pem,
        "-inkey",
        &key,
        "-chain",
        "root.pem",
        "-out",
        "reply.tsr",
    ];
    openssl(folder, &words);
    let answer = fs::read(folder.join("reply.tsr")).unwrap();
    fs::copy(folder.join("reply.tsr"), folder.join("kept.tsr")).unwrap();
    answer
}

/// OpenSSL signs no stamp with such a certificate. So the content of a rightful one is wrapped anew.
fn signed_for_the_web(folder: &Path, question: &[u8]) -> Vec<u8> {
    reply(folder, question, "service");
    openssl(folder, &["ts", "-reply", "-in", "reply.tsr", "-token_out", "-out", "token.der"]);
    openssl(
        folder,
        &[
            "cms",
            "-verify",
            "-inform",
            "DER",
            "-in",
            "token.der",
            "-noverify",
            "-no_attr_verify",
            "-out",
            "info.der",
        ],
    );
    let words = [
        "cms",
        "-sign",
        "-binary",
        "-nodetach",
        "-in",
        "info.der",
        "-signer",
        "web.pem",
        "-inkey",
        "web.key",
        "-cades",
        "-econtent_type",
        "1.2.840.113549.1.9.16.1.4",
        "-outform",
        "DER",
        "-certfile",
        "root.pem",
        "-out",
        "web.der",
    ];
    openssl(folder, &words);
    let token = fs::read(folder.join("web.der")).unwrap();
    let content = [&[0x30, 3, 2, 1, 0][..], &token].concat();
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    [&[0x30, 0x82][..], &length, &content].concat()
}
