"""Decision letters: composed, typeset, signed, examined, filed and sent to the office that acts on them."""
