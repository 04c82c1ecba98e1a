"""Front room of those who look over the offices: comparison, dossiers, officers, anomalies, samples."""
