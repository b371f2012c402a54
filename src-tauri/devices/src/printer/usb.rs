//! Printers on USB, spoken to without a driver: the printer class's two bulk pipes.

use std::io::{self, ErrorKind, Read, Write};
use std::time::Duration;

use book::ports::PaperTrouble;
use nusb::descriptors::TransferType;
use nusb::io::{EndpointRead, EndpointWrite};
use nusb::transfer::{Bulk, Direction, In, Out};
use nusb::{Interface, MaybeFuture};

use super::Patience;
use super::line::PrinterLine;
use super::talk::reason;

/// USB's class number of printers.
const PRINTER_CLASS: u8 = 7;
const TRANSFER: usize = 4096;

pub struct Usb {
    write: EndpointWrite<Bulk>,
    /// Cheap printers only listen.
    read: Option<EndpointRead<Bulk>>,
}

/// Opens the first printer with these two ids.
pub fn open(vendor: u16, product: u16, patience: &Patience) -> Result<Usb, PaperTrouble> {
    claim(vendor, product, patience).map_err(|error| PaperTrouble::NoAnswer(reason(&error)))
}

fn claim(vendor: u16, product: u16, patience: &Patience) -> io::Result<Usb> {
    let device = nusb::list_devices()
        .wait()?
        .find(|device| device.vendor_id() == vendor && device.product_id() == product)
        .ok_or_else(|| io::Error::new(ErrorKind::NotFound, "no such device"))?;
    let number = device
        .interfaces()
        .find(|interface| interface.class() == PRINTER_CLASS)
        .map_or(0, nusb::InterfaceInfo::interface_number);
    let interface = device.open().wait()?.detach_and_claim_interface(number).wait()?;
    let (out, back) = pipes(&interface);
    let out = out.ok_or_else(|| io::Error::new(ErrorKind::Unsupported, "no pipe to write to"))?;
    let write = interface.endpoint::<Bulk, Out>(out)?.writer(TRANSFER).with_write_timeout(patience.write);
    let read = match back {
        Some(back) => Some(interface.endpoint::<Bulk, In>(back)?.reader(TRANSFER)),
        None => None,
    };
    Ok(Usb { write, read })
}

fn pipes(interface: &Interface) -> (Option<u8>, Option<u8>) {
    let find = |direction| {
        let descriptor = interface.descriptor()?;
        let pipe = descriptor
            .endpoints()
            .find(|pipe| pipe.transfer_type() == TransferType::Bulk && pipe.direction() == direction)?;
        Some(pipe.address())
    };
    (find(Direction::Out), find(Direction::In))
}

impl Read for Usb {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.read {
            Some(read) => read.read(buffer),
            None => Err(ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for Usb {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write.flush()
    }
}

impl PrinterLine for Usb {
    fn wait_at_most(&mut self, time: Duration) -> io::Result<()> {
        if let Some(read) = &mut self.read {
            read.set_read_timeout(time);
        }
        Ok(())
    }
}
