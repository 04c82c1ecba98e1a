"""The plain columns go. CLUSTER writes both tables anew, so that no page of them on the disk keeps the words."""

from django.db import migrations, models
from django.db.models import Q

TABLES = ("complaints_complaint", "complaints_complaintentry")


class Migration(migrations.Migration):
    dependencies = [("complaints", "0003_sealed_texts")]
    operations = [
        # a default, so that the way back can add the columns to rows that are there
        migrations.AlterField("complaint", "text", models.TextField(default="")),
        migrations.AlterField("complaintentry", "text", models.TextField(default="")),
        migrations.RemoveField("complaint", "text"),
        migrations.RemoveField("complaintentry", "text"),
        migrations.AddConstraint(
            "complaint", models.CheckConstraint(condition=~Q(ciphertext=b""), name="a_complaint_says_something")
        ),
        migrations.AddConstraint(
            "complaintentry",
            models.CheckConstraint(condition=~Q(ciphertext=b""), name="a_complaint_entry_says_something"),
        ),
        *(migrations.RunSQL(f"CLUSTER {table} USING {table}_pkey", migrations.RunSQL.noop) for table in TABLES),
    ]
