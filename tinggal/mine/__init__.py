"""Front room of whoever has an account: the account itself, his data, who opened his files, his permit on the phone."""
