"""Back room: bills, payments, refunds."""
