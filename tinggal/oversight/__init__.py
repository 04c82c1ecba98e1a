"""What shows how offices and officers work: counted every night from the journal, for heads and auditors."""
