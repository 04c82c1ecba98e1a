"""Interviews and photos at the immigration office: invitations, who came, who did not."""
