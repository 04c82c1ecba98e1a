"""Who is who, and at which desk."""
