//! `info.csv`: who made the device.

/// What `info.csv` tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// What the device is.
    pub description: String,
    /// Who made it.
    pub manufacturer: String,
    /// Its version.
    pub version: String,
    /// Whatever else stands there, as name and value.
    pub further: Vec<(String, String)>,
}

impl Info {
    /// Reads pairs of name and value in one line or several, quoted or not, with blanks or without.
    pub fn read(file: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(file).ok()?;
        let fields = fields(text.trim_start_matches('\u{feff}'))?;
        let mut info = Self::default();
        let mut known = 0;
        for pair in fields.chunks(2) {
            let [name, value] = pair else { return None };
            let place = match name.trim_end_matches(':').trim().to_ascii_lowercase().as_str() {
                "description" => &mut info.description,
                "manufacturer" => &mut info.manufacturer,
                "version" => &mut info.version,
                _ => {
                    info.further.push((name.clone(), value.clone()));
                    continue;
                }
            };
            known += 1;
            place.clone_from(value);
        }
        (known > 0).then_some(info)
    }

    /// The file that a device writes.
    pub fn write(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let pairs = [
            ("description:", &self.description),
            ("manufacturer:", &self.manufacturer),
            ("version:", &self.version),
        ];
        let pairs = pairs.map(|(name, value)| format!("{},{}", quoted(name), quoted(value)));
        format!("{}\n", pairs.join(","))
    }
}

/// Fields between commas; in quotes a comma is a letter and two quotes are one. `None` where quotes stay open.
fn fields(text: &str) -> Option<Vec<String>> {
    let mut found = vec![String::new()];
    let mut letters = text.trim_end_matches(['\r', '\n', '\0']).chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let field = found.last_mut()?;
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if quoted || field.trim().is_empty() => quoted = !quoted,
            ',' | '\n' | '\r' if !quoted => {
                if letter == '\r' {
                    letters.next_if_eq(&'\n');
                }
                found.push(String::new());
            }
            _ => field.push(letter),
        }
    }
    (!quoted).then(|| found.iter().map(|field| field.trim().to_owned()).collect())
}
