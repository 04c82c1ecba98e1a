"""Who vouches for foreigners (penjamin), who works for him, and which agents act for whom. Knows no application."""
