//! Health data (Art. 9 DSGVO): what someone has to agree to, asked where it is entered, and what taking the consent back
//! does. The stop of services without a patch test never waits for a consent.

mod ask;
mod enter;
mod withdraw;
