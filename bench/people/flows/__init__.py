"""Every flow of an applicant, walked to its end in Chromium with JavaScript switched off, and counted on the way."""
