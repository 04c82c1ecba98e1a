"""What the office offers: permit types, questions, documents, fees, filing windows, reasons. Data only, no tables."""
