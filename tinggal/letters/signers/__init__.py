"""The signers a house can choose from."""
