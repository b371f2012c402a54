//! The XML around each message (ePOS-Device): a handful of elements, which are written by hand and read by their names.

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::Event;
use zeroize::Zeroizing;

/// Asks for the device.
pub fn open_device(device: &str, kind: &str) -> String {
    let (device, kind) = (escape(device), escape(kind));
    format!("<open_device><device_id>{device}</device_id><data><type>{kind}</type></data></open_device>")
}

/// Hands a request over.
pub fn device_data(device: &str, timeout_ms: u128, json: &str) -> Zeroizing<String> {
    let (device, json) = (escape(device), Zeroizing::new(escape(json).into_owned()));
    Zeroizing::new(format!(
        "<device_data><device_id>{device}</device_id><data><type>operate</type><timeout>{timeout_ms}</timeout>\
         <requestdata>{}</requestdata></data></device_data>",
        json.as_str()
    ))
}

/// The text of the first element of a name, wherever it stands; `None` where there is none, or where it is no XML.
pub fn text_of(xml: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let (mut raw, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if start.name().as_ref() == name => inside = true,
            Event::End(end) if inside && end.name().as_ref() == name => {
                return unescape(&raw).ok().map(|text| text.into_owned());
            }
            Event::Text(text) if inside => raw.push_str(&text),
            Event::CData(text) if inside => raw.push_str(&escape(&*text)),
            Event::GeneralRef(name) if inside => raw.push_str(&format!("&{};", &*name)),
            Event::Eof => return None,
            _ => {}
        }
    }
}
