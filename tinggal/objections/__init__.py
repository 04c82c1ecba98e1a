"""Objections (keberatan) to a refusal or a revocation: made by the applicant, answered by the office above."""
