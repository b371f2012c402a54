use crate::client_id::{ClientId, ClientIdError};

#[test]
fn a_serial_number_holds_nothing_that_parts_names_or_fields() {
    assert_eq!(ClientId::new("LB-0001").unwrap().to_string(), "LB-0001");
    for letter in ['/', '_', ';', 'ä', ' ', '"'] {
        assert_eq!(ClientId::new(&format!("LB{letter}0001")), Err(ClientIdError::Letter(letter)));
    }
    assert_eq!(ClientId::new(""), Err(ClientIdError::Empty));
    assert_eq!(ClientId::new(&"A".repeat(31)), Err(ClientIdError::TooLong));
    ClientId::new(&"A".repeat(30)).unwrap();
}

#[test]
fn a_register_that_was_named_before_the_rule_is_mapped_and_it_is_said() {
    let mapped = |text| ClientId::mapped(text).map(|(id, changed)| (id.as_str().to_owned(), changed));
    assert_eq!(mapped("LB-0001"), Ok(("LB-0001".to_owned(), false)));
    assert_eq!(mapped("LB_0001/a;b"), Ok(("LB-0001-a-b".to_owned(), true)));
    assert_eq!(
        mapped("Straße des 17. Juni, Kasse Nr. 12 hinten"),
        Ok(("Stra-e-des-17.-Juni--Kasse-Nr.".to_owned(), true))
    );
    assert_eq!(mapped(""), Err(ClientIdError::Empty));
}
