//! THE TABLE: every command, its lowest role, its effect, the topics it makes news of, its reply.
//!
//! A command is a request type of some noun's file plus its row here. The row is the only place where rights
//! are given: the desk refuses a caller below [`Row::lowest`] before any handler runs.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::ClosureId;
use crate::archive::*;
use crate::calendar::*;
use crate::cash::*;
use crate::catalogue::*;
use crate::consents::*;
use crate::customer_import::*;
use crate::customers::*;
use crate::day::*;
use crate::dossier::*;
use crate::formulas::*;
use crate::jobs::*;
use crate::lists::*;
use crate::messages::*;
use crate::patch_tests::*;
use crate::people::*;
use crate::printing::*;
use crate::procedure::*;
use crate::roll::*;
use crate::search::*;
use crate::session::*;
use crate::settings::*;
use crate::setup::*;
use crate::slip::Slip;
use crate::status::*;
use crate::storno::*;
use crate::till::*;
use crate::{Effect, Role, Topic};

/// Hands the whole table to a macro, once for the request enum and once for the desk's dispatch.
///
/// A row reads: *BookSale: a Stylist may book, with news of Till, Day, Roll and Printing, and gets a
/// Receipt.* Effects: `read` gets only a read view; `write` changes master data or baskets; `sign` may append
/// notes to the ledger; `book` judges bons, which the desk has attested and appends; `door` is answered by the
/// door itself (sessions, PINs, and what takes its time, like a PDF).
#[macro_export]
macro_rules! menu {
    ($callback:ident) => {
        $callback! {
            Greet: Anyone may door [] => Greeting, "Begrüßung";
            SignIn: Anyone may door [Session] => SessionView, "Anmelden";
            SignOut: Anyone may door [Session] => (), "Abmelden";
            Lock: Anyone may door [Session] => (), "Sperren";
            RecoverOwner: Anyone may door [Session, People] => (), "Inhaber-PIN zurücksetzen";
            CheckSalon: Anyone may read [] => (), "Salondaten prüfen";
            TryPrinter: Anyone may door [] => (), "Drucker ausprobieren";
            SetUp: Anyone may door [Session, People, Catalogue, Settings, Printing, Day] => Founded, "Einrichten";

            ShowStatus: Trainee may read [] => Status, "Zustand ansehen";
            Search: Trainee may read [] => Vec<Hit>, "Suchen";
            People: Trainee may read [] => Vec<Person>, "Team ansehen";
            RoleMatrix: Trainee may read [] => Vec<RoleRow>, "Rechte ansehen";
            SetDuty: Reception may sign [People] => (), "Dienst eintragen";
            SavePerson: Owner may sign [People, Calendar] => Person, "Team ändern";
            SetPin: Trainee may door [People] => (), "PIN setzen";

            Catalogue: Trainee may read [] => PriceList, "Preisliste ansehen";
            PriceHistory: Trainee may read [] => Vec<PriceChange>, "Preisverlauf ansehen";
            SaveGroup: Owner may sign [Catalogue] => Group, "Gruppe ändern";
            SaveArticle: Owner may sign [Catalogue] => Article, "Artikel ändern";
            SetPrice: Owner may sign [Catalogue] => Article, "Preis ändern";
            ImportArticles: Owner may door [Catalogue] => ImportReport, "Preisliste einlesen";

            FindCustomers: Stylist may read [] => Vec<Customer>, "Kunden suchen";
            SaveCustomer: Stylist may write [Customers] => Customer, "Kunden ändern";
            ListCustomers: Stylist may read [] => CustomerPage, "Kundenliste ansehen";
            ShowCustomer: Stylist may read [] => CustomerFile, "Kundenkartei ansehen";
            SaveMaster: Stylist may write [Customers] => Customer, "Kundenkartei ändern";
            SetActive: Reception may write [Customers] => (), "Kunden ablegen";
            LikelyDuplicates: Stylist may read [] => Vec<Duplicate>, "Doppelte Kunden suchen";
            MergeCustomers: Reception may write [Customers] => Merge, "Kunden zusammenführen";
            UndoMerge: Reception may write [Customers] => (), "Zusammenführung lösen";
            PreviewCustomerImport: Reception may door [] => ImportPreview, "Kundendatei ansehen";
            ImportCustomers: Reception may door [Customers] => (), "Kundendatei einlesen";
            CustomerImportState: Reception may door [] => ImportProgress, "Stand des Imports ansehen";
            CancelCustomerImport: Reception may door [Customers] => (), "Import abbrechen";

            Materials: Stylist may read [] => Vec<Material>, "Material ansehen";
            SaveMaterial: Reception may write [Customers] => Material, "Material ändern";
            SaveFormula: Stylist may write [Customers] => Formula, "Rezeptur festhalten";
            PrintMixingSlip: Stylist may write [Printing] => MixingSlip, "Mischzettel drucken";
            ProductLines: Stylist may read [] => Vec<ProductLine>, "Produktlinien ansehen";
            SaveProductLine: Reception may write [Customers] => ProductLine, "Produktlinien ändern";
            RecordPatchTest: Stylist may write [Customers] => PatchTest, "Verträglichkeitstest festhalten";
            PatchWarnings: Stylist may read [] => Vec<PatchWarning>, "Verträglichkeit ansehen";
            CheckPatchTest: Stylist may read [] => (), "Verträglichkeit prüfen";
            ReleasePatchTest: Owner may sign [Customers, Roll, Calendar] => (), "Ohne gültigen Verträglichkeitstest freigeben";

            ConsentTexts: Stylist may read [] => Vec<ConsentText>, "Einwilligungstexte ansehen";
            ConsentWordings: Stylist may read [] => Vec<ConsentText>, "Frühere Einwilligungstexte ansehen";
            SaveConsentText: Owner may write [Customers] => ConsentText, "Einwilligungstext ändern";
            GiveConsent: Stylist may write [Customers] => Consent, "Einwilligung festhalten";
            WithdrawConsent: Stylist may door [Customers] => (), "Einwilligung widerrufen";
            AddPhoto: Stylist may door [Customers] => Photo, "Foto ablegen";
            ShowPhoto: Stylist may door [] => Document, "Foto ansehen";
            RemovePhoto: Stylist may door [Customers] => (), "Foto löschen";
            GiveInformation: Reception may door [Roll] => Information, "Auskunft nach Art. 15 DSGVO";
            ErasureOutlook: Reception may read [] => Erasure, "Löschung vorbereiten";
            EraseCustomer: Owner may door [Customers, Roll, Till, Calendar] => Erased, "Kundendaten löschen";
            ErasureProposals: Owner may read [] => Proposals, "Löschvorschläge ansehen";
            SetErasureTime: Owner may write [Customers] => (), "Frist der Löschvorschläge ändern";

            ShowDay: Trainee may read [] => DayPage, "Kalender ansehen";
            ShowWeek: Trainee may read [] => WeekPage, "Woche ansehen";
            ShowMonth: Trainee may read [] => MonthPage, "Monat ansehen";
            PersonList: Trainee may read [] => Vec<ListedAppointment>, "Termine einer Person ansehen";
            ShowAppointment: Trainee may read [] => Appointment, "Termin ansehen";
            AppointmentHistory: Trainee may read [] => Vec<Happened>, "Terminverlauf ansehen";
            TryBook: Trainee may read [] => Preview, "Termin ausprobieren";
            TryMove: Trainee may read [] => Preview, "Verschieben ausprobieren";
            TryChange: Trainee may read [] => Preview, "Terminänderung ausprobieren";
            TryResize: Trainee may read [] => Preview, "Dauer ausprobieren";
            NextSlot: Trainee may read [] => Vec<Offer>, "Nächste freie Zeit suchen";
            FitsNow: Trainee may read [] => Fitting, "Passende Leistungen vorschlagen";
            FreeNow: Trainee may read [] => FreePeople, "Freie Personen ansehen";
            LearnedDurations: Trainee may read [] => Vec<Learned>, "Gelernte Dauern ansehen";
            Book: Stylist may write [Calendar] => Changed, "Termin buchen";
            ChangeAppointment: Stylist may write [Calendar] => Changed, "Termin ändern";
            Move: Stylist may write [Calendar] => Changed, "Termin verschieben";
            Resize: Stylist may write [Calendar] => Changed, "Termin verlängern oder kürzen";
            CopyAppointment: Stylist may write [Calendar] => Changed, "Termin kopieren";
            Park: Stylist may write [Calendar] => Changed, "Termin in die Luft hängen";
            SetState: Stylist may write [Calendar] => Changed, "Terminstand setzen";
            CancelAppointment: Stylist may write [Calendar] => Changed, "Termin absagen";
            MarkNoShow: Stylist may write [Calendar] => Changed, "Nicht erschienen";
            DecideFee: Reception may write [Calendar] => Changed, "Ausfallgebühr entscheiden";
            UndoChange: Stylist may write [Calendar] => Changed, "Terminänderung zurücknehmen";
            BookSeries: Stylist may write [Calendar] => Series, "Terminserie buchen";
            WaitingList: Trainee may read [] => Vec<Waiting>, "Warteliste ansehen";
            AddWaiting: Stylist may write [Calendar] => Waiting, "Auf die Warteliste setzen";
            TakeWaiting: Stylist may write [Calendar] => Changed, "Aus der Warteliste buchen";
            RemoveWaiting: Stylist may write [Calendar] => (), "Von der Warteliste nehmen";
            UnpaidAppointments: Stylist may read [] => Vec<UnpaidAppointment>, "Unbezahlte Termine ansehen";
            CheckOut: Stylist may write [Calendar, Till] => Basket, "Termin kassieren";
            ShowPlanning: Trainee may read [] => Planning, "Dienstplan ansehen";
            PhasesFor: Trainee may read [] => ServicePhases, "Phasen einer Leistung ansehen";
            StandingWithin: Trainee may read [] => Vec<ListedAppointment>, "Betroffene Termine ansehen";
            SaveOpeningHours: Owner may write [Calendar] => (), "Öffnungszeiten ändern";
            RemoveOpeningHours: Owner may write [Calendar] => (), "Geplante Öffnungszeiten streichen";
            AddClosure: Reception may write [Calendar] => ClosureId, "Schließtage eintragen";
            RemoveClosure: Reception may write [Calendar] => (), "Schließtage streichen";
            SaveShiftPlan: Reception may write [Calendar] => (), "Dienstplan ändern";
            RemoveShiftPlan: Reception may write [Calendar] => (), "Geplanten Dienstplan streichen";
            AddAbsence: Reception may write [Calendar] => AbsenceAdded, "Abwesenheit eintragen";
            RemoveAbsence: Reception may write [Calendar] => (), "Abwesenheit streichen";
            SaveResource: Owner may write [Calendar] => Resource, "Plätze, Waschbecken und Hauben ändern";
            SavePhases: Owner may write [Calendar] => ServicePhases, "Phasen einer Leistung ändern";
            AdjustPhase: Reception may write [Calendar] => (), "Phasendauer anpassen";

            Baskets: Stylist may read [] => Vec<Basket>, "Vorgänge ansehen";
            ShowBasket: Stylist may read [] => Basket, "Vorgang ansehen";
            OpenBasket: Stylist may write [Till] => Basket, "Vorgang beginnen";
            AddLine: Stylist may write [Till] => Basket, "Leistung oder Artikel erfassen";
            ScanCode: Stylist may write [Till] => Basket, "Artikel scannen";
            ChangeLine: Stylist may write [Till] => Basket, "Position ändern";
            VoidLine: Stylist may sign [Till, Roll] => Basket, "Position zurücknehmen";
            SetCustomer: Stylist may write [Till] => Basket, "Kundin eintragen";
            SetTip: Stylist may write [Till] => Basket, "Trinkgeld eintragen";
            DropBasket: Stylist may book [Till, Roll, Calendar] => (), "Vorgang abbrechen";
            BookSale: Stylist may book [Till, Day, Roll, Printing, Calendar] => Receipt, "Kassieren";
            CardDeclined: Stylist may sign [Roll] => (), "Kartenablehnung festhalten";

            Roll: Stylist may read [] => RollPage, "Kassenrolle ansehen";
            ShowEntry: Stylist may read [] => EntryView, "Beleg ansehen";
            Reprint: Stylist may sign [Printing, Roll] => u32, "Beleg nachdrucken";
            EntryPdf: Stylist may door [Roll] => Document, "Beleg als PDF";
            StornoOutlook: Reception may read [] => Outlook, "Storno vorbereiten";
            CancelReceipt: Reception may book [Till, Day, Roll, Printing, Calendar] => Receipt, "Stornieren";
            CorrectPayment: Reception may book [Till, Day, Roll, Printing] => Correction, "Zahlungsart korrigieren";
            RingAgain: Reception may book [Till, Day, Roll, Printing, Calendar] => RungAgain, "Neu kassieren";
            Returnable: Reception may read [] => ReturnableReceipt, "Rückgabe vorbereiten";
            TakeBack: Reception may book [Till, Day, Roll, Printing] => Receipt, "Rückgabe";

            Drawer: Reception may read [] => DrawerView, "Kassenbestand ansehen";
            MoveCash: Reception may book [Till, Day, Roll, Printing] => Receipt, "Bargeld bewegen";
            OpenDrawer: Reception may sign [Roll, Printing] => (), "Kassenlade öffnen";
            TipBalances: Reception may read [] => Vec<TipBalance>, "Trinkgelder ansehen";
            Transits: Reception may read [] => TransitView, "Geldtransit und Tresor ansehen";
            RecordBanking: Reception may sign [Roll] => TransitView, "Einzahlung bei der Bank festhalten";
            CheckCash: Reception may sign [Roll, Printing] => CashCheck, "Kassensturz";
            PayOutTips: Reception may book [Till, Day, Roll, Printing] => Receipt, "Trinkgeld auszahlen";

            DayState: Trainee may read [] => DayView, "Tag ansehen";
            OpenDay: Reception may book [Till, Day, Roll, Printing] => OpenedDay, "Tag öffnen";
            XReport: Reception may sign [Roll, Printing] => Slip, "X-Bericht";
            CloseOutlook: Reception may read [] => CloseState, "Tagesabschluss vorbereiten";
            BeginCount: Reception may write [Day] => (), "Zählung beginnen";
            SaveCountDraft: Reception may write [] => (), "Zählung zwischenspeichern";
            StoreCount: Reception may sign [Day, Roll] => CountResult, "Zählung festhalten";
            BookDifference: Reception may book [Day, Till, Roll, Printing] => Receipt, "Differenz buchen";
            CloseDay: Reception may sign [Day, Till, Roll, Printing] => Closing, "Tag abschließen";
            ZReports: Reception may read [] => Vec<ZReportRow>, "Z-Berichte ansehen";
            RevocationOutlook: Reception may read [] => Option<LastClose>, "Widerruf vorbereiten";
            RevokeClosing: Owner may book [Day, Till, Roll, Printing] => Reopened, "Abschluss widerrufen";
            CorrectClock: Owner may sign [Day, Roll] => (), "Uhrkorrektur festhalten";

            ShowList: Owner may read [] => ListPage, "Listen und Berichte ansehen";
            KeepProcedure: Owner may sign [Roll] => Vec<KeptVersion>, "Fassung der Verfahrensdokumentation festhalten";
            ListFile: Owner may door [Roll] => Document, "Listen und Berichte ausgeben";

            PrintJobs: Trainee may read [] => Vec<PrintJob>, "Druckaufträge ansehen";
            ResendPrint: Stylist may write [Printing] => (), "Erneut drucken";
            SettlePrint: Stylist may write [Printing] => (), "Druck klären";
            Printers: Trainee may read [] => Vec<Printer>, "Drucker ansehen";
            SavePrinter: Owner may sign [Printing] => Printer, "Drucker einrichten";
            RemovePrinter: Owner may sign [Printing] => (), "Drucker entfernen";
            TestPrint: Reception may write [Printing] => (), "Testdruck";

            ShowSettings: Reception may read [] => Settings, "Einstellungen ansehen";
            SaveSalon: Owner may sign [Settings] => Settings, "Salondaten ändern";
            SaveFooter: Owner may sign [Settings] => Settings, "Bontext ändern";
            SaveLockTime: Owner may sign [Settings, Session] => Settings, "Sperrzeit ändern";

            ShowMail: Owner may read [] => MailSettings, "E-Mail ansehen";
            SaveMail: Owner may door [Messages] => MailSettings, "E-Mail einrichten";
            SaveTemplate: Owner may sign [Messages] => MailSettings, "Nachrichtentext ändern";
            TryMail: Owner may door [] => (), "E-Mail ausprobieren";
            Outbox: Reception may read [] => Vec<OutMessage>, "Nachrichten ansehen";
            SendReceipt: Reception may door [Messages, Roll] => (), "Beleg per E-Mail";
            SendConfirmation: Stylist may write [Messages] => (), "Termin bestätigen";
            SendAgain: Reception may write [Messages] => (), "Nachricht noch einmal senden";
            CancelMessage: Reception may write [Messages] => (), "Nachricht zurückziehen";
            CalendarFile: Stylist may read [] => Document, "Termine als Kalenderdatei";
            DayPlan: Stylist may door [] => Document, "Tagesplan drucken";

            Archives: Owner may door [] => ArchiveShelf, "Archive ansehen";
            MakeArchive: Owner may door [Archive] => (), "Archiv machen";
            CancelArchive: Owner may door [Archive] => (), "Archiv abbrechen";
            KeepArchiveCopy: Owner may door [] => Kept, "Archiv speichern unter";
            KeepFile: Trainee may door [] => Kept, "Datei speichern";

            ShowJobs: Owner may door [] => Vec<JobRow>, "Aufgaben ansehen";
            RunJob: Owner may door [Jobs] => (), "Aufgabe ausführen";
            StopJob: Owner may door [Jobs] => (), "Aufgabe abbrechen";
        }
    };
}

macro_rules! declare {
    ($($name:ident: $role:ident may $effect:ident [$($topic:ident),*] => $reply:ty, $label:literal;)+) => {
        /// Every request that the desk knows, in the order of the table. JSON:
        /// `{"command":"BookSale","body":{…}}`, without `body` where the request has no fields.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "command", content = "body")]
        pub enum Request {
            $(
                #[doc = concat!(
                    "„", $label, "“. Lowest role: [`Role::", stringify!($role), "`], effect: `", stringify!($effect),
                    "`. Replies with `", stringify!($reply), "`. News: `", stringify!([$($topic),*]), "`."
                )]
                $name($name)
            ),+
        }

        impl Request {
            /// The row of the table that this request belongs to: what the desk checks rights by and audits
            /// with.
            pub const fn row(&self) -> &'static Row {
                match self { $(Self::$name(_) => <$name as Ask>::ROW),+ }
            }
        }

        $(
            impl Ask for $name {
                type Reply = $reply;
                const ROW: &'static Row = &Row {
                    command: stringify!($name),
                    label: $label,
                    lowest: Role::$role,
                    effect: effect!($effect),
                    topics: &[$(Topic::$topic),*],
                };
            }

            impl From<$name> for Request {
                fn from(request: $name) -> Self {
                    Self::$name(request)
                }
            }
        )+

        /// All rows, in the order of the table; each command stands once.
        pub const MENU: &[&Row] = &[$(<$name as Ask>::ROW),+];
    };
}

macro_rules! effect {
    (read) => {
        Effect::Read
    };
    (write) => {
        Effect::Write
    };
    (sign) => {
        Effect::Sign
    };
    (book) => {
        Effect::Book
    };
    (door) => {
        Effect::Door
    };
}

menu!(declare);

/// A request that has its row in the table, and with it the type of its reply. Implemented by the table
/// alone.
pub trait Ask: Into<Request> + Clone {
    /// What [`Answer::Done`](crate::Answer::Done) carries as JSON when this request went well.
    type Reply: Serialize + DeserializeOwned;
    /// Its row.
    const ROW: &'static Row;
}

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The request type's name, which is its spelling in JSON too: `BookSale`.
    pub command: &'static str,
    /// What it does, in German, for refusals, the matrix of rights and the log: `Kassieren`.
    pub label: &'static str,
    /// The lowest role that may ask; those above it may too.
    pub lowest: Role,
    /// What the command may do at most.
    pub effect: Effect,
    /// What is in the news once it went well (a `door` row also when it did not); empty where no page
    /// changes.
    pub topics: &'static [Topic],
}
