//! Files for the person: pages that are rendered on the caller's thread, never on the writer's.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ports::PaperPage;
use contract::roll::{Document, EntryPdf};
use salon::letterhead::footer_at;

use super::copies::{CopyWay, copied};
use crate::Here;

impl DoorRow<Here> for EntryPdf {
    fn answer(self, door: &Door<'_>) -> Outcome<Document> {
        let out = door.write(move |tx| copied(tx, self.seq, CopyWay::Pdf))?;
        let logo = door.read(|tx| footer_at(tx.conn, self.seq))?.logo_png_base64;
        let page = PaperPage { slip: &out.slip, made: out.ended, logo_png_base64: logo.as_deref() };
        let pdf = door.services.adapters.paper.pdf(&page)?;
        Ok(Document {
            file_name: file_name(&out.slip.title, out.slip.copy),
            mime: "application/pdf".into(),
            base64: STANDARD.encode(pdf),
        })
    }
}

/// `Bon-004501.pdf`, `Bon-004501-Kopie-2.pdf`.
pub fn file_name(title: &str, copy: Option<u32>) -> String {
    let title: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    copy.map_or_else(|| format!("{title}.pdf"), |copy| format!("{title}-Kopie-{copy}.pdf"))
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn files_are_named_for_their_page() {
        assert_eq!(file_name("Bon 004501", None), "Bon-004501.pdf");
        assert_eq!(file_name("Z-Bericht 331", Some(2)), "Z-Bericht-331-Kopie-2.pdf");
    }
}
