"""What was reported and answered is encrypted from now on; what lies there already is encrypted here.

The tables are append-only, so their refusal is lifted for these rows and put back in the same transaction. The plain
column is taken away by the next migration.
"""

from collections.abc import Callable
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tinggal.complaints.sealed import opened, sealed

NAMES = ("Complaint", "ComplaintEntry")


def _each(apps: Apps, editor: BaseDatabaseSchemaEditor, *, change: Callable[[Any], None]) -> None:
    for name in NAMES:
        rows = apps.get_model("complaints", name)
        table = rows._meta.db_table
        editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_change")
        for row in rows.objects.order_by("pk"):
            change(row)
            row.save(update_fields=["text", "ciphertext", "wrapped_key"])
        editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_no_change")


def _seal(row: Any) -> None:
    closed = sealed(row.text)
    row.text, row.ciphertext, row.wrapped_key = "", closed.ciphertext, closed.wrapped_key


def _open(row: Any) -> None:
    row.text = opened(bytes(row.ciphertext), bytes(row.wrapped_key))


def seal_all(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Every text into its sealed form."""
    _each(apps, editor, change=_seal)


def open_all(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Every text back into plain words."""
    _each(apps, editor, change=_open)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0002_append_only")]
    operations = [
        migrations.RemoveConstraint(model_name="complaint", name="a_complaint_says_something"),
        migrations.RemoveConstraint(model_name="complaintentry", name="a_complaint_entry_says_something"),
        *(
            migrations.AddField(name, column, models.BinaryField(default=b""), preserve_default=False)
            for name in ("complaint", "complaintentry")
            for column in ("ciphertext", "wrapped_key")
        ),
        migrations.RunPython(seal_all, open_all),
    ]
