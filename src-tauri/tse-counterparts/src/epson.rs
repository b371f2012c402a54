//! A printer that speaks Epson's protocol and signs with a simulated TSE.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tse::log_time::iso;
use tse_simulator::{FaultPlug, Filter, Settings, Signed, Simulator, Trouble};

use crate::hands::Hands;

/// The PIN of who may set the time.
pub const TIME_ADMIN_PIN: &str = "54321";
/// The secret that register and printer share.
pub const SHARED_SECRET: &str = "EPSONKEY";

/// What goes wrong with a function, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// It is done, and the connection is cut before the answer.
    CutAfter,
    /// The connection is cut before anything is done.
    CutBefore,
    /// It is done, and the answer is no XML.
    Garbage,
    /// It is done, and the answer never comes; the connection stays.
    Silence,
    /// Another program has it.
    Busy,
    /// A result that nobody has heard of.
    Unheard,
}

struct Printer {
    device: Simulator,
    hands: Hands,
    is_tested: bool,
    has_time: bool,
    is_in: bool,
    challenge: String,
    last: Option<Signed>,
}

struct Shared {
    printer: Mutex<Printer>,
    slips: Mutex<VecDeque<(String, Slip)>>,
    ended: AtomicBool,
    _folder: TempDir,
}

/// A running printer; it ends when it is dropped.
pub struct EpsonPrinter {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

impl EpsonPrinter {
    /// Switches it on; one register is known to it.
    pub fn start(hands: &Hands, client: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut device =
            Simulator::open(folder.path(), Settings::default(), hands.clock(), FaultPlug::default()).unwrap();
        device.register(client).unwrap();
        let printer = Printer {
            device,
            hands: hands.clone(),
            is_tested: false,
            has_time: false,
            is_in: false,
            challenge: "nie gefragt".to_owned(),
            last: None,
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let shared = Arc::new(Shared {
            printer: Mutex::new(printer),
            slips: Mutex::default(),
            ended: AtomicBool::new(false),
            _folder: folder,
        });
        let (address, theirs) = (listener.local_addr().unwrap(), shared.clone());
        let listening = Some(thread::spawn(move || listen(&listener, &theirs)));
        Self { address, shared, listening }
    }

    /// The port that it listens on, of this PC.
    pub const fn port(&self) -> u16 {
        self.address.port()
    }

    /// Lets this go wrong with the next use of a function, such as `FinishTransaction`.
    pub fn next(&self, function: &str, slip: Slip) {
        self.shared.slips.lock().unwrap().push_back((function.to_owned(), slip));
    }

    /// All that it has signed, as an export.
    pub fn tar(&self) -> Vec<u8> {
        let mut tar = Vec::new();
        self.shared.printer.lock().unwrap().device.export(&Filter::All, &mut tar).unwrap();
        tar
    }

    /// Switched off and on again: whoever was signed in is not, and the self-test is due.
    pub fn power_cycle(&self) {
        let mut printer = self.shared.printer.lock().unwrap();
        (printer.is_in, printer.is_tested, printer.has_time) = (false, false, false);
    }
}

impl Drop for EpsonPrinter {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        self.listening.take().map(JoinHandle::join);
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        let (stream, shared) = (stream.unwrap(), shared.clone());
        thread::spawn(move || {
            // A register that hangs up is no fault.
            drop(serve(stream, &shared));
        });
    }
}

fn send(out: &mut TcpStream, message: &str) -> io::Result<()> {
    out.write_all(message.as_bytes())?;
    out.write_all(&[0])
}

fn serve(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    let mut out = stream.try_clone()?;
    let mut messages = BufReader::new(stream);
    send(
        &mut out,
        "<connect><data><client_id>sock1</client_id><protocol_version>2</protocol_version></data></connect>",
    )?;
    loop {
        let mut message = Vec::new();
        if messages.read_until(0, &mut message)? == 0 {
            return Ok(());
        }
        let message = String::from_utf8(message).unwrap();
        if message.starts_with("<open_device>") {
            assert!(
                message.contains("<device_id>local_TSE</device_id><data><type>type_storage</type></data>")
            );
            send(
                &mut out,
                "<open_device><device_id>local_TSE</device_id><code>OK</code><data_id>1</data_id></open_device>",
            )?;
            continue;
        }
        let request = request_of(&message);
        let function = request["function"].as_str().unwrap().to_owned();
        let mut slips = shared.slips.lock().unwrap();
        let at = slips.iter().position(|(with, _)| *with == function);
        let slip = at.and_then(|at| slips.remove(at)).map(|(_, slip)| slip);
        drop(slips);
        let done = || shared.printer.lock().unwrap().answer(&function, &request["input"]);
        match slip {
            None => send(&mut out, &xml_of("SUCCESS", &done()))?,
            Some(Slip::CutBefore) => return out.shutdown(Shutdown::Both),
            Some(Slip::CutAfter) => {
                done();
                return out.shutdown(Shutdown::Both);
            }
            Some(Slip::Garbage) => {
                done();
                send(&mut out, "<device_data><oops")?;
            }
            Some(Slip::Silence) => {
                done();
            }
            Some(Slip::Busy) => send(&mut out, &xml_of("ERROR_DEVICE_BUSY", &json!({})))?,
            Some(Slip::Unheard) => {
                send(
                    &mut out,
                    &xml_of("SUCCESS", &json!({ "result": "TSE1_ERROR_UNHEARD_OF", "output": {} })),
                )?;
            }
        }
    }
}

/// The JSON inside: written out here, so that the register's own reader is not asked what it wrote itself.
fn request_of(message: &str) -> Value {
    let (_, rest) = message.split_once("<requestdata>").unwrap();
    let (escaped, _) = rest.split_once("</requestdata>").unwrap();
    let json =
        escaped.replace("&quot;", "\"").replace("&apos;", "'").replace("&lt;", "<").replace("&gt;", ">");
    serde_json::from_str(&json.replace("&amp;", "&")).unwrap()
}

fn xml_of(code: &str, reply: &Value) -> String {
    let json = reply.to_string().replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    format!(
        "<device_data><sequence>1</sequence><device_id>local_TSE</device_id><data><type>operateresult</type>\
         <success>true</success><code>{code}</code><resultdata>{json}</resultdata></data></device_data>"
    )
}

impl Printer {
    fn answer(&mut self, function: &str, input: &Value) -> Value {
        let (result, output) = match self.done(function, input) {
            Ok(output) => ("EXECUTION_OK", output),
            Err(result) => (result, json!({})),
        };
        json!({ "result": result, "function": function, "output": output, "error": {} })
    }

    fn done(&mut self, function: &str, input: &Value) -> Result<Value, &'static str> {
        let text = |name: &str| input[name].as_str().unwrap_or_default();
        match function {
            "GetStorageInfo" => Ok(self.info()),
            "RunTSESelfTest" => {
                self.is_tested = true;
                Ok(json!({}))
            }
            "GetChallenge" => {
                self.challenge = format!("frage-{}", self.device.counter());
                Ok(json!({ "challenge": self.challenge }))
            }
            "AuthenticateUserForTimeAdmin" => {
                let hash = Sha256::digest(format!("{}{SHARED_SECRET}", self.challenge));
                match () {
                    () if text("hash") != STANDARD.encode(hash) => {
                        Err("OTHER_ERROR_HOST_AUTHENTICATION_FAILED")
                    }
                    () if text("pin") != TIME_ADMIN_PIN => Err("TSE1_ERROR_AUTHENTICATION_FAILED"),
                    () => {
                        self.is_in = true;
                        Ok(json!({}))
                    }
                }
            }
            "UpdateTime" => {
                self.may(self.is_in, "OTHER_ERROR_UNAUTHENTICATED_TIME_ADMIN_USER")?;
                assert_eq!(text("newDateTime"), iso(self.hands.now()).replace(".000Z", "Z"));
                self.device.set_clock().unwrap();
                self.has_time = true;
                Ok(json!({}))
            }
            "StartTransaction" => {
                self.ready()?;
                assert_eq!((text("processData"), text("processType")), ("", ""));
                let signed = self.device.start(text("clientId")).map_err(code_of)?;
                Ok(self.told(signed))
            }
            "FinishTransaction" => {
                self.ready()?;
                let number = input["transactionNumber"].as_u64().unwrap();
                let data = STANDARD.decode(text("processData")).unwrap();
                let (client, kind) = (text("clientId"), text("processType"));
                let signed = self.device.finish(client, number, kind, &data).map_err(code_of)?;
                let mut told = self.told(signed);
                told.as_object_mut().unwrap().remove("transactionNumber");
                Ok(told)
            }
            "GetStartedTransactionList" => {
                let open = self.device.list_open().unwrap();
                let numbers: Vec<u64> = open.iter().map(|open| open.number).collect();
                Ok(json!({ "startedTransactionNumberList": numbers }))
            }
            "GetLastTransactionResponse" => Ok(self.last.clone().map_or(json!({}), |last| self.told(last))),
            _ => Err("JSON_ERROR_INVALID_FUNCTION"),
        }
    }

    fn info(&self) -> Value {
        json!({ "tseInformation": {
            "vendorType": "TSE1",
            "tseInitializationState": "INITIALIZED",
            "hasPassedSelfTest": self.is_tested,
            "hasValidTime": self.has_time,
            "tsePublicKey": STANDARD.encode(self.device.public_key().unwrap().point()),
            "signatureAlgorithm": self.device.algorithm().name(),
            "registeredClients": 1,
        }})
    }

    fn may(&self, may: bool, result: &'static str) -> Result<(), &'static str> {
        if may { Ok(()) } else { Err(result) }
    }

    fn ready(&mut self) -> Result<(), &'static str> {
        self.may(self.is_tested, "TSE1_ERROR_WRONG_STATE_NEEDS_SELF_TEST")?;
        self.may(self.is_in, "OTHER_ERROR_UNAUTHENTICATED_TIME_ADMIN_USER")?;
        self.may(self.has_time, "TSE1_ERROR_NO_TIME_SET")?;
        self.device.make_ready().map_err(code_of)
    }

    fn told(&mut self, signed: Signed) -> Value {
        let told = json!({
            "transactionNumber": signed.transaction,
            "serialNumber": STANDARD.encode(signed.serial),
            "signatureCounter": signed.counter,
            "logTime": iso(signed.time).replace(".000Z", "Z"),
            "signature": STANDARD.encode(&signed.signature),
        });
        self.last = Some(signed);
        told
    }
}

fn code_of(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::ClientNotRegistered(_) => "TSE1_ERROR_CLIENT_NOT_REGISTERED",
        Trouble::CertificateExpired => "TSE1_ERROR_CERTIFICATE_EXPIRED",
        Trouble::NoTime => "TSE1_ERROR_NO_TIME_SET",
        Trouble::SelfTestNeeded => "TSE1_ERROR_WRONG_STATE_NEEDS_SELF_TEST",
        _ => "TSE1_ERROR_TSE_INVALID_PARAMETER",
    }
}
