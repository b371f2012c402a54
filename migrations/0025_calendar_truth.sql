-- Why a price was agreed that is not the list's (IKS-06): said at the booking, and on the receipt.
alter table appointment_part add column price_reason text;
