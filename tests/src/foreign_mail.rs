//! A mail server that is not ours: aiosmtpd (package python3-aiosmtpd), with STARTTLS or TLS from the first byte, and a
//! certificate that only those trust who are told to.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// From where on a talk is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    FromTheFirstByte,
    AfterStartTls,
}

/// A running server; it ends with this value.
pub struct ForeignMail {
    pub port: u16,
    child: Child,
    folder: PathBuf,
}

impl ForeignMail {
    /// Starts a server that keeps its mailbox and certificate in a folder.
    pub fn start(folder: &Path, encryption: Encryption) -> Self {
        let (certificate, key) = certify(folder);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let words = match encryption {
            Encryption::FromTheFirstByte => ["--smtpscert", "--smtpskey"],
            Encryption::AfterStartTls => ["--tlscert", "--tlskey"],
        };
        let child = Command::new(python())
            .args(["-m", "aiosmtpd", "--nosetuid", "--listen", &format!("127.0.0.1:{port}")])
            .args(["--class", "aiosmtpd.handlers.Mailbox"])
            .args([words[0].as_ref(), certificate.as_os_str(), words[1].as_ref(), key.as_os_str()])
            .arg(folder.join("mailbox"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { port, child, folder: folder.to_owned() };
        server.wait_until_it_listens();
        server
    }

    fn wait_until_it_listens(&self) {
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < end, "aiosmtpd does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The certificate, for those who are to trust it.
    pub fn certificate(&self) -> PathBuf {
        self.folder.join("certificate.pem")
    }

    /// The messages that lie in its mailbox.
    pub fn came(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.folder.join("mailbox/new")) else { return Vec::new() };
        files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }
}

impl Drop for ForeignMail {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A certificate for `localhost`, and its key.
fn certify(folder: &Path) -> (PathBuf, PathBuf) {
    let [settings, certificate, key] =
        ["openssl.cnf", "certificate.pem", "key.pem"].map(|name| folder.join(name));
    let lines = "[req]\ndistinguished_name = name\nx509_extensions = use\nprompt = no\n[name]\nCN = localhost\n\
                 [use]\nbasicConstraints = critical, CA:FALSE\nsubjectAltName = DNS:localhost\n";
    fs::write(&settings, lines).unwrap();
    let output = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "7",
        ])
        .args(["-config".as_ref(), settings.as_os_str(), "-out".as_ref(), certificate.as_os_str()])
        .args(["-keyout".as_ref(), key.as_os_str()])
        .output()
        .expect("package openssl");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (certificate, key)
}

/// A Python that has the server.
fn python() -> &'static str {
    let has_it = |python: &&str| {
        let tried = Command::new(python).args(["-c", "import aiosmtpd"]).output();
        tried.is_ok_and(|output| output.status.success())
    };
    ["python3", "/usr/bin/python3"].into_iter().find(has_it).expect("package python3-aiosmtpd")
}
