"""Reads the machine-readable zone of passports, cards and visas from pictures; knows nothing of permits."""
