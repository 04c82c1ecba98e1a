"""What anybody can check without us: proofs, notes, seals and signed letters. Python's own library and cryptography."""
